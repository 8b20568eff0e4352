import type { Request, RequestHandler, Response } from 'express';
import type { Turns } from './turns.ts';

/** Seconds after which somebody who was sent away may ask again. */
const again = 5;

/**
 * Makes what strangers read in turns, so that a crawler at full speed holds up neither other readers nor the workshops of the same
 * process. Addresses are kept while they wait and no longer.
 * @param isRead whether a request is for such a thing
 */
export function createInTurn(turns: Turns, isRead: (request: Request) => boolean = () => true): RequestHandler {
  return async (request, response, next) => {
    if (!['GET', 'HEAD'].includes(request.method) || !isRead(request)) return next();
    let giveBack: () => void;
    try {
      giveBack = await turns.take(request.ip ?? '');
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

/** When all of an answer is known, which is before it has arrived: who reads slowly holds up nobody. */
function onceMade(response: Response, act: () => void): void {
  const { end } = response;
  response.end = function (...args: unknown[]) {
    act();
    return end.apply(response, args as Parameters<typeof end>);
  };
  response.once('close', act);
}
