import { faultStatus, type FaultCode, type Locale } from '@uskalla/domain';
import { faultMessage } from '@uskalla/messages/faults';
import page from '../error.html?raw';

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
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'cache-control': 'no-store',
      ...headers,
    },
  });
}
