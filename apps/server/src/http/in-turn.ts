import type { Request, RequestHandler, Response } from 'express';
import { formMaxBytes } from '@uskalla/contracts/wire';
import { networkOf } from '../network-of.ts';
import type { Turns } from './turns.ts';

/** Seconds after which somebody who was sent away may ask again. */
const again = 5;

/**
 * Makes what strangers ask for in turns, so that a crawler at full speed holds up neither other readers nor the workshops of the same
 * process. Addresses are kept while they wait and no longer. A form waits until it is here as a whole: whoever sends slowly would keep
 * the turn.
 * @param isMade whether a request is for such a thing
 */
export function createInTurn(turns: Turns, isMade: (request: Request) => boolean = () => true): RequestHandler {
  return async (request, response, next) => {
    if (!isMade(request)) return next();
    let giveBack: () => void;
    await arrived(request);
    try {
      giveBack = await turns.take(whoOf(request));
    } catch (error) {
      response.set('Retry-After', String(again));
      return next(error);
    }
    // Nobody is there any more.
    if (request.socket.destroyed) return giveBack();
    onceMade(response, giveBack);
    next();
  };
}

/**
 * A piece of what is sent a portion at a time: its turn is over when the piece is made, however slowly it is read.
 * @throws Fault `too_many_requests`
 */
export async function doInTurn<T>(turns: Turns, request: Request, work: () => Promise<T>): Promise<T> {
  const giveBack = await turns.take(whoOf(request));
  try {
    return await work();
  } finally {
    giveBack();
  }
}

/** When a form is here, of which nothing is taken. One that is too long is not waited for: pages refuse it unread. */
function arrived(request: Request): Promise<void> {
  const length = Number(request.headers['content-length'] ?? 0);
  const isHere = () => request.readableLength >= length || request.readableEnded;
  if (length > formMaxBytes || isHere()) return Promise.resolve();
  return new Promise((resolve) => {
    const look = () => {
      if (!isHere() && !request.closed) return;
      request.off('readable', look).off('close', look);
      resolve();
    };
    request.on('readable', look).on('close', look);
  });
}

const whoOf = (request: Request) => networkOf(request.ip ?? '');

/**
 * When all of an answer is known, which is before it has arrived. So that this does not wait for a slow reader (or for one who reads
 * nothing at all), whoever writes it is never asked to wait: what is made in a turn is a page, and small.
 */
function onceMade(response: Response, act: () => void): void {
  const { write, end } = response;
  response.write = function (...args: unknown[]) {
    write.apply(response, args as Parameters<typeof write>);
    return true;
  };
  response.end = function (...args: unknown[]) {
    act();
    return end.apply(response, args as Parameters<typeof end>);
  };
  response.once('close', act);
}
