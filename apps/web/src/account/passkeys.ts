import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { send } from '#live/send.ts';

// Keys are between the browser and better-auth's own endpoints: nobody else can speak for a key.

const base = '/api/auth/passkey';

/** Asks the browser for a key of this site, and signs in with it. @returns whether that worked */
export async function signInWithPasskey(): Promise<boolean> {
  const options = await send<Parameters<typeof startAuthentication>[0]['optionsJSON']>(
    'GET',
    `${base}/generate-authenticate-options`,
  );
  if (!options.ok) return false;
  const response = await startAuthentication({ optionsJSON: options.data }).catch(() => null);
  return response !== null && (await send('POST', `${base}/verify-authentication`, { response })).ok;
}

/** Makes a key for whoever is signed in. @returns whether that worked */
export async function addPasskey(): Promise<boolean> {
  const options = await send<Parameters<typeof startRegistration>[0]['optionsJSON']>(
    'GET',
    `${base}/generate-register-options`,
  );
  if (!options.ok) return false;
  const response = await startRegistration({ optionsJSON: options.data }).catch(() => null);
  return response !== null && (await send('POST', `${base}/verify-registration`, { response })).ok;
}
