import { AsyncLocalStorage } from 'node:async_hooks';
import { baseLocale, type Locale } from '@uskalla/domain';
import { overwriteGetLocale } from '@uskalla/messages/runtime';

const current = new AsyncLocalStorage<Locale>();
overwriteGetLocale(() => current.getStore() ?? baseLocale);

/** Renders in one language, also while other requests render in theirs. */
export function withLocale<T>(locale: Locale, render: () => T): T {
  return current.run(locale, render);
}
