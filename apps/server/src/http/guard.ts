import { Fault } from '@uskalla/domain';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Addresses } from '../addresses.ts';
import { addressHeader } from '../accounts/auth.ts';

/** Headers SvelteKit's handler reads the request's origin from; set by us alone. */
export const originHeaders = { protocol: 'x-uskalla-protocol', host: 'x-uskalla-host' } as const;

/** Security headers for everything but the content security policy, which pages bring themselves, with nonces. */
export function securityHeaders(isHttps: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: false,
    // Over plain http on a LAN these two would only print warnings or lock the browser out.
    strictTransportSecurity: isHttps && { maxAge: 31_536_000, includeSubDomains: false },
    crossOriginOpenerPolicy: isHttps,
    originAgentCluster: isHttps,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    // For browsers that nobody has: a phone gets thirty files, and each would bring these along.
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
    xDnsPrefetchControl: false,
  });
}

/**
 * Refuses a Host that is not ours (a rebound name, a forged header), and sets the headers that
 * later handlers believe, over whatever the client sent under their names.
 */
export function trustedHost(addresses: Addresses): RequestHandler {
  return (request, response, next) => {
    // Of two, Node reads the first and a proxy may have read the last (RFC 9112, 3.2).
    const [host, another] = request.headersDistinct['host'] ?? [];
    const origin = another === undefined ? addresses.originOf(host, request.secure) : null;
    if (origin === null) {
      response
        .status(421)
        .type('text/plain')
        .send('This service does not go by that name. If it should, set ORIGIN to its public address.\n');
      return;
    }
    const url = new URL(origin);
    request.headers[originHeaders.protocol] = url.protocol.slice(0, -1);
    request.headers[originHeaders.host] = url.host;
    request.headers[addressHeader] = request.ip ?? '';
    delete request.headers['x-forwarded-host'];
    next();
  };
}

/** Unsafe requests from a page of another site are refused (cookies are SameSite=Lax besides). */
export function sameOrigin(addresses: Addresses): RequestHandler {
  return (request, _response, next) => {
    const safe = ['GET', 'HEAD', 'OPTIONS'].includes(request.method);
    const own = addresses.isOwnOrigin(request.headers.origin, request.headers.host, request.secure);
    const site = request.headers['sec-fetch-site'];
    const foreign = !own || site === 'cross-site' || site === 'same-site';
    next(!safe && foreign ? new Fault('bad_origin') : undefined);
  };
}

/** What is no page shows nothing, whatever a browser takes it for. */
export const noContent: RequestHandler = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
});
