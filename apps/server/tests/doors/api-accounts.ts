import { api } from '../matrix/api-door.ts';
import type { Asking, Door } from '../matrix/door.ts';

const anyone = { guard: 'anyone' } as const;
/** An address for each who asks: wrong passwords are counted by it. */
const unknown = ({ visitor }: Asking) =>
  `ei-ketaan-${visitor.always['x-forwarded-for']?.replaceAll('.', '-')}@esimerkki.fi`;
const wrongToken = () => ({ token: 'x' });

/** Signing in and out over the API. What decides is a password, a code or a secret, and no role; wrong ones are tried. */
export const accountDoors: readonly Door[] = [
  api('POST /session', {
    ...anyone,
    allowed: '401 sign_in_failed',
    asks: 'accounts.signIn',
    body: (asking) => ({ email: unknown(asking), password: 'väärä salasana' }),
  }),
  api('POST /session/code', {
    ...anyone,
    // Asked by whoever is signed in, it is of their own app.
    allowed: ({ hasAccount, usesApp }) =>
      usesApp ? '401 code_wrong' : hasAccount ? '400 bad_request' : '401 sign_in_again',
    asks: 'accounts.signInByCode',
    body: () => ({ code: '000000' }),
  }),
  api('POST /session/link', { ...anyone, allowed: '410 link_used', asks: 'accounts.signInByLink', body: wrongToken }),
  api('DELETE /session', { ...anyone, allowed: '204', asks: 'accounts.signOut', by: 'another browser' }),
  api('POST /welcome', { ...anyone, allowed: '410 link_used', asks: 'welcome.redeem', body: wrongToken }),
  api('POST /welcome/check', { ...anyone, allowed: '410 link_used', asks: 'welcome.check', body: wrongToken }),
];
