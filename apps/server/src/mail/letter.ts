import type { Locale } from '@uskalla/domain';
import { escapeHtml } from '../export/escape-html.ts';

/** What is mailed: paragraphs, and at most one thing to open. */
export type Letter = Readonly<{
  locale: Locale;
  subject: string;
  /** Before what is to be opened. */
  opening: readonly string[];
  action: Readonly<{ label: string; url: string }> | null;
  /** After it. */
  closing: readonly string[];
}>;

export function asText({ opening, action, closing }: Letter): string {
  const middle = action === null ? [] : [`${action.label}:\n${action.url}`];
  return [...opening, ...middle, ...closing, ''].join('\n\n');
}

/** In plain marks that every mail program shows, with the address readable as well as linked. */
export function asHtml({ locale, subject, opening, action, closing }: Letter): string {
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`;
  const button =
    action === null
      ? ''
      : `<p style="margin:24px 0"><a href="${escapeHtml(action.url)}" style="display:inline-block;padding:14px 22px;border-radius:6px;background:#0E4C7A;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(action.label)}</a></p>
<p style="margin:0 0 16px;font-size:14px;color:#4a5568;overflow-wrap:anywhere">${escapeHtml(action.url)}</p>`;
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;background:#FBF7F0;color:#13233A;font:17px/1.55 system-ui,sans-serif">
<div style="max-width:34em;margin:0 auto">
${opening.map(paragraph).join('\n')}
${button}
${closing.map(paragraph).join('\n')}
</div>
</body>
</html>
`;
}
