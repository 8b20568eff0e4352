import type { AwarenessLike } from '../src/cursors.ts';

/** One person's awareness, that counts how often it has something to tell. */
export class SimulatedAwareness implements AwarenessLike {
  readonly clientID: number = 1;
  told = 0;
  #local: Record<string, unknown> = {};

  getStates(): Map<number, Record<string, unknown>> {
    return new Map([[this.clientID, this.#local]]);
  }

  getLocalState(): Record<string, unknown> {
    return this.#local;
  }

  setLocalStateField(field: string, value: unknown): void {
    this.told += 1;
    this.#local = { ...this.#local, [field]: value };
  }

  asSeenByOthers(): AwarenessLike {
    return {
      clientID: this.clientID + 1,
      getStates: () => this.getStates(),
      getLocalState: () => null,
      setLocalStateField: () => undefined,
    };
  }
}
