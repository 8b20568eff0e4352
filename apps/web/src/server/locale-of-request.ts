import { cookieNames } from '@uskalla/contracts/wire';
import type { Caller, Services } from '@uskalla/contracts';
import { baseLocale, isLocale, negotiateLocale, type Locale } from '@uskalla/domain';
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
  const told = localeTold(event);
  if (told) return told;
  const { code, id } = event.params as { code?: string; id?: string };
  if (route.startsWith('/(phone)') && code) return (await services.workshopLanguage({ code })) ?? caller.locale;
  if (route.startsWith('/(projector)') && id) return (await services.workshopLanguage({ id })) ?? caller.locale;
  return caller.locale;
}

/** The same as far as it can be known without looking anything up. */
export function localeByItself(event: Pick<RequestEvent, 'url' | 'cookies' | 'route' | 'request'>): Locale {
  return localeTold(event) ?? negotiateLocale(event.request.headers.get('accept-language')) ?? baseLocale;
}

/** By the address in the library, by choice elsewhere. */
function localeTold({ url, cookies, route }: Pick<RequestEvent, 'url' | 'cookies' | 'route'>): Locale | undefined {
  const id = route.id ?? '';
  if (id === '' || id.startsWith('/(library)')) {
    const first = url.pathname.split('/')[1];
    return isLocale(first) ? first : baseLocale;
  }
  const chosen = cookies.get(cookieNames.locale);
  return isLocale(chosen) ? chosen : undefined;
}
