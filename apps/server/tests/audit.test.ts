import { afterAll, beforeAll, expect, test } from 'vitest';
import { callerOf, codeOf, headersOf, strongOwner } from './calling.ts';
import {
  facilitator,
  fiveAnswers,
  join,
  member,
  startServer,
  tell,
  workshop,
  type Running,
  type Visitor,
} from './running.ts';

let running: Running;
let owner: Visitor;
let organisation = '';
beforeAll(async () => {
  running = await startServer();
  // Before the account has a second factor, its password alone signs in.
  weak = await facilitator(running);
  owner = await strongOwner(running);
  organisation = (await services().organisations.own(await callerOf(running, owner)))[0]?.id ?? '';
});
afterAll(() => running.stop());

let weak: Visitor;
const services = () => running.composition.services;
const log = async (visitor = owner, before?: string) =>
  services().organisations.log(await callerOf(running, visitor), organisation, before);

test('what is decided in a workshop and about members is written down, with who did it', async () => {
  const colleague = await member(running, 'Kirjattu');
  const made = await workshop(colleague, { tables: 1 });
  const path = `/api/v1/workshops/${made.id}`;
  await colleague.json('POST', `${path}/code`, undefined, 200);
  await colleague.json('POST', `${path}/projector-link`, undefined, 200);
  await colleague.json('POST', `${path}/co-facilitators`, { wanted: true }, 200);
  await colleague.ask('GET', `${path}/export/json`);
  const view = await services().deskView(await callerOf(running, colleague), made.id);
  const seat = await join(running, view.workshop.code, { name: 'Kirjoittaja' });
  const draftId = seat.joined.drafts[0]?.id ?? '';
  await tell(seat.phone, draftId, fiveAnswers);
  await colleague.json('POST', `/api/v1/drafts/${draftId}/publish`, { askedAloud: true }, 201);
  for (const status of ['closed', 'closed', 'open']) await colleague.json('PATCH', path, { status }, 204);
  const { members } = await services().organisations.organisation(await callerOf(running, owner), organisation);
  const theirs = members.find(({ name }) => name === 'Kirjattu')?.id ?? '';
  await services().organisations.removeMember(
    await callerOf(running, owner),
    organisation,
    theirs,
    headersOf(running, owner),
  );

  const { entries } = await log();
  expect(entries.map(({ act }) => act)).toEqual([
    'member.removed',
    'workshop.reopened',
    'workshop.closed',
    'story.published',
    'workshop.exported',
    'workshop.co-link-renewed',
    'workshop.wall-link-renewed',
    'workshop.code-renewed',
    'workshop.opened',
  ]);
  expect(entries[0]).toMatchObject({ about: 'Kirjattu' });
  expect(entries.at(-1)).toMatchObject({ by: 'Kirjattu', about: 'Paja' });
  // Nothing of it is a name, a title or a secret.
  const stored = await running.composition.database.repositories.audit.of(organisation, 50);
  expect(JSON.stringify(stored)).not.toMatch(/Kirjattu|Kirjoittaja|Paja|@/);
});

test('a story that its teller withdraws is written down without a name, and without its title', async () => {
  const made = await workshop(owner, { tables: 1 });
  const seat = await join(running, made.code, { name: 'Peruja' });
  const draftId = seat.joined.drafts[0]?.id ?? '';
  await tell(seat.phone, draftId, fiveAnswers);
  await owner.json('POST', `/api/v1/drafts/${draftId}/publish`, { askedAloud: true }, 201);
  const { ownUrl } = await services().besideText(await callerOf(running, seat.phone), made.id);
  const token = ownUrl?.split('#')[1] ?? '';
  const [story] = (await services().tellers.own(token)).stories;
  await services().tellers.withdrawStory(token, story?.id ?? '');
  expect((await log()).entries[0]).toMatchObject({ act: 'story.withdrawn-by-teller', by: null, about: '' });
});

test('is for owners with a second factor, and for nobody else', async () => {
  const colleague = await member(running, 'Utelias');
  expect(await codeOf(log(colleague))).toBe('not_allowed');
  expect(await codeOf(log(weak))).toBe('second_factor_needed');
  expect(await codeOf(services().organisations.serviceLog(await callerOf(running, colleague)))).toBe('not_allowed');
  expect((await services().organisations.serviceLog(await callerOf(running, owner))).entries).toEqual([]);
});

test('is read page by page; a place that is none begins at the newest', async () => {
  const caller = await callerOf(running, owner);
  for (let count = 0; count < 55; count++) await workshop(owner, { title: `Paja ${count}`, tables: 1 });
  const first = await log();
  expect(first.entries).toHaveLength(50);
  const second = await log(owner, first.next ?? '');
  expect(second.next).toBeNull();
  const ids = [...first.entries, ...second.entries].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual([...ids].sort().reverse());
  expect(await services().organisations.log(caller, organisation, 'x')).toEqual(first);
});
