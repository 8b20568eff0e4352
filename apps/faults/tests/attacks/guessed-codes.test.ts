import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { facilitator, makeWorkshop, seat } from '../../src/facilitator.ts';
import { Random } from '../../src/random.ts';
import { ServerProcess } from '../../src/server-process.ts';
import { codeOf, Visitor } from '../../src/visitor.ts';

/** As the domain has them. */
const [alphabet, length] = ['234679ACDEFGHJKMNPQRTUX', 6];

const { url } = inject('attacked');
/** One that has no proxy before it, and believes in none. */
let direct: ServerProcess;
beforeAll(async () => {
  direct = await ServerProcess.start();
});
afterAll(() => direct.destroy());

const random = new Random(20_261_202);
const guess = () => Array.from({ length }, () => random.one([...alphabet])).join('');

/** Guesses until it is told to stop. @returns how many it had, and how many were of a workshop */
async function guessAs(from: () => Visitor, ask: (visitor: Visitor, code: string) => Promise<{ status: number }>) {
  let hits = 0;
  for (let tries = 0; tries < 400; tries++) {
    const { status } = await ask(from(), guess());
    if (status === 429) return { tries, hits };
    if (status === 200) hits += 1;
  }
  return { tries: Infinity, hits };
}

test('eighty who join at one moment from one address all get in, and guessing beside them ends for the guesser’s own', async () => {
  const desk = await facilitator(direct.url);
  const { code } = await makeWorkshop(desk, { tables: 4 });
  const joined = await Promise.all(Array.from({ length: 80 }, () => seat(direct.url, code)));
  expect(new Set(joined.map(({ joined: { participant } }) => participant.id)).size).toBe(80);

  // Whatever it says where it comes from: no proxy is believed.
  const liar = () => new Visitor(direct.url);
  const { tries, hits } = await guessAs(liar, (visitor, typed) => visitor.ask('GET', `/api/v1/workshops/${typed}`));
  expect(tries).toBeLessThanOrEqual(120);
  expect(hits).toBe(0);
  // By every other door it is the same count.
  const doors = [
    (typed: string) => liar().ask('GET', `/j/${typed}`),
    (typed: string) => liar().ask('POST', `/api/v1/workshops/${typed}/participants`, {}),
    (typed: string) => liar().ask('GET', `/j/${typed}/write`),
    (typed: string) => liar().ask('POST', '/?/join', new URLSearchParams({ code: typed })),
  ];
  for (const door of doors) expect((await door(guess())).status).toBe(429);
  // Those who sit go on.
  const { phone, draftId } = joined[0] ?? (await seat(direct.url, code));
  expect((await phone.ask('GET', `/api/v1/drafts/${draftId}`)).status).toBe(200);
  expect((await phone.ask('GET', `/j/${code}/write`)).status).toBe(200);

  // What is found, then: a hundred workshops being open, of a million guesses.
  const hitsPerMillion = (100 / alphabet.length ** length) * 1_000_000;
  const yearsForMillion = 1_000_000 / tries / 60 / 24 / 365;
  console.log(
    `  ${hitsPerMillion.toFixed(2)} hits per million guesses; a million take an address ${Math.round(yearsForMillion * 365)} days`,
  );
  expect(hitsPerMillion).toBeLessThan(1);
});

test('behind a proxy, whom it names last is who guesses; a network of the newer kind is one', async () => {
  const ask = (visitor: Visitor, typed: string) => visitor.ask('GET', `/api/v1/workshops/${typed}`);
  const as = (address: () => string) => () => new Visitor(url, { 'x-forwarded-for': address() });
  const any = () => String(random.below(65_536).toString(16));
  const forged = await guessAs(
    as(() => `10.${random.below(256)}.0.1, 2001:db8:1:2:${any()}:${any()}:${any()}:1`),
    ask,
  );
  expect(forged.tries).toBeLessThanOrEqual(120);
  // Others are let try, until they did so too often themselves.
  const neighbour = await guessAs(
    as(() => '2001:db8:1:3::1'),
    ask,
  );
  expect(neighbour.tries).toBeGreaterThan(100);
});

test('a code ends with its workshop', async () => {
  const desk = await facilitator(url);
  const made = await makeWorkshop(desk, { title: 'Päättynyt paja', tables: 1 });
  const { phone, draftId } = await seat(url, made.code);
  await desk.json('PATCH', `/api/v1/workshops/${made.id}`, { status: 'closed' });
  const late = new Visitor(url);
  for (const [method, path] of [
    ['GET', ''],
    ['POST', '/participants'],
  ] as const) {
    const answer = await late.ask(method, `/api/v1/workshops/${made.code}${path}`, method === 'GET' ? undefined : {});
    expect([answer.status, codeOf(answer)]).toEqual([409, 'workshop_closed']);
    expect(answer.text).not.toContain('Päättynyt paja');
  }
  expect((await late.ask('GET', `/j/${made.code}`)).text).not.toContain('Päättynyt paja');
  // Who sat there reads on.
  expect((await phone.ask('GET', `/api/v1/drafts/${draftId}`)).status).toBe(200);

  // A code that was given up for another lets nobody in either.
  const renewed = await makeWorkshop(desk, { title: 'Vaihtunut' });
  await desk.json('POST', `/api/v1/workshops/${renewed.id}/code`);
  expect(codeOf(await late.ask('GET', `/api/v1/workshops/${renewed.code}`))).toBe('code_unknown');
});
