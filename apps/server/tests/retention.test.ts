import { afterAll, beforeAll, expect, test } from 'vitest';
import { callerOf, codeOf } from './calling.ts';
import { Mailbox } from './mailbox.ts';
import {
  admin,
  facilitator,
  fiveAnswers,
  join,
  startServer,
  tell,
  Visitor,
  workshop,
  type Running,
} from './running.ts';

const day = 86_400_000;
let running: Running;
let desk: Visitor;
let mailbox: Mailbox;
/** Days that have passed. */
let passed = 0;
beforeAll(async () => {
  mailbox = await Mailbox.open();
  const clock = () => new Date(Date.now() + passed * day);
  running = await startServer(mailbox.env, 1, 0, clock);
  desk = await facilitator(running);
});
afterAll(async () => {
  await running.stop();
  await mailbox.close();
});

test('a closed workshop is announced, and forgotten when its time is over', async () => {
  const { services, retention } = running.composition;
  const made = await workshop(desk, { tables: 2 });
  const seat = await join(running, made.code, { name: 'Nimi', table: 1 });
  const draftId = seat.joined.drafts[0]?.id ?? '';
  await tell(seat.phone, draftId, fiveAnswers);
  const me = `/api/v1/workshops/${made.code}/participants/me`;
  await seat.phone.json('PATCH', me, { publishConsent: 'yes' }, 204);
  const { slug } = await desk.json<{ slug: string }>('POST', `/api/v1/drafts/${draftId}/publish`, {}, 201);
  const listed = async () =>
    (await services.listWorkshops(await callerOf(running, desk))).find(({ id }) => id === made.id);
  const daysLeft = async () => {
    const until = (await listed())?.keptUntil;
    return until === undefined || until === null ? null : Math.round((Date.parse(until) - Date.now()) / day);
  };
  expect(await daysLeft()).toBeNull();
  await desk.json('PATCH', `/api/v1/workshops/${made.id}`, { status: 'closed' }, 204);
  expect(await daysLeft()).toBe(90);

  passed = 75;
  await retention.sweep();
  expect(mailbox.left).toBe(0);
  passed = 77;
  // A mail server that is down for long is tried again by the next sweep.
  mailbox.refuses = 3;
  await retention.sweep();
  expect(mailbox.left).toBe(0);
  await Promise.all([retention.sweep(), retention.sweep()]);
  expect(mailbox.left).toBe(1);
  const letter = await mailbox.next(admin.email);
  expect(letter.subject).toMatch(/^Paja: luonnokset poistetaan \d+\. \p{L}+ 20\d\d$/u);
  expect(letter.text).toContain(`/desk/${made.id}`);
  passed = 89;
  await retention.sweep();
  expect((await seat.phone.ask('GET', `/api/v1/drafts/${draftId}`)).status).toBe(200);

  passed = 91;
  await retention.sweep();
  expect(await listed()).toMatchObject({ isForgotten: true });
  for (const [who, path, status] of [
    [seat.phone, `/api/v1/drafts/${draftId}`, 404],
    [desk, `/api/v1/drafts/${draftId}`, 404],
    [new Visitor(running.url), `/api/v1/workshops/${made.code}`, 410],
    [new Visitor(running.url), `/api/v1/stories/${slug}`, 200],
  ] as const)
    expect([path, (await who.ask('GET', path)).status]).toEqual([path, status]);
  expect(await seat.phone.closeCode(draftId)).toBe(4404);
  expect(await codeOf(services.deskView(await callerOf(running, desk), made.id))).toBe('workshop_forgotten');
  expect((await desk.ask('PATCH', `/api/v1/workshops/${made.id}`, { status: 'open' })).status).toBe(410);
  expect((await seat.phone.ask('PATCH', me, { name: 'x' })).status).toBe(410);
  expect((await new Visitor(running.url).ask('POST', `/api/v1/workshops/${made.code}/participants`, {})).status).toBe(
    410,
  );
  // Whoever held it still answers for its story.
  passed = 200;
  const { followUps } = await services.tending(await callerOf(running, desk));
  expect(followUps).toMatchObject([{ slug }]);
});

test('one that nobody closed is closed after half a year, and can be opened again', async () => {
  passed = 0;
  const made = await workshop(desk);
  // The code ends with the workshop, and is there again with it.
  const status = async () => {
    const answer = await new Visitor(running.url).ask('GET', `/api/v1/workshops/${made.code}`);
    return answer.status === 200 ? 'open' : ((await answer.json()) as { code: string }).code;
  };
  passed = 179;
  await running.composition.retention.sweep();
  expect(await status()).toBe('open');
  passed = 181;
  await running.composition.retention.sweep();
  expect(await status()).toBe('workshop_closed');
  await desk.json('PATCH', `/api/v1/workshops/${made.id}`, { status: 'open' }, 204);
  await running.composition.retention.sweep();
  expect(await status()).toBe('open');
});
