import { startPostgres, type TestPostgres } from '@uskalla/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RedisProcess } from '../src/redis-process.ts';
import { ServerProcess } from '../src/server-process.ts';
import { Workshop, type Seat } from '../src/workshop.ts';
import { agree, countWords, pause, until, Writer } from '../src/writer.ts';

const names = 'abcdefgh';

let postgres: TestPostgres;
let redis: RedisProcess;
let servers: [ServerProcess, ServerProcess];
let workshop: Workshop;
let seats: Seat[];
beforeAll(async () => {
  postgres = await startPostgres();
  redis = await RedisProcess.start();
  const env = { DATABASE_URL: await postgres.newDatabase(), REDIS_URL: redis.url };
  servers = [await ServerProcess.start(env), await ServerProcess.start(env)];
  workshop = await Workshop.make(servers[0].url);
  seats = await Promise.all([...names].map(() => workshop.join(servers[0].url)));
});
afterAll(async () => {
  for (const server of servers) await server.destroy();
  await redis.end();
  await postgres.stop();
});

/** Half of the phones are at one server, half at the other. */
const open = (round: string): Writer[] =>
  seats.map(
    (seat, n) =>
      new Writer({ name: `${names[n] ?? ''}${round}_`, seat, port: () => (servers[n % 2] ?? servers[0]).port }),
  );

const allSaved = (writers: readonly Writer[]) =>
  writers.every(({ saved, written }) => written.every((word) => saved.has(word)));

async function settle(writers: readonly Writer[]): Promise<void> {
  for (const writer of writers) writer.rest();
  // Below the minute for which letters are kept for somebody at another server.
  await until(() => allSaved(writers), 'all is saved', 40_000);
  await until(() => agree(writers), 'one text');
  const counts = countWords(writers[0]?.text ?? '');
  const wrong = writers.flatMap(({ written }) => written).filter((word) => counts.get(word) !== 1);
  expect(wrong).toEqual([]);
}

test('Redis stopped, started and frozen while eight write at two servers: they agree, nothing is lost', async () => {
  for (const [round, trouble] of (['stop', 'freeze', 'stop'] as const).entries()) {
    const writers = open(`r${round}`);
    await until(() => writers.every(({ isSynced }) => isSynced), 'all are in');
    for (const writer of writers) writer.type();
    await pause(800);
    if (trouble === 'stop') await redis.end();
    else redis.freeze();
    await pause(1_500);
    // Without Redis too: what is saved is seen by the others before long, since it is in the log.
    const [first, second] = writers;
    const sample = [...(first?.saved ?? [])].at(-1) ?? '';
    expect(sample).not.toBe('');
    await until(() => second?.text.includes(sample) === true, 'the other server has it by the log', 20_000);
    if (trouble === 'stop') await redis.start();
    else redis.thaw();
    await pause(500);
    await settle(writers);
    for (const writer of writers) writer.end();
  }
});

test('one server killed: its phones go to the other and go on; what was called saved is there', async () => {
  const writers = open('k');
  await until(() => writers.every(({ isSynced }) => isSynced), 'all are in');
  for (const writer of writers) writer.type();
  await pause(700);
  const [dying, staying] = servers;
  await dying.end('SIGKILL');
  servers = [staying, staying];
  await pause(700);
  await settle(writers);
  for (const writer of writers) writer.end();
  await dying.start();
  servers = [dying, staying];
});

test('the doors closed at one server close at the other, also while Redis is away', async () => {
  const writers = open('d');
  await until(() => writers.every(({ isSynced }) => isSynced), 'all are in');
  const [, atOther] = writers;
  for (const isAway of [false, true]) {
    if (isAway) await redis.end();
    await workshop.setStatus(servers[0].url, 'closed');
    const before = atOther?.refusals ?? 0;
    await until(() => {
      atOther?.write();
      return (atOther?.refusals ?? 0) > before;
    }, 'the other server refuses');
    await workshop.setStatus(servers[0].url, 'open');
    if (isAway) await redis.start();
    await pause(100);
  }
  // Refused words come with the next connection.
  await until(() => {
    atOther?.cut();
    return true;
  }, 'cut');
  await settle(writers.slice(1, 2));
  for (const writer of writers) writer.end();
});

test('an earlier text restored at one server is there at the other, and both go on from it', async () => {
  const writers = open('h');
  const [first, second] = writers as [Writer, Writer];
  await until(() => writers.every(({ isSynced }) => isSynced), 'all are in');
  const before = first.text;
  const moments = await workshop.moments(servers[1].url, seats[0]?.draftId ?? '');
  for (const writer of writers) writer.write();
  await until(() => allSaved(writers) && agree(writers), 'all is saved');
  expect(first.text).not.toBe(before);
  await workshop.restore(servers[1].url, seats[0]?.draftId ?? '', moments.at(-1)?.seq ?? 0);
  await until(() => writers.every(({ text }) => text === before), 'all have the earlier text');
  first.write();
  second.write();
  await until(() => agree(writers) && first.text !== before, 'they go on');
  const counts = countWords(second.text);
  expect([first, second].map(({ written }) => counts.get(written.at(-1) ?? ''))).toEqual([1, 1]);
  for (const writer of writers) writer.end();
});
