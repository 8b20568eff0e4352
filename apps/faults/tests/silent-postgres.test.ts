import { startPostgres, type TestPostgres } from '@uskalla/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BadLine } from '../src/bad-line.ts';
import { ServerProcess } from '../src/server-process.ts';
import { Workshop, type Seat } from '../src/workshop.ts';
import { agree, countWords, pause, until, Writer } from '../src/writer.ts';

const names = 'abcd';
/** Milliseconds within which all is saved once the database is there: a query is given up after 15 s. */
const lands = 45_000;

let postgres: TestPostgres;
let line: BadLine;
let server: ServerProcess;
let workshop: Workshop;
let seats: Seat[];
beforeAll(async () => {
  postgres = await startPostgres();
  line = await BadLine.lay(postgres.port);
  const address = new URL(await postgres.newDatabase());
  address.port = String(line.port);
  server = await ServerProcess.start({ DATABASE_URL: address.href });
  workshop = await Workshop.make(server.url);
  seats = await Promise.all([...names].map(() => workshop.join(server.url)));
});
afterAll(async () => {
  postgres.thaw();
  await server.destroy();
  line.close();
  await postgres.stop();
});

const open = (prefix: string) =>
  seats.map((seat, n) => new Writer({ name: `${names[n] ?? ''}${prefix}_`, seat, port: () => server.port }));

async function writeThrough(writers: readonly Writer[], seconds: number): Promise<void> {
  for (const writer of writers) writer.type();
  // What was on its way when it fell silent may still be told; from here on nothing can be in the log.
  await pause(500);
  const before = writers.flatMap(({ saved }) => [...saved]).length;
  await pause(seconds * 1_000);
  expect(writers.flatMap(({ saved }) => [...saved])).toHaveLength(before);
  for (const writer of writers) writer.rest();
  await until(() => agree(writers), 'they see what each other writes all the same');
}

async function expectAllSavedOnce(writers: readonly Writer[]): Promise<void> {
  const areSaved = () => writers.every(({ saved, written }) => written.every((word) => saved.has(word)));
  await until(areSaved, 'all is saved', lands);
  // Out of the log, by a server that has nothing else.
  await server.end('SIGKILL');
  await server.start();
  await until(() => writers.every(({ isSynced }) => isSynced) && agree(writers), 'all are back');
  const fresh = new Writer({ name: 'w', seat: seats[0] as Seat, port: () => server.port });
  await until(() => fresh.isSynced, 'the witness is in');
  const counts = countWords(fresh.text);
  const words = writers.flatMap(({ written }) => written);
  expect(words.filter((word) => counts.get(word) !== 1)).toEqual([]);
  expect(words.length).toBeGreaterThan(50);
  for (const writer of [...writers, fresh]) writer.end();
}

test('lines to the database that are dead without having been closed are left for new ones', async () => {
  const writers = open('1');
  await until(() => writers.every(({ isSynced }) => isSynced), 'all are in');
  line.silence();
  await writeThrough(writers, 5);
  await expectAllSavedOnce(writers);
});

test('a database that takes everything and answers nothing: writing goes on, nothing is called saved, all lands once', async () => {
  const writers = open('2');
  await until(() => writers.every(({ isSynced }) => isSynced), 'all are in');
  await postgres.freeze();
  // Longer than a query is waited for, so that it is tried again while the first is still lying there.
  await writeThrough(writers, 20);
  postgres.thaw();
  await expectAllSavedOnce(writers);
});
