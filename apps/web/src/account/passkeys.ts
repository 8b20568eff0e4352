import { startAuthentication, startRegistration } from '@simplewebauthn/browser';

// Keys are between the browser and better-auth's own endpoints: nobody else can speak for a key.

const base = '/api/auth/passkey';

/** Asks the browser for a key of this site, and signs in with it. @returns whether that worked */
export async function signInWithPasskey(): Promise<boolean> {
  const optionsJSON = await options<Parameters<typeof startAuthentication>[0]['optionsJSON']>(
    'generate-authenticate-options',
  );
  if (!optionsJSON) return false;
  const response = await startAuthentication({ optionsJSON }).catch(() => null);
  return response !== null && send('verify-authentication', { response });
}

/** Makes a key for whoever is signed in. @returns whether that worked */
export async function addPasskey(): Promise<boolean> {
  const optionsJSON =
    await options<Parameters<typeof startRegistration>[0]['optionsJSON']>('generate-register-options');
  if (!optionsJSON) return false;
  const response = await startRegistration({ optionsJSON }).catch(() => null);
  return response !== null && send('verify-registration', { response });
}

async function options<T>(path: string): Promise<T | null> {
  const answer = await fetch(`${base}/${path}`).catch(() => null);
  return answer?.ok ? ((await answer.json()) as T) : null;
}

async function send(path: string, body: object): Promise<boolean> {
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`${base}/${path}`, request).catch(() => null);
  return answer?.ok === true;
}
