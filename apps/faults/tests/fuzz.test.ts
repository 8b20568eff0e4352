import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { badFrame, bearableFrame, type Frame, type Knowledge } from '../src/hostile-frames.ts';
import { HostileSocket, sendRawGarbage } from '../src/hostile-socket.ts';
import { newClientId, openAs, recordEdits, recordForbidden } from '../src/hostile-updates.ts';
import { Random } from '../src/random.ts';
import { ServerProcess } from '../src/server-process.ts';
import { bytesHeld, usageFlags } from '../src/usage.ts';
import { Workshop, type Seat } from '../src/workshop.ts';
import { agree, until, Writer } from '../src/writer.ts';

const wanted = Number(process.env['FRAMES'] ?? 100_000);
const seed = Number(process.env['SEED'] ?? 20_261_124);
const megabyte = 1024 * 1024;
const lanes = 16;
/** More than a socket may send at once, however slowly they are read. */
const manyFrames = 2_000;
/** As the contracts have them: what a phone would see. */
const codes = { badUpdate: 4422, tryLater: 4503, tooMany: 4429 };

let server: ServerProcess;
let workshop: Workshop;
beforeAll(async () => {
  server = await ServerProcess.start({ LOG_LEVEL: 'silent' }, usageFlags);
  workshop = await Workshop.make(server.url, 3);
});
afterAll(() => server.destroy());

const port = () => server.port;
const join = (table: number) => workshop.join(server.url, table);
const writerAt = async (table: number, name: string) => new Writer({ name, seat: await join(table), port });

let sent = 0;
const send = async (hostile: HostileSocket, frames: readonly Frame[]): Promise<boolean> => {
  sent += frames.length;
  return hostile.send(frames);
};

/** How often a hostile socket was sent off with which code. */
const sentOff = new Map<number, number>();
function note(hostile: HostileSocket): void {
  const { closedWith } = hostile;
  hostile.end();
  if (closedWith !== undefined) sentOff.set(closedWith, (sentOff.get(closedWith) ?? 0) + 1);
}

/** Attacks one draft by one socket after another, until it is enough. @param know made anew for each socket */
async function attack(random: Random, seat: Seat, know: (hostile: HostileSocket) => Knowledge): Promise<void> {
  while (sent < wanted) {
    const hostile = await HostileSocket.open(server.port, seat);
    if (!hostile) continue;
    const known = know(hostile);
    for (let mayGoOn = true; mayGoOn && sent < wanted;) {
      const frames: Frame[] = Array.from({ length: random.below(17) }, () => bearableFrame(random, known));
      mayGoOn = await send(hostile, [...frames, badFrame(random, known)]);
    }
    note(hostile);
  }
}

/** Asks for the state again and again: each answer is larger than its question. */
async function flood(seat: Seat): Promise<void> {
  const hostile = await HostileSocket.open(server.port, seat);
  if (!hostile) return;
  sent += manyFrames;
  await hostile.flood(manyFrames);
  note(hostile);
}

/** Whether there is nothing but letters in the answers and the title, and short strings under the known facts. */
function isDraft(doc: Y.Doc): boolean {
  const texts = [doc.getText('title'), ...doc.getMap('answers').values()];
  const facts = [...doc.getMap('facts')];
  return (
    [...doc.share.keys()].every((key) => ['title', 'answers', 'facts'].includes(key)) &&
    doc.getMap('answers').size === 5 &&
    doc.subdocs.size === 0 &&
    texts.every((text) => text instanceof Y.Text && text.toDelta().every(isPlain)) &&
    facts.every(
      ([key, value]) => /^(municipality|theme|stage|time|teller|role)$/.test(key) && typeof value === 'string',
    )
  );
}
const isPlain = (piece: { insert?: unknown; attributes?: unknown }) =>
  typeof piece.insert === 'string' && piece.attributes === undefined;

test(`${wanted} hostile frames: the server lives, the honest agree, what was saved is there`, async () => {
  console.log(`SEED=${seed} FRAMES=${wanted}`);
  const { pid } = server.child;
  // At the first draft honest words are looked for one by one. At the second the hostile edit what is there, deleting
  // included, as those who sit there may: it must only stay one and the same for all. Nobody attacks the third.
  const besieged = await Promise.all(['a_', 'b_'].map((name) => writerAt(1, name)));
  const vandalised = await Promise.all(['c_', 'd_'].map((name) => writerAt(2, name)));
  const bystander = await writerAt(3, 'e_');
  const honest = [...besieged, ...vandalised, bystander];
  await until(() => honest.every(({ isSynced }) => isSynced), 'all are in');
  const start = [besieged, vandalised].map(([first]) => Y.encodeStateAsUpdate(first?.doc ?? new Y.Doc()));
  for (const writer of honest) writer.type();
  // From the first word on a client id is its writer's.
  await until(() => honest.every(({ saved }) => saved.size > 0), 'all have written');
  const seats = await Promise.all(Array.from({ length: lanes }, (_, lane) => join(1 + (lane % 2))));
  const before = await bytesHeld(server);

  const attacks = seats.map(async (seat, lane) => {
    const random = new Random(seed + lane);
    const atFirst = lane % 2 === 0;
    const victims = atFirst ? besieged : vandalised;
    const state = start[lane % 2] ?? new Uint8Array();
    const forbidden = recordForbidden(random, state);
    const edits = recordEdits(random, openAs(newClientId(random), state), 120);
    const victim = () => random.one(victims).doc;
    if (lane < 4) await flood(seat);
    await attack(random, seat, ({ doc }) => {
      if (atFirst) return { edits, forbidden, victim };
      doc.clientID = newClientId(random);
      return { edits: recordEdits(random, doc, 8), forbidden, victim };
    });
  });
  const random = new Random(seed - 1);
  const raw = (async () => {
    for (let count = 0; count < wanted / 30; count++) {
      sent += 1;
      const seat = random.one(seats);
      // Its line is bad besides: what is written in its name while it is away must not count as its own.
      if (count % 50 === 49) besieged[1]?.cut();
      await sendRawGarbage(server.port, random.below(5) === 0 ? { ...seat, cookie: '' } : seat, random);
    }
  })();
  await Promise.all([...attacks, raw]);
  for (const writer of honest) writer.rest();
  await until(() => honest.every(({ isSynced, written, saved }) => isSynced && saved.size === written.length), 'saved');

  expect(server.child.pid).toBe(pid);
  expect(server.child.exitCode).toBeNull();
  const fresh = await Promise.all([1, 2, 3].map((table) => writerAt(table, 'z_')));
  await until(() => fresh.every(({ isSynced }) => isSynced), 'somebody new gets in');
  const [first, second, third] = fresh.map((writer) => [writer]);
  await until(() => agree([...besieged, ...(first ?? [])]), 'one text at the first draft');
  await until(() => agree([...vandalised, ...(second ?? [])]), 'one text at the second');
  await until(() => agree([bystander, ...(third ?? [])]), 'one text at the third');
  expect(fresh.map(({ doc }) => isDraft(doc))).toEqual([true, true, true]);
  expect(bystander.closed).toEqual([]);

  const wrong = [...besieged, bystander].flatMap(({ saved, text }) =>
    [...saved].filter((word) => text.split(word).length !== 2),
  );
  const words = honest.reduce((sum, { saved }) => sum + saved.size, 0);
  const cut = honest.map(({ closed }) => closed.length);
  console.log(
    `sent: ${sent}, words saved: ${words}, lost or doubled: ${wrong.length}, honest cut off: ${cut.join(' ')}`,
  );
  console.log(`hostile sent off, by code: ${JSON.stringify(Object.fromEntries(sentOff))}`);
  // The attack is one: bytes that break were among it, edits without ground, and more than anybody may send.
  for (const code of [codes.badUpdate, codes.tryLater, codes.tooMany])
    expect(sentOff.get(code), `sent off with ${code}`).toBeGreaterThan(0);
  expect(wrong).toEqual([]);
  const after = await bytesHeld(server);
  console.log(`memory: ${(before / megabyte).toFixed(1)} → ${(after / megabyte).toFixed(1)} MB`);
  expect(after - before).toBeLessThan(30 * megabyte);
  for (const writer of [...honest, ...fresh]) writer.end();
});
