import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { ReactionCounts } from '@uskalla/contracts';
import type { Bus } from '@uskalla/sync';
import { randomUUID } from 'node:crypto';
import type { Audience } from '../live/workshop-events.ts';
import type { LiveServer } from '../live/live.ts';
import { openRedis, type RedisClient } from './open-redis.ts';
import { createRedisBus } from './redis-bus.ts';

/** What processes tell each other about workshops. Losing one must cost nothing for long: see `onDoubt`. */
export type Told =
  | Readonly<{ kind: 'changed'; workshopId: string; audience: Audience }>
  | Readonly<{ kind: 'workshop'; workshopId: string }>
  | Readonly<{ kind: 'wall'; workshopId: string }>
  | Readonly<{ kind: 'review' }>
  /** What readers see has changed. */
  | Readonly<{ kind: 'library' }>
  | Readonly<{ kind: 'session-ended' }>
  | Readonly<{ kind: 'left'; participantId: string }>
  | Readonly<{ kind: 'renamed'; participantId: string; name: string | null }>
  | Readonly<{ kind: 'reactions'; workshopId: string; counts: ReactionCounts }>
  | Readonly<{ kind: 'rehearsing'; workshopId: string; people: number }>
  /** Whoever rehearses it stops: another goes on, or nobody. */
  | Readonly<{ kind: 'rehearsal-moves'; workshopId: string }>
  | Readonly<{ kind: 'here'; from: string; participants: readonly string[] }>;

/** The other processes that serve the same database; with one process alone, nobody. */
export type Cluster = Readonly<{
  /** This process among all; new with each start. */
  self: string;
  /** For the sync server; `undefined` where this process is alone. */
  bus: Bus | undefined;
  /** Shared counters, where there are any. */
  redis: RedisClient | undefined;
  /** Tells all other processes; they hear it by `onTold`. */
  tell(message: Told): void;
  onTold(listener: (message: Told) => void): void;
  /** Called when messages may have been lost, and every second while none pass: what was told must be looked up. */
  onDoubt(listener: () => void): void;
  /** Has the live channel carry what is told. */
  attach(live: LiveServer): void;
  close(): void;
}>;

const doubtEvery = 1_000;

/** A process that is alone: nobody is told, nobody tells. */
export function createLoneCluster(): Cluster {
  return {
    self: randomUUID(),
    bus: undefined,
    redis: undefined,
    tell: () => undefined,
    onTold: () => undefined,
    onDoubt: () => undefined,
    attach: () => undefined,
    close: () => undefined,
  };
}

/** @throws ClusterError `redis_unreachable` */
export async function createRedisCluster(url: string, onError: (error: unknown) => void): Promise<Cluster> {
  const self = randomUUID();
  const bus = await createRedisBus(url, self, onError);
  // One for the live channel's stream, and one whose commands fail at once while Redis is away.
  const stream = await openRedis(url, { queue: true, onError });
  const redis = await openRedis(url, { queue: false, onError });
  const listeners: ((message: Told) => void)[] = [];
  const doubters: (() => void)[] = [];
  const doubt = () => doubters.forEach((doubter) => doubter());
  bus.onGap(doubt);
  const timer = setInterval(() => {
    if (!bus.isUp()) doubt();
  }, doubtEvery).unref();
  let live: LiveServer | undefined;

  return {
    self,
    bus,
    redis,
    tell: (message) => {
      // Nothing is queued for a Redis that is away: what was told is looked up when it is back.
      if (stream.isReady) live?.serverSideEmit('told', message);
    },
    onTold: (listener) => void listeners.push(listener),
    onDoubt: (listener) => void doubters.push(listener),
    attach(server) {
      live = server;
      server.adapter(createAdapter(stream, { streamName: 'uskalla:live', onlyPlaintext: true, maxLen: 2_000 }));
      server.on('told', (message: Told) => listeners.forEach((listener) => listener(message)));
    },
    close() {
      clearInterval(timer);
      bus.close();
      for (const client of [stream, redis]) client.destroy();
    },
  };
}
