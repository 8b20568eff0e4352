import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

const clientId = 'uskalla';
const clientSecret = 'a-secret-of-this-test-alone-0123456789';

/** A municipality's own sign-in: a real OpenID provider on a free port, where anybody signs in as whom they say they are. */
export async function openMunicipalSignIn(callback: (port: number) => string) {
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [callback(port)] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: sub, email_verified: true, name: `Virkamies ${sub.split('@')[0] ?? ''}` }),
    }),
  });
  http.on('request', provider.callback());
  return {
    settings: { issuer, clientId, clientSecret },
    /** Goes through the provider's own pages. @returns the address it sends the browser back to */
    signIn: (address: string, email: string) => walk(address, email),
    close: () =>
      new Promise<void>((resolve) => {
        http.closeAllConnections();
        http.close(() => resolve());
      }),
  };
}

/** Follows redirects and sends the forms that stand in the way, until the provider sends the browser elsewhere. */
async function walk(address: string, email: string): Promise<string> {
  const { origin } = new URL(address);
  const cookies = new Map<string, string>();
  let next = address;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 12; step++) {
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: form }),
    });
    form = undefined;
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location !== null) {
      next = new URL(location, next).href;
      if (!next.startsWith(origin)) return next;
      continue;
    }
    const page = await response.text();
    const [, action = ''] = /<form[^>]*action="([^"]+)"/.exec(page) ?? [];
    const [, prompt = ''] = /name="prompt" value="(\w+)"/.exec(page) ?? [];
    if (action === '') throw new Error(`no form on the provider's page: ${page.slice(0, 400)}`);
    form = new URLSearchParams({ prompt, ...(prompt === 'login' && { login: email, password: 'whatever' }) });
    next = new URL(action, next).href;
  }
  throw new Error('the provider does not let anybody go');
}
