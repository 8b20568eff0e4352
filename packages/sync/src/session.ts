import { Backlog } from './backlog.ts';
import type { ConnectionListener, SyncConnection } from './connection.ts';
import type { Member } from './member.ts';
import type { SyncCloseCodes, SyncLimits } from './options.ts';
import type { Room } from './room.ts';

/** A connection from its opening to its end: it waits for its room to be loaded, and then is in it. */
export class Session implements ConnectionListener {
  readonly connection: SyncConnection;
  readonly #limits: SyncLimits;
  readonly #codes: SyncCloseCodes;
  readonly #onClosed: () => void;
  #room: Room | undefined;
  #member: Member | undefined;
  /** What came before the room was there. */
  #early: Backlog | undefined;
  #isOver = false;

  /** @param onClosed called when the connection is closed */
  constructor(connection: SyncConnection, limits: SyncLimits, codes: SyncCloseCodes, onClosed: () => void) {
    this.connection = connection;
    this.#limits = limits;
    this.#codes = codes;
    this.#onClosed = onClosed;
  }

  /** The room is loaded: what waited is dealt with. */
  enter(room: Room): void {
    if (this.#isOver) return;
    const early = this.#early?.take() ?? [];
    this.#early = undefined;
    const member = room.join(this.connection);
    if (!member) {
      this.#isOver = true;
      return;
    }
    this.#room = room;
    this.#member = member;
    room.welcome(member);
    for (const data of early) room.receive(member, data);
  }

  received(data: Uint8Array): void {
    if (this.#isOver) return;
    if (this.#member) this.#room?.receive(this.#member, data);
    else if (data.byteLength > this.#limits.message) this.end(this.#codes.tooLarge);
    else if (!(this.#early ??= new Backlog(this.#limits.message * 2)).add(data)) this.end(this.#codes.tryLater);
  }

  closed(): void {
    this.#leave();
    this.#onClosed();
  }

  /** Ends it at once: nothing it sends is taken any more, even while its closing is under way. */
  end(code: number): void {
    this.#leave();
    this.connection.close(code);
  }

  #leave(): void {
    this.#isOver = true;
    if (this.#member) this.#room?.leave(this.#member);
  }
}
