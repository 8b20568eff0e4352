import type { ParamMatcher } from '@sveltejs/kit';

/** Languages with a prefix in the library's addresses; Finnish has none. */
export const match = ((param) => param === 'sv' || param === 'en') satisfies ParamMatcher;
