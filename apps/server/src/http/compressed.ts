import compression from 'compression';
import { constants } from 'node:zlib';
import type { RequestHandler, Response } from 'express';

/** What shrinks to a fifth, and is small enough to be made while somebody waits; whole downloads are not. */
const shrinking = /^(?:text\/html|application\/(?:atom\+xml|xml|json|ld\+json)|image\/svg\+xml|text\/xml)\b/;

/**
 * Compresses what everybody may read. Pages of somebody's own stay as they are: their length, beside words that a stranger puts into
 * them, would tell about what else is in them (BREACH). Those name no caching; the library's and the publications' do.
 */
export function compressed(): RequestHandler {
  return compression({
    filter: (_request, response) => mayBeCompressed(response as Response),
    // Pages are made for each reader: as quick as gzip, and smaller.
    brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
}

/** By its headers, as they are when it begins to be sent. */
export function mayBeCompressed(response: Pick<Response, 'getHeader'>): boolean {
  const caching = String(response.getHeader('cache-control') ?? '');
  const isForAll = /\b(?:no-cache|max-age)\b/.test(caching) && !caching.includes('no-store');
  return isForAll && shrinking.test(String(response.getHeader('content-type') ?? ''));
}
