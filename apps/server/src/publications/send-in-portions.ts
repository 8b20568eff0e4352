import type { Response } from 'express';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Sends what is made a portion at a time, as fast as it is read and no faster, so that memory stays flat. What fails before the first
 * portion is thrown; later the connection is cut, so that nobody takes half of it for the whole. Whoever goes away is no failure.
 * @param through what the portions pass on their way, where they are not text yet
 */
export async function sendInPortions(
  response: Response,
  portions: AsyncGenerator<unknown>,
  ...through: Transform[]
): Promise<void> {
  if (response.req.method === 'HEAD') {
    response.end();
    return;
  }
  const first = await portions.next();
  async function* all(): AsyncGenerator<unknown> {
    if (!first.done) yield first.value;
    yield* portions;
  }
  const source = Readable.from(all(), { objectMode: true });
  try {
    await pipeline([source, ...through, response]);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function isGone(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'EPIPE';
}
