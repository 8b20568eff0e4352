/** One reading of the database for all who ask for the same, used until it is said to be stale. */
export type HeldReadings<T> = Readonly<{
  /** What `read` throws, it throws; nothing is held then. */
  of(id: string): Promise<T>;
  /** The last that was read or put, be it stale; `undefined` where nothing is held. */
  last(id: string): T | undefined;
  /** Something changed: what was read is used no more. */
  stale(id: string): void;
  allStale(): void;
  /** Takes the place of what is held, for whoever knows what a reading would bring. */
  put(id: string, value: T): void;
}>;

type Reading<T> = { loading: Promise<T>; value: T | undefined; isStale: boolean };

/** How long a reading is kept that nothing changed, milliseconds: what is held must not grow with the workshops of a year. */
const keptFor = 30_000;

/**
 * Three hundred phones that come at once would else read three hundred rows three hundred times. A reading that a
 * change overtook is finished, but given only to those who asked before it; whoever asks later waits for the next, together.
 */
export function createHeldReadings<T>(read: (id: string) => Promise<T>): HeldReadings<T> {
  const held = new Map<string, Reading<T>>();
  const next = new Map<string, Promise<T>>();

  function hold(id: string, loading: Promise<T>, value?: T): Promise<T> {
    const reading: Reading<T> = { loading, value, isStale: false };
    held.set(id, reading);
    const forget = () => {
      if (held.get(id) === reading) held.delete(id);
    };
    loading.then((loaded) => {
      reading.value = loaded;
      setTimeout(forget, keptFor).unref();
    }, forget);
    return loading;
  }

  return {
    of(id) {
      const there = held.get(id);
      if (!there) return hold(id, read(id));
      if (!there.isStale) return there.loading;
      const waiting = next.get(id);
      if (waiting) return waiting;
      const after = there.loading
        .then(
          () => undefined,
          () => undefined,
        )
        .then(() => {
          next.delete(id);
          return hold(id, read(id));
        });
      next.set(id, after);
      return after;
    },
    last: (id) => held.get(id)?.value,
    stale(id) {
      const there = held.get(id);
      if (there) there.isStale = true;
    },
    allStale() {
      for (const reading of held.values()) reading.isStale = true;
    },
    put: (id, value) => void hold(id, Promise.resolve(value), value),
  };
}
