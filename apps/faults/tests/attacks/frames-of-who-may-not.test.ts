import { beforeAll, describe, expect, inject, test } from 'vitest';
import * as Y from 'yjs';
import { facilitator, makeWorkshop, seat, wall, type Made } from '../../src/facilitator.ts';
import { syncFrame } from '../../src/hostile-frames.ts';
import { HostileSocket } from '../../src/hostile-socket.ts';
import { openAs, recordForbidden } from '../../src/hostile-updates.ts';
import { Random } from '../../src/random.ts';
import type { Visitor } from '../../src/visitor.ts';

const { url, port } = inject('attacked');
const random = new Random(20_261_201);
const badUpdate = 4422;
/** By what an edit can come: as the answer to a question, and as an edit. */
const ways = { 'step 2': 1, update: 2 } as const;

let desk: Visitor;
let made: Made;
beforeAll(async () => {
  desk = await facilitator(url);
  made = await makeWorkshop(desk);
});

const textOf = async (draftId: string) =>
  JSON.stringify((await desk.json<{ answers: unknown }>('GET', `/api/v1/drafts/${draftId}`)).answers);

/** One edit more than a document has, by a client that nobody knows. */
function writing(doc: Y.Doc, word: string, where = ['doing']): Uint8Array {
  const own = openAs(1 + random.below(2 ** 31), Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(own);
  for (const question of where) (own.getMap('answers').get(question) as Y.Text).insert(0, word);
  return Y.encodeStateAsUpdate(own, before);
}

/** Sends edits by every way, alone and behind other frames. @returns what was tried to be written */
async function attempt(cookie: string, draftId: string): Promise<{ words: string[]; closedWith: number | undefined }> {
  const words: string[] = [];
  let closedWith: number | undefined;
  for (const [way, step] of Object.entries(ways)) {
    const hostile = await HostileSocket.open(port, { cookie, draftId });
    if (!hostile) continue;
    const word = `luvaton-${way.replace(' ', '')}-${random.below(1_000_000)};`;
    words.push(word);
    await hostile.send([syncFrame(step, writing(hostile.doc, word))]);
    await hostile.send([syncFrame(1, Uint8Array.of(0, 0)), syncFrame(step, writing(hostile.doc, `${word}2`))]);
    closedWith = hostile.closedWith;
    hostile.end();
  }
  return { words, closedWith };
}

describe('an edit, whatever frame it comes in', () => {
  test('of whoever sits there is written: so what follows would be seen', async () => {
    const { phone, draftId } = await seat(url, made.code, { table: 1 });
    const { words } = await attempt(phone.cookie, draftId);
    const text = await textOf(draftId);
    expect(words).toHaveLength(2);
    for (const word of words) expect(text).toContain(word);
  });

  test('of a wall is not', async () => {
    const [screen, { draftId }] = await Promise.all([wall(url, made), seat(url, made.code, { table: 1 })]);
    const { words } = await attempt(screen.cookie, draftId);
    expect(words).toHaveLength(2);
    const text = await textOf(draftId);
    for (const word of words) expect(text).not.toContain(word);
  });

  test('after the workshop was closed is not, by a line from before and by a new one', async () => {
    const other = await makeWorkshop(desk);
    const { phone, draftId } = await seat(url, other.code, { table: 1 });
    const early = await HostileSocket.open(port, { cookie: phone.cookie, draftId });
    await desk.json('PATCH', `/api/v1/workshops/${other.id}`, { status: 'closed' });
    for (const step of Object.values(ways)) await early?.send([syncFrame(step, writing(early.doc, 'luvaton-ennen;'))]);
    early?.end();
    const { words } = await attempt(phone.cookie, draftId);
    expect(words.length).toBeGreaterThan(0);
    expect(await textOf(draftId)).not.toContain('luvaton');
  });

  test('at another table, and in another workshop, finds no draft to be written in', async () => {
    const { phone } = await seat(url, made.code, { table: 1 });
    const foreign = await makeWorkshop(desk);
    for (const { draftId } of [await seat(url, made.code, { table: 2 }), await seat(url, foreign.code)]) {
      expect((await attempt(phone.cookie, draftId)).words).toEqual([]);
    }
  });
});

test.each(Object.entries(ways))('what no draft may hold is dropped with its sender, as %s', async (_way, step) => {
  const { phone, draftId } = await seat(url, made.code, { table: 2 });
  const first = await HostileSocket.open(port, { cookie: phone.cookie, draftId });
  // Letters to be made bold, and so on.
  const letters = writing(first?.doc ?? new Y.Doc(), 'Rohkeus', ['doing', 'dared', 'succeeded', 'failed', 'learned']);
  await first?.send([syncFrame(2, letters)]);
  if (first) Y.applyUpdate(first.doc, letters);
  const before = await desk.json('GET', `/api/v1/drafts/${draftId}`);
  expect(JSON.stringify(before)).toContain('Rohkeus');
  const forbidden = recordForbidden(random, Y.encodeStateAsUpdate(first?.doc ?? new Y.Doc()));
  first?.end();
  expect(forbidden.length).toBeGreaterThan(15);
  for (const [index, update] of forbidden.entries()) {
    const hostile = await HostileSocket.open(port, { cookie: phone.cookie, draftId });
    await hostile?.send([syncFrame(step, update)]);
    expect([index, hostile?.closedWith]).toEqual([index, badUpdate]);
  }
  expect(await desk.json('GET', `/api/v1/drafts/${draftId}`)).toEqual(before);
});
