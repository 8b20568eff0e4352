import { startPostgres } from '@uskalla/database/testing';
import { measureRoom, type RoomFigures } from './live/measure-room.ts';

/**
 * What a room of 300 phones costs the product, as it is built and started by `npm start`, beside a bare Socket.IO server
 * of the same version that gives the same frames to as many. The phones are one process, each server is another. Both
 * kinds of database in turn; what has targets is the one that big rooms are run on.
 */
const phones = Number(process.env['PHONES'] ?? 300);
/** The machine is not the same from minute to minute: processor time is measured so often, in turn, and the median counts. */
const rounds = Number(process.env['ROUNDS'] ?? 3);
const databases = (process.env['DATABASES'] ?? 'embedded,PostgreSQL').split(',');
const targets = {
  joinSeconds: 5,
  changeP99: 300,
  processorRatio: 1.5,
  wallReactionFrames: 10,
  reactionsTooMany: 0,
  phoneVoteFrames: 10,
  wallVoteFrames: 10,
  votesWrong: 0,
  missed: 0,
};

for (const database of databases) {
  const postgres = database === 'PostgreSQL' ? await startPostgres() : undefined;
  try {
    const env: Record<string, string> = postgres ? { DATABASE_URL: await postgres.newDatabase() } : {};
    report(database, await measureRoom(env, phones, rounds));
  } finally {
    await postgres?.stop();
  }
}

/** A table for people, and the line for programs. */
function report(database: string, room: RoomFigures): void {
  const line = (what: string, value: number, unit: string, name?: keyof typeof targets) => [
    what,
    { '': value, unit, target: name === undefined ? '' : `≤ ${targets[name]}` },
  ];
  console.log(`\n${phones} phones, ${database}`);
  console.table(
    Object.fromEntries([
      line('all join at once, to the last', room.joinSeconds, 's', 'joinSeconds'),
      line('… to the median', room.joinMedian, 's'),
      line('a phase change, to the last phone, p50', room.changeP50, 'ms'),
      line('… p99 of 30', room.changeP99, 'ms', 'changeP99'),
      line('… processor time', room.changeProcessor, 'ms'),
      line('… of a bare Socket.IO server', room.bareProcessor, 'ms'),
      line('… × bare', room.processorRatio, '', 'processorRatio'),
      line('18 commands a second: for each frame × bare', room.rushRatio, ''),
      line('… frames for each command', room.rushFrames, ''),
      line('reactions: frames at the wall', room.wallReactionFrames, '/s', 'wallReactionFrames'),
      line('… sent by everybody', room.reactionsSent, ''),
      line('… of these, counted', room.reactionsCounted, ''),
      line('… sent by one phone besides', room.floodSent, ''),
      line('… of the one’s, counted', room.floodCounted, ''),
      line('… counted beyond what is allowed', room.reactionsTooMany, '', 'reactionsTooMany'),
      line('votes: frames at a phone', room.phoneVoteFrames, '/s', 'phoneVoteFrames'),
      line('… at the wall', room.wallVoteFrames, '/s', 'wallVoteFrames'),
      line('… bytes of the largest frame to a phone', room.voteFrameBytes, 'B'),
      line('… answered, p99', room.voteP99, 'ms'),
      line('… processor time for each vote', room.voteProcessor, 'ms'),
      line('… counted', room.votesCounted, ''),
      line('… not counted, or wrongly', room.votesWrong, '', 'votesWrong'),
      line('changes a phone missed', room.missed, '', 'missed'),
      line('memory in use with all phones', room.memory, 'MB'),
      line('… for each phone', room.memoryEach, 'kB'),
      line('memory resident with all phones', room.resident, 'MB'),
    ] as [string, object][]),
  );
  const met = (Object.keys(targets) as (keyof typeof targets)[]).every((name) => room[name] <= targets[name]);
  console.log(JSON.stringify({ bench: 'live', of: database, figures: room, targets, met }));
}
