import type { Locale } from '@uskalla/domain';
import * as m from '@uskalla/messages';

const names: Record<Locale, () => string> = { fi: m.language_fi, sv: m.language_sv, en: m.language_en };

/** A language as the page's language calls it within a sentence. */
export function languageName(language: Locale): string {
  return names[language]();
}
