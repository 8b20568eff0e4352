/** What the library has brought about, as tables to be kept; each is the beginning of its file's name. */
export const impactTableNames = ['growth', 'regions', 'reuse', 'follow-ups', 'daring'] as const;
export type ImpactTableName = (typeof impactTableNames)[number];
