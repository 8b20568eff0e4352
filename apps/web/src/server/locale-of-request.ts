import { cookieNames } from '@uskalla/contracts/wire';
import type { Caller, Services } from '@uskalla/contracts';
import { baseLocale, isLocale, type Locale } from '@uskalla/domain';
import type { RequestEvent } from '@sveltejs/kit';

/**
 * The language a page is in. In the library it is the address's; on phones and the wall the
 * workshop's, unless somebody chose another; at the desk the one chosen or the browser's.
 */
export async function localeOfRequest(
  event: Pick<RequestEvent, 'url' | 'cookies' | 'params' | 'route'>,
  caller: Caller,
  services: Services,
): Promise<Locale> {
  const route = event.route.id ?? '';
  if (route === '' || route.startsWith('/(library)')) {
    const first = event.url.pathname.split('/')[1];
    return isLocale(first) ? first : baseLocale;
  }
  const chosen = event.cookies.get(cookieNames.locale);
  if (isLocale(chosen)) return chosen;
  const { code, id } = event.params as { code?: string; id?: string };
  if (route.startsWith('/(phone)') && code) return (await services.workshopLanguage({ code })) ?? caller.locale;
  if (route.startsWith('/(projector)') && id) return (await services.workshopLanguage({ id })) ?? caller.locale;
  return caller.locale;
}
