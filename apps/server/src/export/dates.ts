import type { Locale } from '@uskalla/domain';

const tags: Record<Locale, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };
// A bare date is midnight UTC, which is the same day in Finland; so one zone serves dates and times.
const timeZone = 'Europe/Helsinki';

/** "24. marraskuuta 2026", of an ISO date or time; what is no date is handed back as it is. */
export function longDate(iso: string, locale: Locale): string {
  return shown(iso, new Intl.DateTimeFormat(tags[locale], { dateStyle: 'long', timeZone }));
}

/** "24.11.2026 klo 21.30", of an ISO time, in the time of the workshops. */
export function dateAndTime(iso: string, locale: Locale): string {
  return shown(iso, new Intl.DateTimeFormat(tags[locale], { dateStyle: 'medium', timeStyle: 'short', timeZone }));
}

/** "3,4": one decimal, the way the language writes it. */
export function oneDecimal(value: number, locale: Locale): string {
  return new Intl.NumberFormat(tags[locale], { maximumFractionDigits: 1 }).format(value);
}

function shown(iso: string, format: Intl.DateTimeFormat): string {
  const moment = new Date(iso);
  return Number.isNaN(moment.getTime()) ? iso : format.format(moment);
}
