/** What the library has brought about, as tables to be kept; each is the beginning of its file's name. */
export const impactTableNames = ['growth', 'regions', 'reuse', 'follow-ups', 'daring'] as const;
export type ImpactTableName = (typeof impactTableNames)[number];

/** Those of them that there is a picture of, as a file. */
export const impactPictureNames = [
  'growth',
  'regions',
  'follow-ups',
  'daring',
] as const satisfies readonly ImpactTableName[];
export type ImpactPictureName = (typeof impactPictureNames)[number];
