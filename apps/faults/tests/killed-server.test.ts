import { afterAll, beforeAll, expect, test } from 'vitest';
import { ServerProcess } from '../src/server-process.ts';
import { Workshop, type Seat } from '../src/workshop.ts';
import { agree, countWords, pause, until, Writer } from '../src/writer.ts';

const kills = Number(process.env['KILLS'] ?? 50);
const names = 'abcdefghijkl';

let server: ServerProcess;
let seats: Seat[];
beforeAll(async () => {
  server = await ServerProcess.start();
  const workshop = await Workshop.make(server.url);
  seats = await Promise.all([...names].map(() => workshop.join(server.url)));
});
afterAll(() => server.destroy());

const open = (round: number, docs?: readonly Writer[]): Writer[] =>
  seats.map(
    (seat, index) =>
      new Writer({
        name: `${names[index] ?? ''}${round.toString(36)}_`,
        seat,
        port: () => server.port,
        ...(docs?.[index] && { doc: docs[index].doc }),
      }),
  );

test(`killed ${kills} times while twelve write: what was reported saved is there, once, and all agree`, async () => {
  const everSaved = new Set<string>();
  let lost = 0;
  let doubled = 0;
  let writers = open(0);
  for (let round = 1; round <= kills; round++) {
    await until(() => writers.every(({ isSynced }) => isSynced), 'all are in');
    for (const writer of writers) writer.type();
    await pause(100 + Math.random() * 700);
    await server.end('SIGKILL');
    for (const writer of writers) writer.rest();
    for (const { saved } of writers) for (const word of saved) everSaved.add(word);
    // Every other time the phones are lost as well: then the server alone can know what was written.
    const phonesAreLost = round % 2 === 0;
    if (phonesAreLost) for (const writer of writers) writer.end();
    await server.start();
    if (phonesAreLost) writers = open(round);
    await until(() => writers.every(({ isSynced }) => isSynced), 'all are back');
    await until(() => agree(writers), 'one text');
    const counts = countWords(writers[0]?.text ?? '');
    for (const word of everSaved) if (!counts.has(word)) lost += 1;
    for (const count of counts.values()) if (count > 1) doubled += 1;
    if (!phonesAreLost) continue;
    // Room for more: an answer has a longest length.
    everSaved.clear();
    for (const word of counts.keys()) everSaved.add(word);
  }
  console.log(`reported saved and looked for: ${everSaved.size}, lost: ${lost}, doubled: ${doubled}`);
  expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
  expect(everSaved.size).toBeGreaterThan(kills);
  for (const writer of writers) writer.end();
});
