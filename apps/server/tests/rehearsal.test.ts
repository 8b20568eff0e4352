import { readDraft } from '@uskalla/document';
import { trueStory } from '@uskalla/domain';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { facilitator, join, startServer, Visitor, workshop, type Made, type Running } from './running.ts';
import { Screen } from './screen.ts';

let running: Running;
let desk: Visitor;
let screen: Screen<'desk'> | undefined;
beforeAll(async () => {
  // A minute of theirs in a second.
  running = await startServer({}, 60);
  desk = await facilitator(running);
});
afterEach(() => screen?.close());
afterAll(() => running.stop());

/** A screen is answered twenty questions a second, and these are not its only ones. */
const patiently = { timeout: 30_000, interval: 120 };

async function rehearse(more: object = {}): Promise<{ made: Made; screen: Screen<'desk'> }> {
  const made = await workshop(desk, { rehearsal: true, tables: 2, agenda: 'ninety', ...more });
  const shown = new Screen(running, desk, { screen: 'desk', workshopId: made.id });
  await shown.watch();
  screen = shown;
  return { made, screen: shown };
}

const start = (made: Made, people = 10) => desk.json('POST', `/api/v1/workshops/${made.id}/rehearsal`, { people }, 204);
const stop = (made: Made) => desk.json('DELETE', `/api/v1/workshops/${made.id}/rehearsal`, undefined, 204);
const here = async (shown: Screen<'desk'>) =>
  (await shown.watch()).tables.flatMap(({ people }) => people).filter((person) => person.here).length;
const questionIds = trueStory.questions.map(({ id }) => id);

async function texts(shown: Screen<'desk'>): Promise<string[]> {
  const { tables } = await shown.watch();
  return Promise.all(
    tables.map(async ({ draft }) => {
      const text = await running.composition.collab.read(draft.id, (doc) => readDraft(doc, questionIds));
      return [text.title, ...Object.values(text.answers)].join('\n');
    }),
  );
}

test('ten people take part in each phase of the agenda, and write only where tables may', async () => {
  const { made, screen: shown } = await rehearse();
  await start(made);
  await expect.poll(() => here(shown), patiently).toBe(10);
  expect((await shown.watch()).rehearsing).toBe(10);
  expect((await texts(shown)).join('').trim()).toBe('');

  await shown.go('arrive', 'before');
  const answered = async () => {
    const { activity } = await shown.stage();
    return activity?.kind === 'dare' ? activity.answered : 0;
  };
  await expect.poll(answered, patiently).toBeGreaterThan(5);

  await shown.go('before', 'words');
  const words = async () => {
    const { activity } = await shown.stage();
    return activity?.kind === 'words' ? activity.people : 0;
  };
  await expect.poll(words, patiently).toBeGreaterThan(5);

  await shown.go('words', 'write');
  await shown.steer({ do: 'clock', phase: 'write', act: 'start' });
  const shortest = async () => Math.min(...(await texts(shown)).map((text) => text.length));
  await expect.poll(shortest, patiently).toBeGreaterThan(60);
  const [some = ''] = await texts(shown);
  await expect.poll(async () => (await texts(shown))[0]?.length ?? 0, patiently).toBeGreaterThan(some.length);

  await shown.go('write', 'read');
  // Once people do what one does while others read, they know that writing is over.
  const before = shown.reactions;
  await expect.poll(() => shown.reactions, patiently).toBeGreaterThan(before + 3);
  const asRead = await texts(shown);
  const since = shown.reactions;
  await expect.poll(() => shown.reactions, patiently).toBeGreaterThan(since + 5);
  expect(await texts(shown)).toEqual(asRead);

  await shown.go('read', 'vote');
  const voters = async () => {
    const { activity } = await shown.stage();
    return activity?.kind === 'vote' ? activity.voters : 0;
  };
  await expect.poll(voters, patiently).toBeGreaterThan(5);

  await shown.go('vote', 'questions');
  const waiting = async () => (await shown.stage()).waiting;
  await expect.poll(async () => (await waiting()).length, patiently).toBeGreaterThan(0);
  const supported = async () => {
    // People go on asking: whoever asked the only question that is shown can't support it.
    for (const { id } of await waiting()) {
      await shown.steer({ do: 'approve', phase: 'questions', item: id, on: true });
    }
    const { activity } = await shown.stage();
    return activity?.kind === 'question' ? activity.asked.reduce((sum, { votes }) => sum + votes, 0) : 0;
  };
  await expect.poll(supported, patiently).toBeGreaterThan(0);

  const { tables } = await shown.watch();
  const publishing = await desk.ask('POST', `/api/v1/drafts/${tables[0]?.draft.id}/publish`);
  expect([publishing.status, ((await publishing.json()) as { code: string }).code]).toEqual([409, 'is_rehearsal']);
  await stop(made);
});

test('started twice it is one; stopped, nobody does anything, and started again the same people come', async () => {
  const { made, screen: shown } = await rehearse({ agenda: 'forty-five' });
  await shown.go('arrive', 'write');
  await Promise.all([start(made), start(made)]);
  await expect.poll(() => here(shown), patiently).toBe(10);
  const length = async () => (await texts(shown)).join('').length;
  await expect.poll(length, patiently).toBeGreaterThan(100);
  expect((await shown.watch()).tables.flatMap(({ people }) => people)).toHaveLength(10);

  await stop(made);
  const stopped = await texts(shown);
  const people = (await shown.watch()).tables.flatMap((table) => table.people.map(({ id }) => id)).sort();
  expect([(await shown.watch()).rehearsing, await here(shown)]).toEqual([0, 0]);
  // A rehearsal of others is a clock: in the time it takes to go on, this one would have too.
  const other = await workshop(desk, { rehearsal: true, agenda: 'forty-five' });
  const otherScreen = new Screen(running, desk, { screen: 'desk', workshopId: other.id });
  await otherScreen.watch();
  await otherScreen.go('arrive', 'write');
  await start(other);
  const written = async () => (await texts(otherScreen)).join('').length;
  await expect.poll(written, patiently).toBeGreaterThan(0);
  // What was on its way when it was stopped has come by now.
  const reactions = shown.reactions;
  await expect.poll(written, patiently).toBeGreaterThan(200);
  otherScreen.close();
  await stop(other);
  expect(await texts(shown)).toEqual(stopped);
  expect(shown.reactions).toBe(reactions);

  await start(made);
  await expect.poll(() => here(shown), patiently).toBe(10);
  expect((await shown.watch()).tables.flatMap((table) => table.people.map(({ id }) => id)).sort()).toEqual(people);
  await expect.poll(length, patiently).toBeGreaterThan(stopped.join('').length + 50);
  // Whoever closes the workshop sends them home as well.
  await desk.json('PATCH', `/api/v1/workshops/${made.id}`, { status: 'closed' }, 204);
  await expect.poll(async () => (await shown.watch()).rehearsing, patiently).toBe(0);
});

test('a table writes its whole story, sentence by sentence, and says when it is ready', async () => {
  const { made, screen: shown } = await rehearse({ agenda: 'forty-five', tables: 1, language: 'sv' });
  await shown.go('arrive', 'write');
  await start(made);
  const status = async () => (await shown.watch()).tables[0]?.draft.status;
  await expect.poll(status, { timeout: 50_000, interval: 100 }).toBe('ready');
  const { rehearsalStories } = await import('../src/rehearsal/phrases.ts');
  const [story] = rehearsalStories('sv');
  const [table] = (await shown.watch()).tables;
  const text = await running.composition.collab.read(table?.draft.id ?? '', (doc) => readDraft(doc, questionIds));
  expect(text.title).toBe(story?.title);
  for (const { id, tone } of trueStory.questions) {
    // Those who write at once may end in another order, but never within each other's sentences.
    const sentences = [...(story?.answers[tone] ?? [])];
    for (const sentence of sentences) expect(text.answers[id]).toContain(sentence);
    expect(text.answers[id]?.length).toBe(sentences.join(' ').length);
  }
  await stop(made);
});

test('whoever finds no seat stays out, and whoever is taken out is gone', async () => {
  const { made, screen: shown } = await rehearse({ tables: 1 });
  await start(made, 25);
  await expect.poll(() => here(shown), patiently).toBe(20);
  await expect.poll(async () => (await shown.watch()).rehearsing, patiently).toBe(20);
  const [first] = (await shown.watch()).tables[0]?.people ?? [];
  await desk.json('DELETE', `/api/v1/workshops/${made.id}/participants/${first?.id}`, undefined, 204);
  await expect.poll(() => here(shown), patiently).toBe(19);
  expect((await shown.watch()).tables[0]?.people.some(({ id }) => id === first?.id)).toBe(false);
  await stop(made);
});

test('only whoever steers it can start one, and only in a workshop to rehearse in', async () => {
  const code = async (who: Visitor, made: Made, people: unknown) => {
    const response = await who.ask('POST', `/api/v1/workshops/${made.id}/rehearsal`, { people });
    return response.status === 204 ? 'ok' : ((await response.json()) as { code: string }).code;
  };
  const real = await workshop(desk);
  expect(await code(desk, real, 10)).toBe('not_now');
  const { made } = await rehearse();
  const { phone } = await join(running, made.code);
  for (const people of [9, 301, 10.5, '10', undefined]) expect(await code(desk, made, people)).toBe('bad_request');
  expect(await code(phone, made, 10)).toBe('not_signed_in');
  expect(await code(new Visitor(running.url), made, 10)).toBe('not_signed_in');
  expect((await phone.ask('DELETE', `/api/v1/workshops/${made.id}/rehearsal`)).status).toBe(401);
  await desk.json('PATCH', `/api/v1/workshops/${made.id}`, { status: 'closed' }, 204);
  expect(await code(desk, made, 10)).toBe('workshop_closed');
  // Nothing to stop is no fault.
  await stop(made);
});
