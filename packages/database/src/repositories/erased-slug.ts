import { createHash } from 'node:crypto';

export const erasedMark = 'erased-';

/** What stands in the place of an emptied story's address: the address is found by it, and can't be read out of it. */
export const erasedSlug = (slug: string): string =>
  `${erasedMark}${createHash('sha256').update(slug).digest('hex').slice(0, 32)}`;
