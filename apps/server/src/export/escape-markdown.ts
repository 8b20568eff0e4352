import { cleanLine } from '@uskalla/domain';

/**
 * A text on one line as Markdown that shows just that text where other text stands before it: no
 * link, emphasis, code, table cell, footnote, formula, mention or HTML comes of it, in CommonMark, GitHub's
 * dialect or Pandoc's. Any punctuation may be escaped (CommonMark §2.4), so only readability limits it.
 */
export function escapeMarkdown(line: string): string {
  return (
    cleanLine(line)
      .replace(/[\\`*_{}[\]<>#|~$&@^]/g, '\\$&')
      // Addresses that some renderers make links of unasked; `:smile:` becomes a picture in others.
      .replace(/:(?=\/\/|[\w+-]+:)/g, '\\:')
      .replace(/(www|mailto|xmpp)([.:])/gi, '$1\\$2')
  );
}

/** {@link escapeMarkdown} for a line of its own: no heading, list, quote, rule or definition begins with it either. */
export function escapeMarkdownLine(line: string): string {
  return escapeMarkdown(line)
    .replace(/^[-+=:%(]/, '\\$&')
    .replace(/^(\d+|[a-z]|[ivxlcdm]+)([.)])/i, '$1\\$2');
}
