import type { SyncConnection } from './connection.ts';

type Holder = Readonly<{ subject: string }>;

/**
 * Who writes under which Yjs client id. Whoever wrote under one keeps it while connected: two that write under one id
 * give different letters the same name, and one of them loses theirs without a word.
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

  leave(connection: SyncConnection): void {
    for (const [client, holder] of this.#holders) if (holder === connection) this.#holders.delete(client);
  }
}
