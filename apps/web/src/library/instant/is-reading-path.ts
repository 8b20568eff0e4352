import type { Locale } from '@uskalla/domain';
import { localizedPath } from '../localized-path.ts';

/** Whether a path leads to a page of the library in this language. A feed beside the stories is none. */
export function isReadingPath(pathname: string, locale: Locale): boolean {
  return localizedPath(pathname, locale) === pathname && !pathname.endsWith('.xml');
}
