/**
 * Text from strangers made safe to show beside other text. What is stripped:
 * - C0/C1 controls except newline (tab becomes a space);
 * - bidirectional overrides and isolates (U+202A–202E, U+2066–2069, and the marks U+200E, U+200F, U+061C), which
 *   make a name read backwards or swallow what follows it (Unicode TR #36);
 * - zero-width characters other than the joiners that emoji and some scripts need;
 * - lone surrogates.
 */
export function cleanText(raw: string): string {
  return (
    raw
      .toWellFormed()
      .replaceAll('\uFFFD', '')
      .replace(/\r\n?|\u2028|\u2029/g, '\n')
      .replaceAll('\t', ' ')
      // eslint-disable-next-line no-control-regex -- naming control characters is the point
      .replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/g, '')
      .replace(/[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/g, '')
      .normalize('NFC')
  );
}

/** {@link cleanText} on one line: newlines and runs of blanks become one space, ends trimmed. */
export function cleanLine(raw: string): string {
  return cleanText(raw).replace(/\s+/gu, ' ').trim();
}
