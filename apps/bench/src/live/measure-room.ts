import type { SteerCommand } from '@uskalla/contracts';
import type { Steered } from '@uskalla/contracts/live';
import { pause } from '../load/typing.ts';
import { startCrowd, type Crowd } from './crowd.ts';
import { admin, LiveServer } from './live-server.ts';
import { measureProcessor, type ProcessorFigures } from './measure-processor.ts';
import { median, percentile, rounded } from './numbers.ts';
import { now } from './now.ts';
import { frameRate, Screen } from './screen.ts';
import { courseOf } from './course.ts';
import { Visitor } from './visitor.ts';

export type Room = Readonly<{
  product: LiveServer;
  bare: LiveServer;
  crowd: Crowd;
  desk: Screen<'desk'>;
  wall: Screen<'wall'>;
  code: string;
  /** @throws with the server's code where it is refused */
  steer(command: SteerCommand): Promise<void>;
}>;

const seatsAtTable = 5;
/** Changes whose way to the last phone is measured, and milliseconds between two of them. */
const changes = 30;
const changeEvery = 400;
const reacting = { seconds: 5, each: 5, flood: 1_000 };
/** What one phone may give a second; see domain. */
const allowed = 5;
/** Everybody votes within so many milliseconds. */
const votingTakes = 2_000;

/** Starts everything for one room, measures it all, and ends everything. */
export async function measureRoom(env: Record<string, string>, phones: number, rounds: number) {
  const crowd = startCrowd();
  const servers = await Promise.all([LiveServer.startProduct(env), LiveServer.startBare()]);
  const [product, bare] = servers;
  try {
    const room = await open({ product, bare, crowd }, phones);
    const joining = await measureJoining(room, phones);
    await crowd.phones.writeTitles(product.port);
    const changing = await measureChanges(room);
    await crowd.phones.joinBare(bare.url, phones);
    const processor = await measureProcessor(room, rounds);
    const reactions = await measureReactions(room, phones);
    const votes = await measureVotes(room, phones);
    const figures = {
      ...joining,
      ...changing,
      ...figuresOf(processor),
      ...reactions,
      ...votes,
      missed: await crowd.phones.missed(),
    };
    room.desk.close();
    room.wall.close();
    return rounded(figures);
  } finally {
    await crowd.stop();
    await Promise.all(servers.map((server) => server.stop()));
  }
}
export type RoomFigures = Awaited<ReturnType<typeof measureRoom>>;

/** A workshop with its desk and its wall, before anybody comes. */
async function open(parts: Pick<Room, 'product' | 'bare' | 'crowd'>, phones: number): Promise<Room> {
  const { url } = parts.product;
  const account = new Visitor(url);
  await account.ask('POST', '/api/v1/session', admin);
  const { id, code, projectorUrl } = await account.ask<{ id: string; code: string; projectorUrl: string }>(
    'POST',
    '/api/v1/workshops',
    { title: 'Kolmesataa', municipality: '091', tables: Math.ceil(phones / seatsAtTable) },
  );
  const projector = new Visitor(url);
  await projector.ask('POST', `/api/v1/workshops/${id}/wall`, { secret: projectorUrl.split('#')[1] });
  const [desk, wall] = await Promise.all([
    new Screen(url, account.cookie, { screen: 'desk', workshopId: id }).watch(),
    new Screen(url, projector.cookie, { screen: 'wall', workshopId: id }).watch(),
  ]);
  return {
    ...parts,
    desk,
    wall,
    code,
    async steer(command) {
      const answer = (await desk.socket.emitWithAck('steer', command)) as Steered;
      if (!answer.ok) throw new Error(`${command.do}: ${answer.problem.code}`);
    },
  };
}

async function measureJoining({ product, crowd, code }: Room, phones: number) {
  const before = await product.usage('memory');
  const took = await crowd.phones.join(product.url, code, phones);
  // Until the last have been told who sits with them.
  await pause(2_000);
  const memory = await product.usage('memory');
  return {
    joinSeconds: (took.at(-1) ?? NaN) / 1_000,
    joinMedian: median(took) / 1_000,
    memory: memory / 1024 ** 2,
    memoryEach: (memory - before) / 1024 / phones,
    resident: (await product.usage('resident')) / 1024 ** 2,
  };
}

/** From a command at the desk until the last phone has what it changed. */
async function measureChanges({ crowd, desk, steer }: Room) {
  await crowd.phones.takeChanges();
  const course = courseOf(desk);
  const took: number[] = [];
  for (let n = 0; n < changes; n++) {
    const at = await crowd.phones.at();
    const asked = now();
    await steer(course());
    took.push((await crowd.phones.last(at + 1)) - asked);
    await pause(Math.max(changeEvery - (now() - asked), 0));
  }
  return { changeP50: median(took), changeP99: percentile(took, 0.99) };
}

function figuresOf(all: readonly ProcessorFigures[]) {
  return {
    changeProcessor: median(all.map(({ change }) => change)) / 1_000,
    bareProcessor: median(all.map(({ bare }) => bare)) / 1_000,
    processorRatio: median(all.map(({ change, bare }) => change / bare)),
    rushRatio: median(all.map(({ rush, bare }) => rush / bare)),
    rushFrames: median(all.map(({ rushFrames }) => rushFrames)),
  };
}

async function measureReactions({ product, crowd, wall, code }: Room, phones: number) {
  const counted = { clap: 0, fire: 0 };
  const count = (counts: { clap?: number; fire?: number }) => {
    counted.clap += counts.clap ?? 0;
    counted.fire += counts.fire ?? 0;
  };
  wall.socket.on('reactions', count);
  const began = now();
  const sent = await crowd.phones.react(reacting, product.url, code);
  await pause(500);
  wall.socket.off('reactions', count);
  // Seconds are counted from where the server counts them: the flood may begin within one and end in another.
  const most = { clap: phones * allowed * reacting.seconds, fire: allowed * (reacting.seconds + 1) };
  return {
    wallReactionFrames: frameRate(wall.framesAt, began),
    reactionsSent: sent.clap,
    reactionsCounted: counted.clap,
    floodSent: sent.fire,
    floodCounted: counted.fire,
    reactionsTooMany: Math.max(counted.clap - most.clap, 0) + Math.max(counted.fire - most.fire, 0),
  };
}

async function measureVotes({ product, crowd, desk, wall, steer }: Room, phones: number) {
  await steer({ do: 'go', from: desk.stage?.phase.id ?? '', to: 'vote' });
  await pause(1_000);
  await crowd.phones.takeChanges();
  const began = now();
  const spentBefore = await product.usage('processor');
  const votes = await crowd.phones.vote('vote', votingTakes);
  const spent = (await product.usage('processor')) - spentBefore;
  const wallVoteFrames = frameRate(wall.framesAt, began);
  const isAllCounted = wall.stage?.activity?.kind === 'vote' && wall.stage.activity.voters === phones;
  await steer({ do: 'results', phase: 'vote', shown: true });
  await pause(500);
  const activity = wall.stage?.activity;
  const result = activity?.kind === 'vote' ? (activity.result ?? []) : [];
  const wrong = result.reduce((sum, { item, dots }) => sum + Math.abs(dots - (votes.cast[item] ?? 0)), 0);
  const votesCounted = result.reduce((sum, { dots }) => sum + dots, 0);
  if (Object.keys(votes.refused).length > 0) console.error('votes refused:', votes.refused);
  return {
    phoneVoteFrames: votes.framesPerSecond,
    wallVoteFrames,
    voteFrameBytes: votes.bytes,
    voteP99: percentile(votes.took, 0.99),
    voteProcessor: spent / phones / 1_000,
    votesCounted,
    votesWrong: wrong + (phones - votesCounted) + (isAllCounted ? 0 : 1),
  };
}
