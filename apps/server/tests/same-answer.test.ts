import type * as Argon2 from '@node-rs/argon2';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { callerOf, codeOf, headersOf } from './calling.ts';
import { admin, startServer, Visitor, type Running } from './running.ts';

// Whether somebody has an account is nobody's to learn: neither from what is answered, nor from how long it takes. How long it takes
// is counted in the one thing that takes long.
const work = vi.hoisted(() => ({ hashes: 0 }));
vi.mock('@node-rs/argon2', async (load) => {
  const real = await load<typeof Argon2>();
  const counted =
    <Given extends unknown[], Result>(act: (...given: Given) => Result) =>
    (...given: Given): Result => {
      work.hashes += 1;
      return act(...given);
    };
  return { ...real, hash: counted(real.hash), verify: counted(real.verify) };
});

let running: Running;
beforeAll(async () => {
  running = await startServer();
});
afterAll(() => running.stop());
beforeEach(() => void (work.hashes = 0));

/** What a sign-in is answered, and how many passwords were tried for it. */
async function signIn(email: string, password: string) {
  const before = work.hashes;
  const response = await new Visitor(running.url).ask('POST', '/api/v1/session', { email, password });
  const told = [...response.headers].filter(([name]) => !['date', 'etag'].includes(name));
  return { status: response.status, text: await response.text(), told, hashes: work.hashes - before };
}

test('a sign-in: one answer, after the same work, whether there is such an account or not', async () => {
  await running.composition.accounts.accounts.create({
    email: 'kutsuttu@esimerkki.fi',
    password: 'seitsemän kurkea järvellä',
    name: 'Kutsuttu',
    locale: 'fi',
  });
  const wrong = await signIn(admin.email, 'ihan väärä salasana');
  expect(wrong).toMatchObject({ status: 401, hashes: 1 });
  for (const email of ['kutsuttu@esimerkki.fi', 'ei.ole@esimerkki.fi', 'FASILITAATTORI@esimerkki.fi ']) {
    expect(await signIn(email, 'ihan väärä salasana')).toEqual(wrong);
  }
  // What can be nobody's address is told no earlier than that, and told the same.
  const { hashes: _, ...answer } = wrong;
  expect(await signIn('ei osoite', 'x')).toMatchObject(answer);
});

test('a letter: one answer, whether anybody gets it', async () => {
  const { accounts } = running.composition.services;
  const stranger = new Visitor(running.url);
  for (const email of [admin.email, 'ei.ole@esimerkki.fi', 'ei osoite', '']) {
    const caller = await callerOf(running, stranger);
    expect(await codeOf(accounts.mailSignInLink(caller, email, headersOf(running, stranger)))).toBe('ok');
    expect(await codeOf(accounts.mailNewPasswordLink(caller, email, headersOf(running, stranger)))).toBe('ok');
  }
  expect(work.hashes).toBe(0);
});
