import {
  collectionsSegment,
  curationSegment,
  impactPictureNames,
  impactSegment,
  mapSegment,
  noticeSegments,
  posterSegment,
  sideBySideSegment,
  storiesSegment,
  versionsSegment,
} from '@uskalla/contracts/wire';
import { defineParams } from '@sveltejs/kit/params';

/** A page by its name in any language; the page sends a mismatch to the right one. */
const named = (words: Readonly<Record<string, string>>) => (param: string) =>
  Object.values(words).includes(param) ? param : undefined;

export const params = defineParams({
  /** Languages with a prefix in the library's addresses; Finnish has none. */
  locale: (param) => (param === 'sv' || param === 'en' ? param : undefined),
  stories: named(storiesSegment),
  versions: named(versionsSegment),
  poster: named(posterSegment),
  sideBySide: named(sideBySideSegment),
  collections: named(collectionsSegment),
  curation: named(curationSegment),
  map: named(mapSegment),
  notice: (param) => (Object.values(noticeSegments).some((words) => named(words)(param)) ? param : undefined),
  impact: named(impactSegment),
  picture: (param) => impactPictureNames.find((name) => name === param),
});
