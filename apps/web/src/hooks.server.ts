import { servicesKey } from '@uskalla/contracts/wire';
import type { Services } from '@uskalla/contracts';
import { baseLocale, faultCodeOf, faultContextOf, faultStatus } from '@uskalla/domain';
import { faultMessage } from '@uskalla/messages/faults';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { isTooLong } from '#server/body-limit.ts';
import { localeByItself, localeOfRequest } from '#server/locale-of-request.ts';
import { outagePage, plainPage, plainPolicy } from '#server/outage-page.ts';
import { refusalOf } from '#server/refusal.ts';
import { withLocale } from '#server/request-locale.ts';

export const handle: Handle = async ({ event, resolve }) => {
  const services = (globalThis as { [servicesKey]?: Services })[servicesKey];
  if (!services) throw new Error('The server has not handed over its services');
  const { request, url, locals } = event;
  if (isTooLong(event)) return plainPage(localeByItself(event), 'too_large');
  locals.services = services;
  try {
    const caller = await services.identify({
      headers: request.headers,
      address: event.getClientAddress(),
      secure: url.protocol === 'https:',
    });
    locals.locale = await localeOfRequest(event, caller, services);
    locals.caller = { ...caller, locale: locals.locale };
  } catch (error) {
    // All other pages are drawn for somebody, in a language one may have to look up.
    if (faultCodeOf(error) !== 'unavailable' || event.isDataRequest) throw error;
    return outagePage(localeByItself(event));
  }
  const response = await withLocale(locals.locale, () =>
    resolve(event, {
      transformPageChunk: ({ html }) => html.replace('%lang%', locals.locale),
      // Only what the first paint needs: the Latin faces, not their rarely used extensions.
      preload: ({ type, path }) => type === 'js' || type === 'css' || (type === 'font' && /-latin-wght/.test(path)),
    }),
  );
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  // SvelteKit's plain page for what even its error page fails at.
  if (isPage && !response.headers.has('content-security-policy')) {
    response.headers.set('content-security-policy', plainPolicy);
  }
  if (event.route.id?.startsWith('/(projector)')) letOwnPagesFrame(response.headers);
  if (event.route.id?.startsWith('/(library)')) {
    if (['GET', 'HEAD'].includes(request.method)) letKeep(response.headers, request.headers.has('cookie'));
    if (response.ok) forbidInlineScripts(response.headers);
  }
  return response;
};

/**
 * A page of the library may be kept and is asked for each time, by its ETag: what was published, answered or withdrawn is seen at
 * once, and what was not costs no second sending. Without a cookie it is the same for everybody.
 */
function letKeep(headers: Headers, isOfSomebody: boolean): void {
  if (headers.has('cache-control')) return;
  headers.set('cache-control', `${isOfSomebody ? 'private' : 'public'}, no-cache`);
  headers.append('vary', 'Cookie');
}

/** Its pages have none, so nothing needs the nonce; and one that is held would be given out again and again. */
function forbidInlineScripts(headers: Headers): void {
  const policy = headers.get('content-security-policy');
  if (policy) headers.set('content-security-policy', policy.replace(/ 'nonce-[^']*'/g, ''));
}

/** The desk shows the wall in small: that page alone may be framed, and by our own pages alone. */
function letOwnPagesFrame(headers: Headers): void {
  const policy = headers.get('content-security-policy');
  if (policy) headers.set('content-security-policy', policy.replace(/frame-ancestors [^;]*/, "frame-ancestors 'self'"));
  headers.set('x-frame-options', 'SAMEORIGIN');
}

/** A fault thrown by any load or action becomes its status and its words; anything else is ours to mend. */
export const handleError: HandleServerError = (caught) => {
  if (caught.kind === 'app') return undefined as never;
  const locale = caught.event.locals.locale ?? baseLocale;
  if (caught.kind === 'framework') {
    const code = caught.error.status === 404 ? 'not_found' : 'bad_request';
    return { status: caught.error.status, message: faultMessage(code, {}, locale), code };
  }
  const code = refusalOf(caught.error) ?? 'internal';
  if (code === 'internal') console.error(caught.error);
  return { status: faultStatus[code], message: faultMessage(code, faultContextOf(caught.error), locale), code };
};
