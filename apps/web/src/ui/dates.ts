import { locales, type Locale } from '@uskalla/domain';

const tags: Record<Locale, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

/** Made once for each language: making one takes longer than all that it writes on a page. */
const formats = (options: Intl.DateTimeFormatOptions) =>
  Object.fromEntries(
    locales.map((locale) => [
      locale,
      new Intl.DateTimeFormat(tags[locale], { ...options, timeZone: 'Europe/Helsinki' }),
    ]),
  ) as Record<Locale, Intl.DateTimeFormat>;

const long = formats({ dateStyle: 'long' });
const dateWithTime = formats({ dateStyle: 'medium', timeStyle: 'short' });
const time = formats({ timeStyle: 'short' });

/** "24. marraskuuta 2026", "24 november 2026", "24 November 2026"; of an ISO date or time. */
export function longDate(iso: string, locale: Locale): string {
  return long[locale].format(new Date(iso));
}

/** "24.11.2026 klo 21.30", in the time of the workshops. */
export function dateAndTime(moment: Date, locale: Locale): string {
  return dateWithTime[locale].format(moment);
}

/** "14.32" of the same day as `today`, else with its date; in the time of the workshops. */
export function timeOfDay(moment: Date, today: Date, locale: Locale): string {
  const isSameDay = longDate(moment.toISOString(), locale) === longDate(today.toISOString(), locale);
  return isSameDay ? time[locale].format(moment) : dateAndTime(moment, locale);
}
