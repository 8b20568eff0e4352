import type { Bus } from '@uskalla/sync';
import { openRedis } from './open-redis.ts';

/** The bus is sounded this often, and is down where that is not heard back for so long. Milliseconds. */
const soundEvery = 1_000;
const deafAfter = 4_000;

const channelOf = (docId: string): string => `uskalla:draft:${docId}`;

export type RedisBus = Bus & Readonly<{ close(): void }>;

/**
 * The bus between processes over Redis publish/subscribe. Whether it is up is found out by hearing oneself: a Redis that
 * takes connections and does not answer, or half of a cut line, counts as down.
 */
export async function createRedisBus(url: string, self: string, onError: (error: unknown) => void): Promise<RedisBus> {
  const gaps = new Set<() => void>();
  const listeners = new Map<string, Set<(message: Uint8Array) => void>>();
  let heardAt = -Infinity;
  let wasUp = false;

  const isUp = () => performance.now() - heardAt < deafAfter;
  const announceGap = () => {
    for (const listener of gaps) listener();
  };
  // What can't leave now must not leave later, when it is old: neighbours compare by the log then.
  const speaking = await openRedis(url, { queue: false, onError });
  const hearing = await openRedis(url, { queue: true, onError, onReady: announceGap });

  const own = `uskalla:sounding:${self}`;
  await hearing.subscribe(own, () => {
    const isNews = !isUp();
    heardAt = performance.now();
    if (isNews && wasUp) announceGap();
    wasUp = true;
  });
  const sound = () => void speak(own, new Uint8Array(0));
  const timer = setInterval(sound, soundEvery).unref();
  sound();

  function speak(channel: string, message: Uint8Array): void {
    if (!speaking.isReady) return;
    const { buffer, byteOffset, byteLength } = message;
    // A failure is noticed by what is not heard back.
    speaking.publish(channel, Buffer.from(buffer, byteOffset, byteLength)).catch(() => undefined);
  }

  const hear = (message: Buffer, channel: Buffer): void => {
    const bytes = new Uint8Array(message.buffer, message.byteOffset, message.byteLength);
    for (const listener of listeners.get(channel.toString()) ?? []) listener(bytes);
  };

  return {
    publish: (docId, message) => speak(channelOf(docId), message),
    listen(docId, listener) {
      const channel = channelOf(docId);
      const there = listeners.get(channel);
      if (there) there.add(listener);
      else {
        listeners.set(channel, new Set([listener]));
        hearing.subscribe(channel, hear, true).catch(onError);
      }
      return () => {
        const rest = listeners.get(channel);
        if (!rest?.delete(listener) || rest.size > 0) return;
        listeners.delete(channel);
        hearing.unsubscribe(channel, hear, true).catch(onError);
      };
    },
    isUp,
    onGap(listener) {
      gaps.add(listener);
      return () => gaps.delete(listener);
    },
    close() {
      clearInterval(timer);
      for (const client of [speaking, hearing]) client.destroy();
    },
  };
}
