import { startPostgres, type TestPostgres } from '@uskalla/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ServerProcess } from '../src/server-process.ts';
import { Workshop, type Seat } from '../src/workshop.ts';
import { agree, countWords, pause, until, Writer } from '../src/writer.ts';

const names = 'abcdefghijkl';
const crashes = 8;

let postgres: TestPostgres;
let server: ServerProcess;
let seats: Seat[];
beforeAll(async () => {
  postgres = await startPostgres();
  server = await ServerProcess.start({ DATABASE_URL: await postgres.newDatabase() });
  const workshop = await Workshop.make(server.url);
  seats = await Promise.all([...names].map(() => workshop.join(server.url)));
});
afterAll(async () => {
  await server.destroy();
  await postgres.stop();
});

test('a database that crashes under the server: nothing is called saved that is not, and all of it lands', async () => {
  const open = (round: number) =>
    seats.map((seat, n) => new Writer({ name: `${names[n] ?? ''}${round}_`, seat, port: () => server.port }));
  const everSaved = new Set<string>();
  let lost = 0;
  let saidMeanwhile = 0;
  for (let round = 1; round <= crashes; round++) {
    let writers = open(round);
    await until(() => writers.every(({ isSynced }) => isSynced), 'all are in');
    for (const writer of writers) writer.type();
    await pause(200 + Math.random() * 500);
    await postgres.crash();
    // What was on its way when it crashed may still be told; from here on nothing can be in the log.
    await pause(300);
    const before = new Set(writers.flatMap(({ saved }) => [...saved]));
    await pause(500);
    for (const { saved } of writers) for (const word of saved) if (!before.has(word)) saidMeanwhile += 1;
    const kills = round % 2 === 0;
    if (kills) {
      // The server dies with what it had not saved, and so do the phones.
      await server.end('SIGKILL');
      for (const writer of writers) writer.end();
      for (const { saved } of writers) for (const word of saved) everSaved.add(word);
      await postgres.restart();
      await server.start();
      writers = open(round * 100);
      await until(() => writers.every(({ isSynced }) => isSynced), 'all are back');
    } else {
      await postgres.restart();
      for (const writer of writers) writer.rest();
      await until(
        () => writers.every(({ saved, written }) => written.every((word) => saved.has(word))),
        'all that was written meanwhile is saved',
      );
      for (const { written } of writers) for (const word of written) everSaved.add(word);
    }
    await until(() => agree(writers), 'one text');
    const counts = countWords(writers[0]?.text ?? '');
    for (const word of everSaved) if (counts.get(word) !== 1) lost += 1;
    for (const writer of writers) writer.end();
  }
  console.log(
    `reported saved and looked for: ${everSaved.size}, lost or doubled: ${lost}, false "saved": ${saidMeanwhile}`,
  );
  expect({ lost, saidMeanwhile }).toEqual({ lost: 0, saidMeanwhile: 0 });
  expect(everSaved.size).toBeGreaterThan(100);
});
