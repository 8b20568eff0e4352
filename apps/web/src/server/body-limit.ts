import { formMaxBytes } from '@uskalla/contracts/wire';
import type { RequestEvent } from '@sveltejs/kit';

/** The page whose form brings a photo; it says itself what is too large. */
const takesPhotos = '/(desk)/desk/stories/[slug]/photos';

/**
 * Whether a request sends more than a form of words, or does not say how much: browsers always do. Known before a byte of it is read;
 * that it is not more than it says, the adapter sees to.
 */
export function isTooLong({ request, route }: Pick<RequestEvent, 'request' | 'route'>): boolean {
  if (request.body === null) return false;
  const length = lengthOf(request);
  return length === null || (length > formMaxBytes && route.id !== takesPhotos);
}

/** In bytes, as the request says it itself. */
export function lengthOf(request: Request): number | null {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  return Number.isFinite(length) ? length : null;
}
