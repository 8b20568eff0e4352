import type { Locale } from '@uskalla/domain';

const tags: Record<Locale, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

/** "24. marraskuuta 2026", "24 november 2026", "24 November 2026"; of an ISO date or time. */
export function longDate(iso: string, locale: Locale): string {
  return new Intl.DateTimeFormat(tags[locale], { dateStyle: 'long', timeZone: 'Europe/Helsinki' }).format(
    new Date(iso),
  );
}
