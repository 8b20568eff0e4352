import { redirect } from '@sveltejs/kit';
import type { Locale } from '@uskalla/domain';
import { localizedPath } from '#library/localized-path.ts';

/** Sends an address whose words are of another language than its prefix to the one that fits. */
export function mustBeInLanguage(url: URL, locale: Locale): void {
  const right = localizedPath(url.pathname, locale);
  if (right !== url.pathname) redirect(301, right + url.search);
}
