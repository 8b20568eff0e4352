import type { Bus } from '../src/bus.ts';

/** Several ends of one bus in memory, for tests: what passes can be held up or lost. */
export function createMemoryBus(): { end(): Bus; cut(): void; mend(): void } {
  const ends = new Set<{ heard: Map<string, Set<(message: Uint8Array) => void>>; gaps: Set<() => void> }>();
  let isWhole = true;
  return {
    end() {
      const heard = new Map<string, Set<(message: Uint8Array) => void>>();
      const gaps = new Set<() => void>();
      const self = { heard, gaps };
      ends.add(self);
      return {
        publish(docId, message) {
          if (!isWhole) return;
          for (const other of ends) {
            for (const listener of other.heard.get(docId) ?? []) queueMicrotask(() => listener(message));
          }
        },
        listen(docId, listener) {
          const listeners = heard.get(docId) ?? new Set();
          heard.set(docId, listeners.add(listener));
          return () => {
            listeners.delete(listener);
            if (listeners.size === 0) heard.delete(docId);
          };
        },
        isUp: () => isWhole,
        onGap(listener) {
          gaps.add(listener);
          return () => gaps.delete(listener);
        },
      };
    },
    cut: () => void (isWhole = false),
    mend() {
      isWhole = true;
      for (const { gaps } of ends) for (const listener of gaps) listener();
    },
  };
}
