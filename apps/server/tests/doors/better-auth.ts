import { api } from '../matrix/api-door.ts';
import type { Door } from '../matrix/door.ts';
import { asSecret } from '../matrix/refusals.ts';

/** The route under which better-auth answers by itself. */
export const authRoute = 'ALL /api/auth/{*rest}';
type Row = Omit<Parameters<typeof api>[1], 'request' | 'isWhole'>;

const auth = (request: `${'GET' | 'POST'} /${string}`, row: Row): Door => {
  const [method = '', path = ''] = request.split(' ');
  return api(authRoute, {
    ...row,
    about: request,
    isWhole: true,
    request: `${method as 'GET' | 'POST'} /api/auth${path}`,
    ...(method === 'POST' && { body: () => ({ response: {} }) }),
  });
};

const account = { guard: 'account', refusedAs: '401' } as const;
const anyone = { guard: 'anyone' } as const;
const nobody = { guard: 'nobody', allowed: '200', refusal: asSecret } as const;

/** What of better-auth's own HTTP is open: keys, and the way back from a municipality's sign-in. What is sent proves nothing, and is refused. */
export const betterAuthDoors: readonly Door[] = [
  auth('GET /passkey/generate-register-options', { ...account, allowed: '200' }),
  auth('POST /passkey/verify-registration', { ...account, allowed: '400' }),
  auth('GET /passkey/generate-authenticate-options', { ...anyone, allowed: '200' }),
  auth('POST /passkey/verify-authentication', { ...anyone, allowed: '400' }),
  auth('GET /callback/espoo', { ...anyone, allowed: '302' }),
  ...(
    [
      'POST /sign-up/email',
      'POST /sign-in/email',
      'POST /organization/create',
      'POST /organization/update-member-role',
      'POST /update-user',
      'GET /get-session',
    ] as const
  ).map((request) => auth(request, nobody)),
];
