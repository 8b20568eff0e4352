import type { Locale } from '@uskalla/domain';

const tags: Record<Locale, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

/** "1 234", "1,234"; `digits` after the decimal sign. */
export function inNumbers(value: number, locale: Locale, digits = 0): string {
  return new Intl.NumberFormat(tags[locale], { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    value,
  );
}

/** "maaliskuu 2026" of `2026-03`. */
export function monthName(month: string, locale: Locale): string {
  return new Intl.DateTimeFormat(tags[locale], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

/** "3/2026", as short as a picture has room for. */
export function shortMonth(month: string): string {
  const [year, number] = month.split('-');
  return `${Number(number)}/${year}`;
}
