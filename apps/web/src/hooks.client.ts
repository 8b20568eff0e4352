import { baseLocale, isLocale } from '@uskalla/domain';
import { overwriteGetLocale } from '@uskalla/messages/runtime';

// The server decided which language this page is in, and wrote it where browsers look too.
overwriteGetLocale(() => {
  const { lang } = document.documentElement;
  return isLocale(lang) ? lang : baseLocale;
});
