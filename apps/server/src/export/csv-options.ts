import type { Locale } from '@uskalla/domain';
import type { Options } from 'csv-stringify/sync';

/**
 * CSV (RFC 4180) as Excel in Finland opens it by a double click: the mark at its beginning and, in Finnish and Swedish,
 * the semicolon. A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV injection").
 */
export function csvFor(locale: Locale): Options {
  return {
    bom: true,
    delimiter: locale === 'en' ? ',' : ';',
    record_delimiter: 'windows',
    escape_formulas: true,
    // Else it leaves a text with a line break bare, since rows end otherwise; but readers end a row at any break.
    quoted_string: true,
  };
}
