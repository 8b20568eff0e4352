import { createDraftUpdate } from '@uskalla/document';
import * as Y from 'yjs';
import { LoadClient } from './client.ts';
import { Latencies } from './latencies.ts';
import { seeded } from './random.ts';
import type { ServerProcess } from './server-process.ts';
import { rowLength, sharedText, Typist, type Rhythm } from './typist.ts';

export type TypingLoad = Readonly<{
  drafts: number;
  clients: number;
  typists: number;
  /** Makes each typist's rhythm out of random numbers. */
  rhythm: (random: () => number) => Rhythm;
}>;

export type TypingFigures = Readonly<{
  /** Processor microseconds for each edit and recipient. */
  processor: number;
  p50: number;
  p95: number;
  p99: number;
  edits: number;
  /** Edits that did not arrive, of all edits times recipients: anything but 0 makes the other figures worthless. */
  missing: number;
}>;

/** Milliseconds of typing before anything is measured: a workshop takes two hours, compiling what is hot a quarter of a minute. */
const warmUp = 15_000;

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Lets everybody join, then type for `seconds` after a warm-up, and measures the server meanwhile. */
export async function measureTyping(server: ServerProcess, load: TypingLoad, seconds: number): Promise<TypingFigures> {
  const latencies = new Latencies();
  const typists: Typist[] = [];
  const clients: LoadClient[] = [];
  let arrived = 0;
  let isMeasuring = false;

  const begin = async (document: string, place: number) => {
    const { dialect, answers } = server.contender;
    const address = { port: server.port, document, dialect, answers };
    const joined = Array.from({ length: load.clients }, () => new LoadClient(address));
    await Promise.all(joined.map(({ opened }) => opened));
    const state = await layRows(joined, answers, load.typists);
    const room = joined
      .slice(0, load.typists)
      // Everybody's rhythm is their own, so that it is the same for every contender.
      .map((client, row) => new Typist(client, state, row, load.rhythm(seeded(place * load.typists + row))));
    const byId = new Map(room.map((typist) => [typist.clientId, typist]));
    for (const [index, client] of joined.entries()) {
      const seen = new Map<number, number>();
      const own = room[index]?.clientId;
      client.onUpdate = (update) => {
        const now = performance.now();
        for (const [writer, end] of Y.parseUpdateMeta(update).to) {
          const typist = byId.get(writer);
          if (!typist || writer === own) continue;
          for (let clock = seen.get(writer) ?? 0; clock < end; clock++) {
            arrived += 1;
            if (isMeasuring) latencies.add(now - typist.sentAt(clock));
          }
          seen.set(writer, Math.max(end, seen.get(writer) ?? 0));
        }
      };
    }
    typists.push(...room);
    clients.push(...joined);
  };
  await Promise.all(server.documents.slice(0, load.drafts).map(begin));

  for (const typist of typists) typist.start();
  // Until the engine has compiled what is hot.
  await pause(warmUp);
  const editsBefore = sum(typists);
  const before = await server.processor();
  isMeasuring = true;
  await pause(seconds * 1_000);
  isMeasuring = false;
  const spent = (await server.processor()) - before;
  const edits = sum(typists) - editsBefore;
  for (const typist of typists) typist.stop();
  await pause(500);
  const expected = sum(typists) * (load.clients - 1);
  await Promise.all(clients.map((client) => client.close()));
  const [p50 = NaN, p95 = NaN, p99 = NaN] = latencies.percentiles(0.5, 0.95, 0.99);
  return { processor: spent / (edits * (load.clients - 1)), p50, p95, p99, edits, missing: expected - arrived };
}

const sum = (typists: readonly Typist[]) => typists.reduce((edits, typist) => edits + typist.edits, 0);

/** A row for each typist in the first answer. @returns the state all typists begin with */
async function layRows(joined: readonly LoadClient[], answers: boolean, rows: number): Promise<Uint8Array> {
  const doc = new Y.Doc();
  const [first] = joined;
  if (answers) for (const state of await Promise.all(joined.map(({ synced }) => synced))) Y.applyUpdate(doc, state);
  if (!doc.getMap('answers').has('doing')) {
    const content = createDraftUpdate({ questionIds: ['doing'] });
    Y.applyUpdate(doc, content);
    first?.update(content);
  }
  const before = Y.encodeStateVector(doc);
  sharedText(doc).insert(0, `${'-'.repeat(rowLength - 1)}\n`.repeat(rows));
  first?.update(Y.encodeStateAsUpdate(doc, before));
  await pause(200);
  return Y.encodeStateAsUpdate(doc);
}
