import * as Y from 'yjs';
import { LoadClient } from '../load/client.ts';
import type { Visitor } from './visitor.ts';

/** Gives a draft a title, as a phone at its table does; resolves when the server has it. */
export async function writeTitle(port: number, visitor: Visitor, draftId: string, title: string): Promise<void> {
  const client = new LoadClient({
    port,
    document: `collab/${draftId}`,
    dialect: 'y-websocket',
    answers: true,
    cookie: visitor.cookie,
  });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await client.synced);
  const before = Y.encodeStateVector(doc);
  doc.getText('title').insert(0, title);
  client.update(Y.encodeStateAsUpdate(doc, before));
  for (let there = ''; there !== title;) {
    there = (await visitor.ask<{ title: string }>('GET', `/api/v1/drafts/${draftId}`)).title;
  }
  await client.close();
}
