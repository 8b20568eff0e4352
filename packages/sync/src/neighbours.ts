import type { Bus } from './bus.ts';
import { decodeBusMessage, encodeBusMessage, type BusMessage, type CommittedEdit } from './bus-message.ts';

/** A process says that it is there this often; one that is silent for longer than `silence` is gone. Milliseconds. */
const sayEvery = 2_000;
const silence = 7_000;
/** Who has not heard themselves for so long hears nobody, whatever the bus believes of itself. Milliseconds. */
const deafAfter = 5_000;

type Neighbour = { counted: number | undefined; heardAt: number; isSilent: boolean };

/** What a room does about what its neighbours say. */
export type NeighbourListeners = Readonly<{
  edits: (from: string, edits: readonly CommittedEdit[]) => void;
  awareness: (from: string, update: Uint8Array) => void;
  /** Whoever is new wants to know who is here. */
  present: () => Uint8Array | undefined;
  /** It has the document no longer, or can't be heard. */
  gone: (from: string) => void;
  /** It is silent although it could be heard: it is no more. */
  died: (from: string) => void;
  /** Something may have been missed: what the log holds is to be compared. */
  compare: () => void;
  /** Whether that was tried last in vain. */
  isBehind: () => boolean;
  error: (error: unknown) => void;
}>;

/**
 * The other processes that have the same document open. They are told of edits only after these are in the log: what a
 * process shows of another's can then never be lost with it, and whatever goes missing on the way is found there.
 *
 * Messages are counted, and the count is repeated every other second; so a lost one is noticed, and made up for. Who does not hear
 * themselves say so has lost their place on the bus, and takes another.
 */
export class Neighbours {
  readonly #self: string;
  readonly #docId: string;
  readonly #bus: Bus;
  readonly #on: NeighbourListeners;
  readonly #known = new Map<string, Neighbour>();
  readonly #endGap: () => void;
  #endListening: () => void;
  readonly #timer: NodeJS.Timeout;
  #sent = 0;
  /** Since when others could be heard, as far as we know. */
  #listeningSince = performance.now();
  #heardSelfAt = performance.now();

  /** @param parts.self this process's name among all, new with each start */
  constructor(parts: { self: string; docId: string; bus: Bus; on: NeighbourListeners }) {
    this.#self = parts.self;
    this.#docId = parts.docId;
    this.#bus = parts.bus;
    this.#on = parts.on;
    this.#endListening = this.#listen();
    this.#endGap = this.#bus.onGap(() => this.#beginAnew());
    this.#timer = setInterval(() => this.#tick(), sayEvery).unref();
    this.#say({ kind: 'hello', from: this.#self });
  }

  tellCommitted(edits: readonly CommittedEdit[]): void {
    this.#sent += 1;
    this.#say({ kind: 'edits', from: this.#self, count: this.#sent, edits });
  }

  tellAwareness(update: Uint8Array): void {
    this.#say({ kind: 'awareness', from: this.#self, update });
  }

  destroy(): void {
    this.#say({ kind: 'bye', from: this.#self });
    clearInterval(this.#timer);
    this.#endGap();
    this.#endListening();
  }

  #listen(): () => void {
    return this.#bus.listen(this.#docId, (data) => this.#hear(data));
  }

  /** Others are heard from now on; what they said before that is in the log. */
  #beginAnew(): void {
    this.#listeningSince = this.#heardSelfAt = performance.now();
    this.#say({ kind: 'hello', from: this.#self });
    this.#on.compare();
  }

  #say(message: BusMessage): void {
    this.#bus.publish(this.#docId, encodeBusMessage(message));
  }

  #tick(): void {
    const now = performance.now();
    if (!this.#bus.isUp()) {
      // Nobody can be heard now: the log is asked what the others wrote.
      this.#on.compare();
      this.#listeningSince = this.#heardSelfAt = now;
    } else if (now - this.#heardSelfAt > deafAfter) {
      this.#endListening();
      this.#endListening = this.#listen();
      this.#beginAnew();
    } else {
      if (this.#on.isBehind()) this.#on.compare();
      this.#say({ kind: 'here', from: this.#self, count: this.#sent });
    }
    for (const [name, neighbour] of this.#known) {
      if (now - neighbour.heardAt <= silence) continue;
      if (!neighbour.isSilent) this.#on.gone(name);
      neighbour.isSilent = true;
      if (now - this.#listeningSince <= silence) continue;
      this.#known.delete(name);
      this.#on.died(name);
    }
  }

  #hear(data: Uint8Array): void {
    try {
      const message = decodeBusMessage(data);
      if (message?.from === this.#self) this.#heardSelfAt = performance.now();
      else if (message) this.#take(message);
    } catch (error) {
      this.#on.error(error);
    }
  }

  #take(message: BusMessage): void {
    const { from } = message;
    if (message.kind === 'bye') {
      if (this.#known.delete(from)) this.#on.gone(from);
      return;
    }
    const known = this.#known.get(from) ?? { counted: undefined, heardAt: 0, isSilent: false };
    this.#known.set(from, known);
    known.heardAt = performance.now();
    known.isSilent = false;
    if (message.kind === 'hello') {
      const present = this.#on.present();
      if (present) this.tellAwareness(present);
      this.#say({ kind: 'here', from: this.#self, count: this.#sent });
    } else if (message.kind === 'awareness') this.#on.awareness(from, message.update);
    else if (message.kind === 'here') {
      // Heard for the first time: what it sent before that is in the log, and may have come after we read it.
      if (known.counted !== message.count && (known.counted !== undefined || message.count > 0)) this.#on.compare();
      known.counted = message.count;
    } else {
      const isNext = known.counted !== undefined ? message.count === known.counted + 1 : message.count === 1;
      known.counted = message.count;
      if (isNext) this.#on.edits(from, message.edits);
      else this.#on.compare();
    }
  }
}
