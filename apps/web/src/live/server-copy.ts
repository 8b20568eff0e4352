import { collabPath } from '@uskalla/contracts/wire';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { askForState } from './ask-for-state.ts';

/** Where drafts are written together, as this page reaches it. */
export function collabAddress(): string {
  const { protocol, host } = window.location;
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}${collabPath}`;
}

/**
 * What `read` makes of the document as the server has it, without anything of this phone: over a connection of its
 * own that ends when it is read. State vectors would not do, deletions are not in them.
 * @returns `undefined` where the server did not give it within ten seconds
 */
export async function readServerCopy<T>(draftId: string, read: (doc: Y.Doc) => T): Promise<T | undefined> {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(collabAddress(), draftId, doc, { disableBc: true });
  try {
    return await new Promise<T | undefined>((resolve) => {
      const late = setTimeout(() => resolve(undefined), 10_000);
      provider.on('connection-close', () => resolve(undefined));
      let isSecond = false;
      provider.on('sync', (isSynced: boolean) => {
        if (!isSynced) return;
        if (isSecond) {
          clearTimeout(late);
          resolve(read(doc));
          return;
        }
        // The first answer may be a state kept from before, whose rest follows: once asked again, all of that is in.
        isSecond = true;
        provider.synced = false;
        askForState(provider);
      });
    });
  } finally {
    provider.destroy();
    doc.destroy();
  }
}
