import { photoMaxBytes } from '@uskalla/domain';

/** In bytes, of what a page's form may send: words. */
export const formMaxBytes = 64 * 1024;
/** Of the one form that sends a photo with its words. */
export const photoFormMaxBytes = photoMaxBytes + formMaxBytes;
