import type { Locale, NoticePage } from '@uskalla/domain';

/** What addresses are made of. */
export const apiBase = '/api/v1';
export const collabPath = '/collab';
export const livePath = '/socket.io';

/** The size of these pictures, in pixels: what Open Graph shows whole. */
export const pictureSize = { width: 1200, height: 630 } as const;

export const storiesSegment: Record<Locale, string> = {
  fi: 'tarinat',
  sv: 'berattelser',
  en: 'stories',
};

export const versionsSegment: Record<Locale, string> = { fi: 'versiot', sv: 'versioner', en: 'versions' };
export const posterSegment: Record<Locale, string> = { fi: 'juliste', sv: 'affisch', en: 'poster' };
export const sideBySideSegment: Record<Locale, string> = { fi: 'rinnakkain', sv: 'jamsides', en: 'side-by-side' };
export const collectionsSegment: Record<Locale, string> = { fi: 'kokoelmat', sv: 'samlingar', en: 'collections' };
export const curationSegment: Record<Locale, string> = { fi: 'kuratointi', sv: 'kuratering', en: 'curation' };

export const downloadFiles = ['stories.jsonl', 'stories.csv', 'metadata.jsonl', 'dcat.jsonld'] as const;
export type DownloadFile = (typeof downloadFiles)[number];
/** The pages about the service itself. */
export const noticeSegments: Record<NoticePage, Record<Locale, string>> = {
  privacy: { fi: 'tietosuoja', sv: 'dataskydd', en: 'privacy' },
  accessibility: { fi: 'saavutettavuus', sv: 'tillganglighet', en: 'accessibility' },
  terms: { fi: 'kayttoehdot', sv: 'anvandarvillkor', en: 'terms' },
  licence: { fi: 'lisenssi', sv: 'licens', en: 'licence' },
};
export const mapSegment: Record<Locale, string> = { fi: 'kartta', sv: 'karta', en: 'map' };
export const impactSegment: Record<Locale, string> = { fi: 'vaikutus', sv: 'effekter', en: 'impact' };
