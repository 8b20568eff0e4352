import { locales, type Facts, type PublishingKnowledge } from '@uskalla/domain';
import { baseForms, kindsOf } from '@uskalla/language';
import * as messages from '@uskalla/messages';
import { municipalityByCode, municipalityName } from '@uskalla/places';
import { themeByUri, themeLabel } from '@uskalla/places/themes';

/** What publishing asks of the places package and of the messages. */
export const knowledge: PublishingKnowledge = {
  isMunicipality: (code) => municipalityByCode(code) !== undefined,
  isTheme: (uri) => themeByUri(uri) !== undefined,
  untitled: (municipality, language) =>
    messages.untitled_story({ municipality: municipalityName(municipality, language) }, { locale: language }),
};

/** A story's place and theme in all languages, so that it is found by any of their names. */
function describeFacts({ municipality, theme }: Pick<Facts, 'municipality' | 'theme'>): string {
  const words = locales.flatMap((locale) => [
    municipalityName(municipality, locale),
    ...(theme === null ? [] : [themeLabel(theme, locale)]),
  ]);
  return [...new Set(words)].join(' ');
}

/** What the database has to know to make stories found. */
export const searchKnowledge = { describe: describeFacts, baseForms, kindsOf };
