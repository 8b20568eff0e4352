import { faultStatus, type FaultCode, type Locale } from '@uskalla/domain';
import { faultMessage } from '@uskalla/messages/faults';
import { createHash } from 'node:crypto';
import page from '../error.html?raw';

const [, style = ''] = /<style>([^]*?)<\/style>/.exec(page) ?? [];

/** Of a page that has one style, in itself, and nothing else: that style, by its hash. */
export const plainPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The plain page for when nothing answers that the others stand on, in the reader's language. */
export function outagePage(locale: Locale): Response {
  return plainPage(locale, 'unavailable', { 'retry-after': '15' });
}

/** A page that says what is wrong, and stands on nothing. */
export function plainPage(locale: Locale, code: FaultCode, headers: Record<string, string> = {}): Response {
  const status = faultStatus[code];
  const html = page
    .replace('lang="fi"', `lang="${locale}"`)
    .replaceAll('%sveltekit.status%', String(status))
    .replaceAll('%sveltekit.error.message%', faultMessage(code, {}, locale));
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': plainPolicy,
      'cache-control': 'no-store',
      ...headers,
    },
  });
}
