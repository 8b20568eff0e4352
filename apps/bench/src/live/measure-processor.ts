import type { StageChange } from '@uskalla/contracts';
import { io } from 'socket.io-client';
import { pause } from '../load/typing.ts';
import { courseOf } from './course.ts';
import type { LiveServer } from './live-server.ts';
import type { Room } from './measure-room.ts';
import { now } from './now.ts';

/** Of one round. Microseconds are of the server's process, what it spends idle for as long taken off. */
export type ProcessorFigures = Readonly<{
  /** For a phase change that comes alone, with all that a command costs. */
  change: number;
  /** For the same frame to as many at the bare server. */
  bare: number;
  /** For each frame while commands come about twice as fast as frames may leave. */
  rush: number;
  /** Frames for each of those commands. */
  rushFrames: number;
}>;

/** Commands of one measurement: twice through an agenda of eight phases. */
const commands = 32;
/** Milliseconds between two commands: slower than a stage is gathered, and as fast as one desk is listened to. */
const alone = 140;
const inRush = 55;
/** Commands before anything is measured, until the engine has compiled what is hot. */
const warmUp = 96;

/** Product and bare server in turn, `rounds` times, under the same commands and with the very same frames. */
export async function measureProcessor(room: Room, rounds: number): Promise<ProcessorFigures[]> {
  const { product, bare, crowd, desk, steer } = room;
  const trigger = io(bare.url, { transports: ['websocket'], forceNew: true, reconnection: false });
  const course = courseOf(desk);
  const ours = () => steer(course());
  let number = 0;
  const theirs = () => trigger.emitWithAck('steer', number++);
  const phases = desk.stage?.agenda.length ?? 0;

  await every(alone, warmUp - (warmUp % (phases * 2)), ours);
  await crowd.phones.takeChanges();
  await every(alone, phases * 2, ours);
  const frames: readonly StageChange[] = await crowd.phones.takeChanges();
  await trigger.emitWithAck('frames', frames);
  await every(alone, warmUp, theirs);

  const figures: ProcessorFigures[] = [];
  for (let round = 0; round < rounds; round++) {
    const idle = await idleOf([product, bare], commands * alone);
    const [idleOurs = NaN, idleTheirs = NaN] = idle;
    await crowd.phones.takeChanges();
    const spent = await spentBy(product, () => every(alone, commands, ours));
    const sent = (await crowd.phones.takeChanges()).length;
    const bareBefore = await crowd.phones.bareFrames();
    const spentBare = await spentBy(bare, () => every(alone, commands, theirs));
    const sentBare = (await crowd.phones.bareFrames()) - bareBefore;
    const spentRush = await spentBy(product, () => rush(room));
    const sentRush = (await crowd.phones.takeChanges()).length;
    figures.push({
      change: (spent - idleOurs) / sent,
      bare: (spentBare - idleTheirs) / sentBare,
      rush: (spentRush - (idleOurs * inRush) / alone) / sentRush,
      rushFrames: sentRush / commands,
    });
  }
  trigger.disconnect();
  return figures;
}

/** One more minute, again and again: each is another state, so that none is lost by being gathered with the next. */
async function rush({ desk, steer }: Room): Promise<void> {
  const phase = desk.stage?.phase.id ?? '';
  await every(inRush, commands, () => steer({ do: 'clock', phase, act: 'add' }));
}

/** Does `act` so many times at even distances, whether or not the one before is done, and waits until all are. */
async function every(distance: number, times: number, act: () => Promise<unknown>): Promise<void> {
  const began = now();
  const acts: Promise<unknown>[] = [];
  for (let n = 0; n < times; n++) {
    const doing = act();
    // What it ends with is looked at when all are done.
    doing.catch(() => undefined);
    acts.push(doing);
    await pause(Math.max(began + (n + 1) * distance - now(), 0));
  }
  await Promise.all(acts);
}

async function spentBy(server: LiveServer, work: () => Promise<void>): Promise<number> {
  const before = await server.usage('processor');
  await work();
  return (await server.usage('processor')) - before;
}

/** Processor time of servers, all in the same milliseconds, while nobody does anything. */
async function idleOf(servers: readonly LiveServer[], lasting: number): Promise<number[]> {
  return Promise.all(servers.map((server) => spentBy(server, async () => void (await pause(lasting)))));
}
