import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Tells the bench where a server listens; `documents` names drafts where the server has to make them itself. */
export function announce(http: Server, documents: readonly string[] = []): void {
  process.send?.({ port: (http.address() as AddressInfo).port, documents });
}
