import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Heartbeat } from '../src/heartbeat.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('who answers stays, who does not is ended within two rounds, and nothing runs for nobody', () => {
  const heartbeat = new Heartbeat();
  const make = (answers: boolean) => {
    const socket = {
      ended: false,
      wasHeard: false,
      terminate: () => {
        socket.ended = true;
        heartbeat.forget(socket);
      },
      ping: () => (socket.wasHeard = answers),
    };
    heartbeat.watch(socket);
    return socket;
  };
  const [there, gone] = [make(true), make(false)];
  vi.advanceTimersByTime(20_000);
  expect([there.ended, gone.ended]).toEqual([false, true]);
  vi.advanceTimersByTime(600_000);
  expect(there.ended).toBe(false);
  heartbeat.forget(there);
  expect(vi.getTimerCount()).toBe(0);
});
