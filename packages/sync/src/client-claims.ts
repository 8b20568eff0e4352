import type { SyncConnection } from './connection.ts';

/** Somebody who is here, or was and may come back. */
type Here = Readonly<{ subject: string; connection: SyncConnection | undefined; isDoubtful: boolean }>;
/** Somebody at another process: which, and when they are taken for gone (of `performance.now()`). */
type Elsewhere = Readonly<{ subject: string; process: string; until: number }>;

/** Milliseconds. A phone that is dead for good must not keep others from bringing along what they have of its letters. */
const elsewhereFor = 60_000;

/**
 * Who writes under which Yjs client id. Whoever wrote under one keeps it while the document is open, gone or not: two that
 * write under one id give different letters the same name, and one of them loses theirs without a word. Somebody
 * whose line is cut writes on, and would be told that it is saved. There are no more claims than ids in the document.
 */
export class ClientClaims {
  readonly #holders = new Map<number, Here | Elsewhere>();

  /**
   * Whether these letters may come from `connection`. Someone who comes back by a new socket is the same one.
   * @param shown the ids that a connection shows as its own; asked only where it matters
   */
  allow(
    connection: SyncConnection,
    clients: readonly number[],
    shown: (connection: SyncConnection) => readonly number[],
  ): boolean {
    for (const client of clients) {
      const holder = this.#holders.get(client);
      if (holder === undefined || holder.subject === connection.subject) continue;
      const isFree =
        'process' in holder
          ? performance.now() > holder.until
          : holder.isDoubtful && shown(connection).includes(client);
      if (!isFree) return false;
    }
    return true;
  }

  isHeldBy(connection: SyncConnection, client: number): boolean {
    const holder = this.#holders.get(client);
    return holder !== undefined && 'connection' in holder && holder.connection === connection;
  }

  /**
   * `connection` types under this id from now on.
   * @param isDoubtful whether it shows another id as its own: then whoever shows this one comes before it
   */
  take(connection: SyncConnection, client: number, isDoubtful: boolean): void {
    this.#holders.set(client, { subject: connection.subject, connection, isDoubtful });
  }

  /** Somebody at another process does; or has brought along what somebody who is here typed. */
  takeElsewhere(subject: string, client: number, process: string): void {
    const holder = this.#holders.get(client);
    if (holder && 'connection' in holder && holder.connection && !holder.isDoubtful) return;
    this.#holders.set(client, { subject, process, until: performance.now() + elsewhereFor });
  }

  /**
   * A process died. Those who were there come here, each with letters of the others that no log holds: held on to,
   * they would keep each other out.
   */
  forgetProcess(process: string): void {
    for (const [client, holder] of this.#holders)
      if ('process' in holder && holder.process === process) this.#holders.delete(client);
  }

  /** What it holds stays with whoever it was, and lets go of the connection itself. */
  leave(connection: SyncConnection): void {
    for (const [client, holder] of this.#holders)
      if ('connection' in holder && holder.connection === connection)
        this.#holders.set(client, { ...holder, connection: undefined });
  }
}
