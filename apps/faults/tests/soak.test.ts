import { afterAll, beforeAll, expect, test } from 'vitest';
import { CaretTab } from '../src/carets.ts';
import { ServerProcess } from '../src/server-process.ts';
import { bytesHeld, countObjects, usageFlags } from '../src/usage.ts';
import { Workshop, type Seat } from '../src/workshop.ts';
import { agree, until, Writer } from '../src/writer.ts';

/** Ten hours as the server meets them: what happens in one, without the waiting. */
const halfHours = Number(process.env['HALF_HOURS'] ?? 20);
const rounds = 3;
const wordsInARound = 8;
/** Classes of the server that there is one of for each open document, and one for each connection to it. */
const counted = ['Room', 'GuardedDoc', 'RoomAwareness', 'Audience', 'Member', 'Doc'];
const megabyte = 1024 * 1024;

let server: ServerProcess;
/** Those who sit at one draft all day, with new phones and with those they have. */
let longLived: Seat[];
beforeAll(async () => {
  server = await ServerProcess.start({ LOG_LEVEL: 'error' }, usageFlags);
  longLived = await join(await Workshop.make(server.url), 1, 3);
});
afterAll(() => server.destroy());

const port = () => server.port;
const join = (workshop: Workshop, table: number, phones: number): Promise<Seat[]> =>
  Promise.all(Array.from({ length: phones }, () => workshop.join(server.url, table)));

/** Reads a draft by HTTP: what shows it to a desk. */
async function read({ draftId, cookie }: Seat): Promise<void> {
  const response = await fetch(`${server.url}/api/v1/drafts/${draftId}`, { headers: { cookie } });
  expect(response.status).toBe(200);
  await response.arrayBuffer();
}

const settled = (writers: readonly Writer[]) =>
  until(() => writers.every(({ saved, written }) => saved.size === written.length) && agree(writers), 'saved by all');

/** A table's half-hour: its phones come, write, leave all together and come back, some of them without what they had. */
async function sitAt(seats: readonly Seat[], when: string): Promise<void> {
  const [reader] = seats;
  if (!reader) throw new Error('nobody sits here');
  let before: Writer[] = [];
  for (let round = 0; round < rounds; round++) {
    const writers = seats.map((seat, index) => {
      const kept = index % 2 === 0 ? before[index]?.doc : undefined;
      const name = `${'abcde'[index % 5] ?? 'a'}${when}_${round}_`;
      return new Writer({ name, seat, port, ...(kept && { doc: kept }) });
    });
    const carets = seats.map((seat, index) => new CaretTab(server.port, seat, index + 1));
    await Promise.all(carets.map(({ isShown }) => isShown));
    await until(() => writers.every(({ isSynced }) => isSynced), 'all are in');
    for (let word = 0; word < wordsInARound; word++) {
      for (const writer of writers) writer.write();
      for (const caret of carets) caret.move(word);
      if (word % 3 === 0) await read(reader);
    }
    await settled(writers);
    // One goes on a bad line, in the middle of all.
    writers[0]?.cut();
    for (const writer of writers) writer.write();
    await settled(writers);
    for (const leaving of [...writers, ...carets]) leaving.end();
    // Nobody is there now but this reader: after it the room unloads.
    await read(reader);
    before = writers;
  }
}

async function halfHour(index: number): Promise<void> {
  const when = index.toString(36);
  const fresh = await Workshop.make(server.url, 3);
  const tables = await Promise.all([1, 2, 3].map((table) => join(fresh, table, 4)));
  await Promise.all([...tables, longLived].map((seats) => sitAt(seats, when)));
  await fresh.setStatus(server.url, 'closed');
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? NaN;

test(`${halfHours} half-hours of workshops: memory stays where it was, and no document stays in it`, async () => {
  const series: number[] = [];
  for (let index = 0; index < halfHours; index++) {
    await halfHour(index);
    series.push(await bytesHeld(server));
  }
  const third = Math.floor(halfHours / 3);
  const middle = median(series.slice(third, 2 * third));
  const last = median(series.slice(-third));
  console.log(`MB after each: ${series.map((bytes) => (bytes / megabyte).toFixed(1)).join(' ')}`);
  console.log(
    `median of the middle third ${(middle / megabyte).toFixed(1)}, of the last ${(last / megabyte).toFixed(1)}`,
  );
  // Counted with one at a draft first, to know that counting finds what is there.
  const [seat] = longLived;
  if (!seat) throw new Error('nobody sits there');
  const writer = new Writer({ name: 'z_', seat, port });
  await until(() => writer.isSynced, 'one is in');
  const held = await countObjects(server, counted);
  writer.end();
  await read(seat);
  const left = await countObjects(server, counted);
  console.log(`in memory with one there: ${JSON.stringify(held)}, with nobody: ${JSON.stringify(left)}`);
  expect(held).toMatchObject({ Room: 1, GuardedDoc: 1, RoomAwareness: 1, Audience: 1, Member: 1, Doc: 1 });
  expect(left).toEqual({ Room: 0, GuardedDoc: 0, RoomAwareness: 0, Audience: 0, Member: 0, Doc: 0 });
  // Nearly all of it is the database's own; what a leak of some kilobytes a room would add is far more than this.
  expect(last - middle).toBeLessThan(2 * megabyte);
});
