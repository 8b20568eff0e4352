import { storiesSegment } from '@uskalla/contracts/wire';
import type { ParamMatcher } from '@sveltejs/kit';

/** The list of stories by its name in any language; the page sends a mismatch to the right one. */
export const match = ((param) => Object.values(storiesSegment).includes(param)) satisfies ParamMatcher;
