import type { SyncConnection } from './connection.ts';

type Holder = Readonly<{ subject: string }>;

/**
 * Who writes under which Yjs client id. Whoever wrote under one keeps it while the document is open, gone or not: two that
 * write under one id give different letters the same name, and one of them loses theirs without a word. Somebody
 * whose line is cut writes on, and would be told that it is saved. There are no more claims than ids in the document.
 */
export class ClientClaims {
  readonly #holders = new Map<number, Holder>();

  /** Whether these letters may come from `connection`. Someone who comes back by a new socket is the same one. */
  allow(connection: SyncConnection, clients: readonly number[]): boolean {
    return clients.every((client) => {
      const holder = this.#holders.get(client);
      return holder === undefined || holder === connection || holder.subject === connection.subject;
    });
  }

  /** `holder` types under this id from now on: a connection, or somebody at another process. */
  take(holder: Holder, client: number): void {
    this.#holders.set(client, holder);
  }

  /** What it holds stays with whoever it was, and lets go of the connection itself. */
  leave(connection: SyncConnection): void {
    const { subject } = connection;
    for (const [client, holder] of this.#holders) if (holder === connection) this.#holders.set(client, { subject });
  }
}
