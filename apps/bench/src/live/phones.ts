import type { BallotOption, Reaction } from '@uskalla/domain';
import type { PhoneCommand, StageChange } from '@uskalla/contracts';
import { io, type Socket } from 'socket.io-client';
import { seeded } from '../load/random.ts';
import { pause } from '../load/typing.ts';
import { Arrivals } from './arrivals.ts';
import { now } from './now.ts';
import { answerCalls } from './remote.ts';
import { frameRate, Screen } from './screen.ts';
import { Visitor } from './visitor.ts';
import { writeTitle } from './write-title.ts';

/** All phones of a workshop, in a process of their own: the bench forks it and calls what is below. See crowd.ts. */
type Phone = Readonly<{ visitor: Visitor; screen: Screen<'phone'>; tableId: string; draftId: string }>;
type Joined = { table: { id: string; number: number }; drafts: { id: string }[] };

const phones: Phone[] = [];
/** What the first phone was sent of its stage. */
let changes: StageChange[] = [];
let arrivals = new Arrivals(() => phones.length);
const bare: Socket[] = [];
let bareFrames = 0;

const calls = {
  /** All join in the same moment. @returns milliseconds until each was shown its screen, the quickest first */
  async join(url: string, code: string, count: number): Promise<number[]> {
    const began = now();
    const took = await Promise.all(
      Array.from({ length: count }, async (_, index) => {
        phones.push(await joinOne(url, code, `Kokeilija ${index + 1}`));
        return now() - began;
      }),
    );
    const [first] = phones;
    for (const { screen } of phones) {
      screen.onChange = (change) => {
        if (screen === first?.screen) changes.push(change);
        arrivals.add(change.at);
      };
    }
    return took.sort((a, b) => a - b);
  },

  /** One at each table gives their story a title, so that there is something to read and to vote on. */
  async writeTitles(port: number): Promise<void> {
    const writers = new Map(phones.map((phone) => [phone.draftId, phone]));
    await Promise.all(
      [...writers].map(([draftId, { visitor }], index) =>
        writeTitle(port, visitor, draftId, `Kaupunginosa, joka rakennettiin toisin ${index + 1}`),
      ),
    );
  },

  /** How many changes of their stage the phones have had. @throws where they are not all at the same one */
  async at(): Promise<number> {
    const all = new Set(phones.map(({ screen }) => screen.at));
    const [at = NaN] = all;
    if (all.size !== 1) throw new Error(`phones are at ${[...all].join(', ')}`);
    return at;
  },

  /** When a change had come to the last phone, by the clock of `now`. */
  last: async (change: number): Promise<number> => arrivals.last(change),

  /** The changes that came since this was last called, as they were sent to each phone. */
  async takeChanges(): Promise<StageChange[]> {
    const taken = changes;
    changes = [];
    arrivals = new Arrivals(() => phones.length);
    return taken;
  },

  /** Changes that did not follow on the one before, all phones together. */
  missed: async (): Promise<number> => phones.reduce((sum, { screen }) => sum + screen.missed, 0),

  /** Connects `count` clients to a bare server. */
  async joinBare(url: string, count: number): Promise<void> {
    await Promise.all(
      Array.from({ length: count }, async () => {
        const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false });
        bare.push(socket);
        await new Promise<void>((resolve, reject) => {
          socket.once('connect', resolve);
          socket.once('connect_error', reject);
        });
      }),
    );
    bare.forEach((socket, index) => socket.on('stage', () => index === 0 && (bareFrames += 1)));
  },

  /** How many frames the first client of the bare server has had. */
  bareFrames: async (): Promise<number> => bareFrames,

  /**
   * Everybody reacts so often for so many seconds, each at their own moment; one more joins and does nothing but `fire`.
   * @returns how many of each were sent
   */
  async react(rates: { seconds: number; each: number; flood: number }, url: string, code: string) {
    const flooder = await joinOne(url, code, 'Hätäinen');
    const random = seeded(7);
    const began = now();
    const sent = { clap: 0, fire: 0 };
    const senders = phones.map(({ screen }) =>
      sender(screen, 'clap', rates.each, rates.seconds * rates.each, began + (random() * 1_000) / rates.each),
    );
    const flood = sender(flooder.screen, 'fire', rates.flood, rates.seconds * rates.flood, began);
    while (now() < began + rates.seconds * 1_000 + 50) {
      for (const send of senders) sent.clap += send();
      sent.fire += flood();
      await pause(4);
    }
    flooder.screen.close();
    return sent;
  },

  /** Every phone lays one dot on another table's story, within so many milliseconds. */
  async vote(phase: string, within: number) {
    const random = seeded(11);
    const ballot = ballotOf(phones[0]?.screen);
    const cast: Record<string, number> = {};
    const took: number[] = [];
    const refused: Record<string, number> = {};
    const began = now();
    await Promise.all(
      phones.map(async ({ screen, tableId }) => {
        const others = ballot.filter((option) => option.tableId !== tableId);
        const item = others[Math.floor(random() * others.length)]?.item ?? '';
        await pause(random() * within);
        const asked = now();
        const command: PhoneCommand = { do: 'vote', phase, item, dots: 1 };
        const answer = await screen.socket.emitWithAck('take-part', command);
        took.push(now() - asked);
        if (answer.ok && answer.mine?.dots[item] === 1) cast[item] = (cast[item] ?? 0) + 1;
        else if (!answer.ok) refused[answer.problem.code] = (refused[answer.problem.code] ?? 0) + 1;
      }),
    );
    // The last tally may still be on its way.
    await pause(500);
    const frames = phones[0]?.screen.framesAt ?? [];
    const bytes = Math.max(...changes.map((change) => JSON.stringify(change).length));
    return { cast, refused, took: took.sort((a, b) => a - b), framesPerSecond: frameRate(frames, began), bytes };
  },
};
export type PhoneCalls = typeof calls;

async function joinOne(url: string, code: string, name: string): Promise<Phone> {
  const visitor = new Visitor(url);
  const joined = await visitor.ask<Joined>('POST', `/api/v1/workshops/${code}/participants`, { name });
  const screen = await new Screen(url, visitor.cookie, { screen: 'phone', code }).watch();
  return { visitor, screen, tableId: joined.table.id, draftId: joined.drafts[0]?.id ?? '' };
}

/** @returns sends all that is due by now, and tells how many that were */
function sender(screen: Screen<'phone'>, reaction: Reaction, perSecond: number, most: number, from: number) {
  let sent = 0;
  return (): number => {
    const due = Math.min(most, Math.floor(((now() - from) * perSecond) / 1_000) + 1);
    const more = Math.max(due - sent, 0);
    for (let n = 0; n < more; n++) screen.socket.emit('react', reaction);
    sent += more;
    return more;
  };
}

function ballotOf(screen: Screen<'phone'> | undefined): readonly BallotOption[] {
  const ballot = screen?.stage?.ballot ?? [];
  if (ballot.length < 2) throw new Error('there is nothing to vote on');
  return ballot;
}

answerCalls(calls);
