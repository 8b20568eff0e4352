import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callerOf as callerFor, headersOf as headersFor } from './calling.ts';
import { openMunicipalSignIn } from './municipal-sign-in.ts';
import { startServer, Visitor, type Running } from './running.ts';

let municipality: Awaited<ReturnType<typeof openMunicipalSignIn>>;
let running: Running;
let folder: string;
beforeAll(async () => {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  municipality = await openMunicipalSignIn(() => `${origin}/api/auth/callback/espoo`);
  folder = await mkdtemp(join(tmpdir(), 'uskalla-providers-'));
  const file = join(folder, 'providers.json');
  const provider = { id: 'espoo', name: 'Espoo', domains: ['espoo.example'], organisation: 'Espoon kaupunki' };
  await writeFile(file, JSON.stringify([{ ...provider, ...municipality.settings }]));
  running = await startServer({ ORIGIN: origin, SIGN_IN_PROVIDERS: file }, 1, port);
});
afterAll(async () => {
  await running.stop();
  await municipality.close();
  await rm(folder, { recursive: true });
});

const services = () => running.composition.services;
const headersOf = (visitor: Visitor) => headersFor(running, visitor);
const callerOf = (visitor: Visitor) => callerFor(running, visitor);

/** @returns where the browser ends up */
async function signIn(visitor: Visitor, email: string): Promise<string> {
  const begun = await services().accounts.signInAt('espoo', '/desk', headersOf(visitor));
  for (const { name, value } of begun.cookies) visitor.cookies.set(name, encodeURIComponent(value));
  expect(begun.url).toMatch(/code_challenge=.+/);
  const back = new URL(await municipality.signIn(begun.url, email));
  const answer = await visitor.ask('GET', back.pathname + back.search);
  return answer.headers.get('location') ?? '';
}

test('whom a municipality vouches for has an account, and is a member of its organisation', async () => {
  const visitor = new Visitor(running.url);
  expect(await signIn(visitor, 'virkamies@espoo.example')).toMatch(/\/desk$/);
  const caller = await callerOf(visitor);
  expect(caller.user).toMatchObject({ email: 'virkamies@espoo.example', hasSecondFactor: true });
  expect(await services().organisations.own(caller)).toMatchObject([{ name: 'Espoon kaupunki' }]);
  const made = await visitor.ask('POST', '/api/v1/workshops', { title: 'Paja', municipality: '049' });
  expect(made.status).toBe(201);
});

test('again it is the same account; taken out of the organisation it stays out', async () => {
  const visitor = new Visitor(running.url);
  await signIn(visitor, 'virkamies@espoo.example');
  const first = await callerOf(visitor);
  const member = await running.composition.accounts.authOrganisations.members(
    (await services().organisations.own(first))[0]?.id ?? '',
  );
  expect(member).toHaveLength(1);
  const { drizzle, authSchema } = running.composition.database;
  await drizzle.delete(authSchema.member);
  const again = new Visitor(running.url);
  await signIn(again, 'virkamies@espoo.example');
  const second = await callerOf(again);
  expect(second.user?.id).toBe(first.user?.id);
  expect(await services().organisations.own(second)).toEqual([]);
});

test('it vouches for nobody of another domain, also where there is such an account', async () => {
  for (const email of ['fasilitaattori@esimerkki.fi', 'joku@espoo.example.evil.example']) {
    const visitor = new Visitor(running.url);
    expect(await signIn(visitor, email)).toMatch(/\/desk\/sign-in\?error=/);
    expect((await callerOf(visitor)).user).toBeNull();
  }
});

test('a way back that was not asked for opens nothing', async () => {
  const visitor = new Visitor(running.url);
  const forged = await visitor.ask('GET', '/api/auth/callback/espoo?code=x&state=y');
  expect(forged.headers.get('location')).toMatch(/error=/);
  // Begun in another browser, as whoever wants a victim signed in as themselves would have it.
  const begun = await services().accounts.signInAt('espoo', '/desk', headersOf(visitor));
  const back = new URL(await municipality.signIn(begun.url, 'toinen@espoo.example'));
  const victim = new Visitor(running.url);
  const answer = await victim.ask('GET', back.pathname + back.search);
  expect(answer.headers.get('location')).toMatch(/error=/);
  expect((await callerOf(victim)).user).toBeNull();
});

/** The address has to be known before the server is there, since the provider is told of it. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  return port;
}
