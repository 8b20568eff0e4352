import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import type { SyncConnection } from './connection.ts';
import { awarenessFrame } from './protocol.ts';

/** One connection shows at most this many clients: tabs have one each. */
const clientsPerConnection = 2;
const entriesPerMessage = 64;

/** Who shows a state: a connection, or another process by its name. */
type Owner = SyncConnection | string;
type State = { clock: number; json: string | null; owner: Owner };

/**
 * Who is here and where their carets are, in one document. A connection speaks only for client ids nobody else
 * holds, under the name the server gives it; what it showed goes when it goes. Sent on together,
 * at most once each `pause` milliseconds: carets of thirty people would otherwise be a storm.
 */
export class RoomAwareness {
  readonly #states = new Map<number, State>();
  readonly #changed = new Set<number>();
  readonly #broadcast: (frame: Uint8Array) => void;
  readonly #tellOthers: ((update: Uint8Array) => void) | undefined;
  readonly #maxBytes: number;
  readonly #pause: number;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param parts.broadcast sends a frame to all who have the document open here
   * @param parts.tellOthers tells other processes what is shown here, as an awareness update
   */
  constructor(parts: {
    broadcast: (frame: Uint8Array) => void;
    tellOthers?: ((update: Uint8Array) => void) | undefined;
    maxBytes: number;
    pause?: number;
  }) {
    this.#broadcast = parts.broadcast;
    this.#tellOthers = parts.tellOthers;
    this.#maxBytes = parts.maxBytes;
    this.#pause = parts.pause ?? 50;
  }

  /** Takes a message of `connection`. Entries that are not its to say are left out. @throws on bytes that are no awareness update */
  receive(connection: SyncConnection, update: Uint8Array): void {
    for (const { client, clock, json } of entriesOf(update, entriesPerMessage))
      this.#set(connection, client, clock, json);
  }

  /** Takes what another process says of those who are there. @throws on bytes that are no awareness update */
  receiveFrom(process: string, update: Uint8Array): void {
    for (const { client, clock, json } of entriesOf(update, Infinity)) {
      const known = this.#states.get(client);
      // Somebody who moved from there to here shows the newer state here; the older is being taken back there.
      if (known && (clock < known.clock || (json === 'null' && known.owner !== process))) continue;
      if (json === 'null' && !known) continue;
      this.#states.set(client, { clock, json: json === 'null' ? null : json, owner: process });
      this.#note(client);
    }
  }

  #set(connection: SyncConnection, client: number, clock: number, json: string): void {
    const known = this.#states.get(client);
    // Somebody who is gone may come back by another connection before that was told.
    if (known && known.owner !== connection && known.json !== null) return;
    // Renewed unchanged, to say that one is still there.
    if (known && clock < known.clock) return;
    if (!known && this.#ownedBy(connection).length >= clientsPerConnection) return;
    const state = json.length > this.#maxBytes ? undefined : parseObject(json);
    if (state === undefined) return;
    if (state === null && !known) return;
    const stamped = state === null ? null : JSON.stringify({ ...state, user: connection.identity() });
    this.#states.set(client, { clock, json: stamped, owner: connection });
    this.#note(client);
  }

  /** All states, for somebody who has just come; `undefined` where nobody shows any. */
  all(): Uint8Array | undefined {
    const shown = [...this.#states].filter(([, { json }]) => json !== null).map(([client]) => client);
    return shown.length === 0 ? undefined : awarenessFrame(this.#encode(shown));
  }

  /** All states of those who are here at this process, for another one. */
  ours(): Uint8Array | undefined {
    const shown = this.#isOurs([...this.#states.keys()]).filter((client) => this.#states.get(client)?.json !== null);
    return shown.length === 0 ? undefined : this.#encode(shown);
  }

  /** The client ids that a connection shows as its own. */
  clientsOf(connection: SyncConnection): readonly number[] {
    return this.#ownedBy(connection);
  }

  /** A connection, or another process, is gone, and with it what it showed. */
  leave(owner: Owner): void {
    for (const client of this.#ownedBy(owner)) {
      const state = this.#states.get(client);
      if (!state) continue;
      // At the same clock, which counts as news of a leaving; a higher one would hide its next states when it comes back.
      state.json = null;
      this.#note(client);
    }
  }

  destroy(): void {
    clearTimeout(this.#timer);
  }

  #ownedBy(of: Owner): number[] {
    return [...this.#states].filter(([, { owner }]) => owner === of).map(([client]) => client);
  }

  #note(client: number): void {
    this.#changed.add(client);
    if (this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const clients = [...this.#changed];
      this.#changed.clear();
      const frame = awarenessFrame(this.#encode(clients));
      const ours = this.#isOurs(clients);
      if (ours.length > 0) this.#tellOthers?.(this.#encode(ours));
      for (const gone of clients) if (this.#states.get(gone)?.json === null) this.#states.delete(gone);
      this.#broadcast(frame);
    }, this.#pause);
    this.#timer.unref();
  }

  #isOurs(clients: readonly number[]): number[] {
    return clients.filter((client) => typeof this.#states.get(client)?.owner === 'object');
  }

  #encode(clients: readonly number[]): Uint8Array {
    const encoder = createEncoder();
    const present = clients.filter((client) => this.#states.has(client));
    writeVarUint(encoder, present.length);
    for (const client of present) {
      const { clock, json } = this.#states.get(client) ?? { clock: 0, json: null };
      writeVarUint(encoder, client);
      writeVarUint(encoder, clock);
      writeVarString(encoder, json ?? 'null');
    }
    return toUint8Array(encoder);
  }
}

/** The first `most` entries of an awareness update, one by one. @throws on bytes that are none */
function* entriesOf(update: Uint8Array, most: number): Iterable<{ client: number; clock: number; json: string }> {
  const decoder = createDecoder(update);
  const count = Math.min(readVarUint(decoder), most);
  for (let index = 0; index < count; index++)
    yield { client: readVarUint(decoder), clock: readVarUint(decoder), json: readVarString(decoder) };
}

/** An object, `null` for the JSON null, `undefined` for anything else. */
function parseObject(json: string): Record<string, unknown> | null | undefined {
  try {
    const value: unknown = JSON.parse(json);
    if (value === null) return null;
    return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
