import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BadLine } from '../src/bad-line.ts';
import { ServerProcess } from '../src/server-process.ts';
import { Workshop, type Seat } from '../src/workshop.ts';
import { agree, countWords, pause, until, Writer } from '../src/writer.ts';

const names = 'abcdefghijkl';

let server: ServerProcess;
let seats: Seat[];
beforeAll(async () => {
  server = await ServerProcess.start();
  const workshop = await Workshop.make(server.url);
  seats = await Promise.all([...names].map(() => workshop.join(server.url)));
});
afterAll(() => server.destroy());

test('lines that delay, cut and half-close: no letter is lost or doubled, and none is called saved that is not', async () => {
  const line = await BadLine.lay(server.port, { delay: 120, cutAfter: 3_000, halfOpen: 0.3 });
  const writers = seats.map((seat, n) => new Writer({ name: `${names[n] ?? ''}_`, seat, port: () => line.port }));
  // Hardly ever all at once.
  const were = new Set<Writer>();
  await until(() => {
    for (const writer of writers) if (writer.isSynced) were.add(writer);
    return were.size === writers.length;
  }, 'all have been in');
  for (const writer of writers) writer.type(120);
  await until(() => line.cuts > 60, 'sixty cuts');
  for (const writer of writers) writer.rest();
  // Somebody whose line is good sees no more than was saved, and all of that.
  const witness = new Writer({ name: 'w', seat: seats[0] as Seat, port: () => server.port });
  await until(() => witness.isSynced, 'the witness is in');
  await pause(200);
  const seen = countWords(witness.text);
  expect(writers.flatMap(({ saved }) => [...saved]).filter((word) => !seen.has(word))).toEqual([]);
  line.clear();
  await until(() => writers.every(({ saved, written }) => written.every((word) => saved.has(word))), 'all is saved');
  await until(() => agree([...writers, witness]), 'one text');
  const counts = countWords(witness.text);
  const wrong = writers.flatMap(({ written }) => written).filter((word) => counts.get(word) !== 1);
  console.log(`cuts: ${line.cuts}, words: ${counts.size}, lost or doubled: ${wrong.length}`);
  expect(wrong).toEqual([]);
  for (const writer of [...writers, witness]) writer.end();
  line.close();
});

test("the server's clock leaps by an hour, forwards and back: all is saved once, and nobody is sent away", async () => {
  const clock = fileURLToPath(new URL('../src/leaping-clock.mjs', import.meta.url));
  const leaping = await ServerProcess.start({}, ['--import', clock]);
  const workshop = await Workshop.make(leaping.url);
  const writers = await Promise.all(
    [...names.slice(0, 4)].map(async (name) => {
      const seat = await workshop.join(leaping.url);
      return new Writer({ name: `${name}_`, seat, port: () => leaping.port });
    }),
  );
  await until(() => writers.every(({ isSynced }) => isSynced), 'all are in');
  for (const writer of writers) writer.type(60);
  await until(() => writers.every(({ written }) => written.length > 50), 'fifty words of each');
  for (const writer of writers) writer.rest();
  await until(() => writers.every(({ saved, written }) => written.every((word) => saved.has(word))), 'all is saved');
  await until(() => agree(writers), 'one text');
  const counts = countWords(writers[0]?.text ?? '');
  expect(counts.size).toBeGreaterThan(100);
  expect(writers.flatMap(({ written }) => written).filter((word) => counts.get(word) !== 1)).toEqual([]);
  expect(writers.flatMap(({ closed }) => closed)).toEqual([]);
  for (const writer of writers) writer.end();
  await leaping.destroy();
});
