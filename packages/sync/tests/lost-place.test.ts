import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { encodeBusMessage } from '../src/bus-message.ts';
import type { Bus } from '../src/bus.ts';
import { Neighbours } from '../src/neighbours.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A bus that may forget a listener without a word, as a broker does whose confirmation was lost. */
function forgetfulBus() {
  const listeners = new Set<(message: Uint8Array) => void>();
  const bus: Bus = {
    publish: (_docId, message) => listeners.forEach((listener) => listener(message)),
    listen(_docId, listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isUp: () => true,
    onGap: () => () => undefined,
  };
  return { bus, forget: () => listeners.clear(), listeners };
}

function open(bus: Bus) {
  const on = {
    edits: vi.fn(),
    awareness: vi.fn(),
    present: () => undefined,
    gone: vi.fn(),
    died: vi.fn(),
    compare: vi.fn(),
    isBehind: vi.fn(() => false),
    error: vi.fn(),
  };
  return { on, neighbours: new Neighbours({ self: 'a', docId: 'd', bus, on }) };
}

test('who does not hear themselves any more listens anew, and looks what was said meanwhile', () => {
  const { bus, forget, listeners } = forgetfulBus();
  const { on, neighbours } = open(bus);
  vi.advanceTimersByTime(60_000);
  expect(on.compare).not.toHaveBeenCalled();
  forget();
  vi.advanceTimersByTime(8_000);
  expect(on.compare).toHaveBeenCalledTimes(1);
  expect(listeners.size).toBe(1);
  bus.publish('d', encodeBusMessage({ kind: 'edits', from: 'b', count: 1, edits: [] }));
  expect(on.edits).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  expect(on.compare).toHaveBeenCalledTimes(1);
  neighbours.destroy();
  expect(listeners.size).toBe(0);
  expect(on.error).not.toHaveBeenCalled();
});

test('what could not be read is asked for again', () => {
  const { on, neighbours } = open(forgetfulBus().bus);
  on.isBehind.mockReturnValueOnce(true);
  vi.advanceTimersByTime(10_000);
  expect(on.compare).toHaveBeenCalledTimes(1);
  neighbours.destroy();
});
