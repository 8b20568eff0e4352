import { Fault } from '@uskalla/domain';
import type { RequestHandler } from 'express';

/**
 * What of better-auth's HTTP a browser may ask: keys, which its own script has to speak, and the way back from a municipality's sign-in.
 * Everything else is asked by our use cases, which ask the permissions first.
 */
export const openAuthPaths: readonly (readonly [method: string, path: RegExp])[] = [
  ['GET', /^\/passkey\/generate-register-options$/],
  ['POST', /^\/passkey\/verify-registration$/],
  ['GET', /^\/passkey\/generate-authenticate-options$/],
  ['POST', /^\/passkey\/verify-authentication$/],
  ['GET', /^\/callback\/[a-z0-9-]{1,40}$/],
];

/** Refuses the rest of `/api/auth`. */
export const openAuthPathsAlone: RequestHandler = (request, _response, next) => {
  const isOpen = openAuthPaths.some(([method, path]) => method === request.method && path.test(request.path));
  next(isOpen ? undefined : new Fault('not_found'));
};
