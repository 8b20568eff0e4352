import { servicesKey } from '@uskalla/contracts/wire';
import type { Services } from '@uskalla/contracts';
import { faultCodeOf } from '@uskalla/domain';
import { faultMessage } from '@uskalla/messages/faults';
import type { Handle, HandleServerError } from '@sveltejs/kit';
import { localeOfRequest } from '#server/locale-of-request.ts';
import { withLocale } from '#server/request-locale.ts';

export const handle: Handle = async ({ event, resolve }) => {
  const services = (globalThis as { [servicesKey]?: Services })[servicesKey];
  if (!services) throw new Error('The server has not handed over its services');
  const { request, url, locals } = event;
  locals.services = services;
  const caller = await services.identify({
    headers: request.headers,
    address: event.getClientAddress(),
    secure: url.protocol === 'https:',
  });
  locals.locale = await localeOfRequest(event, caller, services);
  locals.caller = { ...caller, locale: locals.locale };
  return withLocale(locals.locale, () =>
    resolve(event, {
      transformPageChunk: ({ html }) => html.replace('%lang%', locals.locale),
      // Only what the first paint needs: the Latin faces, not their rarely used extensions.
      preload: ({ type, path }) => type === 'js' || type === 'css' || (type === 'font' && /-latin-wght/.test(path)),
    }),
  );
};

export const handleError: HandleServerError = ({ error, event, status }) => {
  const locale = event.locals.locale ?? 'fi';
  if (status === 404) return { message: faultMessage('not_found', {}, locale), code: 'not_found' };
  // A page that forgot to turn a fault into an answer is a bug worth a line; so is anything else.
  if (faultCodeOf(error) === undefined) console.error(error);
  return { message: faultMessage('internal', {}, locale), code: 'internal' };
};
