import type { Locale } from '@uskalla/domain';

const tags: Record<Locale, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

/** "24. marraskuuta 2026", "24 november 2026", "24 November 2026"; of an ISO date or time. */
export function longDate(iso: string, locale: Locale): string {
  return new Intl.DateTimeFormat(tags[locale], { dateStyle: 'long', timeZone: 'Europe/Helsinki' }).format(
    new Date(iso),
  );
}

/** "24.11.2026 klo 21.30", in the time of the workshops. */
export function dateAndTime(moment: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(tags[locale], {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Helsinki',
  }).format(moment);
}

/** "14.32" of the same day as `today`, else with its date; in the time of the workshops. */
export function timeOfDay(moment: Date, today: Date, locale: Locale): string {
  const isSameDay = longDate(moment.toISOString(), locale) === longDate(today.toISOString(), locale);
  if (!isSameDay) return dateAndTime(moment, locale);
  return new Intl.DateTimeFormat(tags[locale], { timeStyle: 'short', timeZone: 'Europe/Helsinki' }).format(moment);
}
