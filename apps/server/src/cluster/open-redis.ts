import { createClient } from 'redis';
import { inTime } from '../in-time.ts';

/** How long a start waits for Redis. Milliseconds. */
const patience = 10_000;

export type RedisClient = Awaited<ReturnType<typeof openRedis>>;

/**
 * A connection to Redis that comes back by itself, for ever, with jitter: many processes must not fall on a recovering
 * Redis at once.
 * @param options.onReady called with each connection that is made, the first one included
 * @param options.queue whether commands wait while Redis is away; without it they fail at once
 * @throws ClusterError `redis_unreachable` where it does not answer in time; later failures go to `onError`, once each outage
 */
export async function openRedis(
  url: string,
  options: { queue: boolean; onError: (error: unknown) => void; onReady?: () => void },
) {
  const client = createClient({
    url,
    // The live channel's adapter reads streams in this version's form.
    RESP: 2,
    disableOfflineQueue: !options.queue,
    socket: {
      connectTimeout: 3_000,
      reconnectStrategy: (attempt) => Math.min(2_000, 50 * 2 ** attempt) * (0.5 + Math.random() / 2),
    },
  });
  let isTold = false;
  client.on('error', (error: unknown) => {
    if (!isTold) options.onError(error);
    isTold = true;
  });
  client.on('ready', () => {
    isTold = false;
    options.onReady?.();
  });
  try {
    await inTime(client.connect(), patience, () => new ClusterError());
  } catch (error) {
    client.destroy();
    throw error instanceof ClusterError ? error : new ClusterError(error);
  }
  return client;
}

export class ClusterError extends Error {
  readonly code = 'redis_unreachable';
  constructor(cause?: unknown) {
    super('Redis (REDIS_URL) does not answer.', { cause });
  }
}
