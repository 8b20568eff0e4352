import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';

/** An app's code is taken half a minute before its time and after it. Milliseconds, and time to spare. */
const takenFor = 5 * 60_000;

/**
 * A code of an authenticator app opens once (RFC 6238, 5.2; OWASP ASVS 6.5.1): whoever looked over a shoulder has half a minute, and
 * nothing to do with it. better-auth does not remember what was used, so that is done when it has found a code right, before anybody is
 * told. The database lets one of two take it who come at the same moment, at whichever process.
 */
export const codesOnce = {
  id: 'codes-once',
  hooks: {
    after: [
      {
        matcher: ({ path }) => path === '/two-factor/verify-totp',
        handler: createAuthMiddleware(async (ctx) => {
          const { internalAdapter, newSession, returned, session } = ctx.context;
          if (returned instanceof APIError) return;
          const userId = (newSession ?? session)?.user.id;
          const { code } = ctx.body as { code: string };
          const isFirst = await internalAdapter.reserveVerificationValue({
            identifier: `code-used:${userId}:${code}`,
            value: '',
            expiresAt: new Date(Date.now() + takenFor),
          });
          if (isFirst) return;
          // Nobody has its cookie yet, and nobody gets it.
          if (newSession) await internalAdapter.deleteSession(newSession.session.token);
          throw new APIError('UNAUTHORIZED', { code: 'INVALID_CODE', message: 'used before' });
        }),
      },
    ],
  },
} satisfies BetterAuthPlugin;
