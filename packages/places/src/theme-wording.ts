import type { Locale } from '@uskalla/domain';

/** Concepts whose labels mean different things in the three languages (2019 release). */
export const misleadingThemes: ReadonlySet<string> = new Set(['p11291', 'p4990']);

/** Wording of our own where the ontology's label would puzzle or mislead a reader; see data/NOTICE.md. */
export const themeWording: Readonly<Record<string, Partial<Record<Locale, string>>>> = {
  p5164: { en: 'inclusion' },
  p10909: { sv: 'integritet' },
  p2108: { sv: 'evenemang' },
  p22460: { sv: 'beredskap', en: 'preparedness' },
  p16241: { sv: 'tillgänglig miljö', en: 'barrier-free environment' },
  p858: { sv: 'tillgänglighet' },
  p1797: { en: 'housing' },
  p916: { en: 'physical activity' },
  p2419: { sv: 'att lyckas' },
  p1655: { en: 'effectiveness' },
  p84: { en: 'education' },
  p14084: { sv: 'mångfald' },
  p5522: { en: 'sense of community' },
};
