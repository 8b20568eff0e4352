import { startPostgres, type TestPostgres } from '@uskalla/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RedisProcess } from '../src/redis-process.ts';
import { LiveScreen } from '../src/live-screen.ts';
import { ServerProcess } from '../src/server-process.ts';
import { Workshop, type Seat } from '../src/workshop.ts';
import { agree, countWords, disagreement, pause, until, Writer } from '../src/writer.ts';

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
  await until(
    () => agree(writers),
    () => disagreement(writers),
  );
  const counts = countWords(writers[0]?.text ?? '');
  const wrong = writers.flatMap(({ written }) => written).filter((word) => counts.get(word) !== 1);
  expect(wrong).toEqual([]);
}

test('a room is steered at two servers as at one, also after Redis was away', async () => {
  const [a, b] = servers;
  const at = { screen: 'desk', workshopId: workshop.id };
  const desks = [
    await LiveScreen.open(a.url, workshop.deskCookie, at),
    await LiveScreen.open(b.url, workshop.deskCookie, at),
  ];
  const phone = await LiveScreen.open(b.url, seats[0]?.cookie ?? '', { screen: 'phone', code: workshop.code });
  const [first, second] = desks as [LiveScreen, LiveScreen];
  const phaseOf = ({ stage }: LiveScreen) => (stage['phase'] as { id: string }).id;
  const peopleAt = ({ view }: LiveScreen) =>
    (view as { tables: { people: unknown[] }[] }).tables.reduce((sum, { people }) => sum + people.length, 0);
  const go = (desk: LiveScreen, from: string, to: string) => desk.ask('steer', { do: 'go', from, to });

  expect(await go(first, 'arrive', 'before')).toBe('ok');
  await until(
    () => [second, phone].every((screen) => phaseOf(screen) === 'before'),
    'the other server’s screens follow',
  );
  // Both press at once, for two different things: one of them is told.
  const both = await Promise.all([go(first, 'before', 'words'), go(second, 'before', 'write')]);
  expect(both.sort()).toEqual(['moved_on', 'ok']);
  const phases = () => new Set([first, second, phone].map(phaseOf));
  await until(() => phases().size === 1 && !phases().has('before'), 'all agree');
  const here = phaseOf(phone);
  if (here !== 'before') expect(await go(second, here, 'before')).toBe('ok');
  await until(() => phaseOf(first) === 'before' && phaseOf(phone) === 'before', 'back at the question');
  expect(await phone.ask('take-part', { do: 'dare', phase: 'before', level: 4 })).toBe('ok');
  await until(() => (first.stage['activity'] as { answered: number }).answered === 1, 'counted at the other server');
  const heard: Record<string, number>[] = [];
  first.socket.on('reactions', (counts: Record<string, number>) => heard.push(counts));
  phone.socket.emit('react', 'clap');
  await until(() => heard.some(({ clap }) => clap === 1), 'a reaction at the other server');

  // Signed out at one server, a desk steers nothing by the line it has to the other.
  const browser = await Workshop.signIn(a.url);
  const third = await LiveScreen.open(b.url, browser.cookie, at);
  expect(await third.ask('steer', { do: 'zoom', by: 1 })).toBe('ok');
  await browser.signOut(a.url);
  let answer = 'ok';
  for (let n = 0; answer === 'ok'; n++) {
    answer = await third.ask('steer', { do: 'zoom', by: n % 2 === 0 ? -1 : 1 });
    await pause(100);
  }
  expect(answer).toBe('not_signed_in');
  third.end();

  await redis.end();
  const before = peopleAt(second);
  expect(await go(first, 'before', 'write')).toBe('ok');
  // Nobody tells the other server: it looks.
  await until(() => phaseOf(phone) === 'write' && phaseOf(second) === 'write', 'found out without Redis', 20_000);
  const { cookie } = await workshop.join(a.url);
  await until(
    () => peopleAt(second) === peopleAt(first) && peopleAt(second) > before,
    'who came is seen without Redis',
    20_000,
  );
  expect(cookie).not.toBe('');
  await redis.start();
  expect(await go(second, 'write', 'arrive')).toBe('ok');
  await until(() => phaseOf(first) === 'arrive' && phaseOf(phone) === 'arrive', 'and again with it', 20_000);
  for (const screen of [first, second, phone]) screen.end();
});

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
  // What was refused a moment ago and came again at one server may still be on its way to the other.
  await until(() => writers.every(({ isSynced }) => isSynced) && agree(writers), 'all are in');
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
