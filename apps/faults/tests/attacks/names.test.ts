import { beforeAll, describe, expect, inject, test } from 'vitest';
import { facilitator, makeWorkshop, seat, type Made } from '../../src/facilitator.ts';
import { LiveScreen } from '../../src/live-screen.ts';
import { codeOf, Visitor } from '../../src/visitor.ts';

const { url } = inject('attacked');
const ownName = 'Ohjaaja Ollila';

let desk: Visitor;
let made: Made;
beforeAll(async () => {
  desk = await facilitator(url);
  await desk.ask('POST', '/desk/account?/change', new URLSearchParams({ name: ownName, locale: 'fi' }));
  made = await makeWorkshop(desk, { tables: 4 });
});

const join = (name: unknown) => new Visitor(url).ask('POST', `/api/v1/workshops/${made.code}/participants`, { name });

describe('a name that is taken for the facilitator’s', () => {
  const alike = [
    ownName,
    ' ohjaaja  OLLILA ',
    'Оhjаajа Оllіlа',
    'Ohjaaja 0lliIa',
    'Οhjaaja Οllιla',
    'Ｏｈｊａａｊａ Ｏｌｌｉｌａ',
    'Ohj\u200Baaja\u00A0Ollila',
    'Ohjaaja\u202E Ollila',
    'O.h.j.a.a.j.a Ollila',
    'Óhjaaja Ollila',
  ];

  test.each(alike)('%j is refused, in words', async (name) => {
    const answer = await join(name);
    expect([answer.status, codeOf(answer)]).toEqual([422, 'name_of_facilitator']);
    const page = await new Visitor(url).ask('POST', `/j/${made.code}`, new URLSearchParams({ name }));
    expect(page.status).toBe(422);
    expect(page.text).toContain('Nimi näyttää samalta kuin fasilitaattorin nimi.');
  });

  test('is not come by later either', async () => {
    const { phone } = await seat(url, made.code, { name: 'Ohjaaja' });
    const path = `/api/v1/workshops/${made.code}/participants/me`;
    for (const name of alike) expect(codeOf(await phone.ask('PATCH', path, { name }))).toBe('name_of_facilitator');
    expect((await phone.ask('PATCH', path, { name: `${ownName} K` })).status).toBe(204);
  });
});

test('of what can’t be seen, turns the line around or spills over it, nothing is shown to anybody', async () => {
  const typed: [name: unknown, answer: number, shown?: string | null][] = [
    ['', 201, null],
    ['   \n\t ', 201, null],
    [null, 201, null],
    ['\u202E\u2066\u200B', 422],
    ['\u0000\u001b[2J', 201, '[2J'],
    ['\u3164\u3164', 422],
    ['\u2800', 422],
    ['Aa\u202Eedis', 201, 'Aaedis'],
    ['\u2067Bb\u2069', 201, 'Bb'],
    ['C\u0300\u0301\u0302\u0303\u0304\u0305\u0306c', 201],
    ['D\u200Dd', 201],
    ['E\r\nSet-Cookie: e=1', 201, 'E Set-Cookie: e=1'],
    ['F\u2028f\u2029', 201, 'F f'],
    ['G'.repeat(41), 422],
    ['H'.repeat(5_000), 400],
    ['\ud800I', 201, 'I'],
    [{ toString: 'J' }, 400],
    [['K'], 400],
    [12, 400],
  ];
  for (const [name, status, shown] of typed) {
    const answer = await join(name);
    expect([name, answer.status]).toEqual([name, status]);
    if (answer.status !== 201 || shown === undefined) continue;
    expect((JSON.parse(answer.text) as { participant: { name: unknown } }).participant.name).toBe(shown);
  }
  const screen = await LiveScreen.open(url, desk.cookie, { screen: 'desk', workshopId: made.id });
  screen.end();
  const seen = JSON.stringify(screen.view);
  expect(seen).not.toMatch(/[\p{Cc}\u2028\u2029]|(?![\u200c\u200d])\p{Cf}/u);
  expect(seen).not.toMatch(/\\u00[01]/);
  expect(seen).not.toMatch(/\p{M}{3}/u);
});
