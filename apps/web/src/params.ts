import { impactSegment, mapSegment, storiesSegment } from '@uskalla/contracts/wire';
import { defineParams } from '@sveltejs/kit/params';

/** A page of the library by its name in any language; the page sends a mismatch to the right one. */
const named = (segment: Record<string, string>) => {
  const words = Object.values(segment);
  return (param: string) => (words.includes(param) ? param : undefined);
};

export const params = defineParams({
  /** Languages with a prefix in the library's addresses; Finnish has none. */
  locale: (param) => (param === 'sv' || param === 'en' ? param : undefined),
  stories: named(storiesSegment),
  map: named(mapSegment),
  impact: named(impactSegment),
});
