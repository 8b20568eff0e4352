import { storiesSegment } from '@uskalla/contracts/wire';
import { defineParams } from '@sveltejs/kit/params';

const storiesWords = Object.values(storiesSegment);

export const params = defineParams({
  /** Languages with a prefix in the library's addresses; Finnish has none. */
  locale: (param) => (param === 'sv' || param === 'en' ? param : undefined),
  /** The list of stories by its name in any language; the page sends a mismatch to the right one. */
  stories: (param) => (storiesWords.includes(param) ? param : undefined),
});
