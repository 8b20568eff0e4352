import { createDraftUpdate } from '@uskalla/document';
import * as Y from 'yjs';
import { LoadClient } from './client.ts';
import { pause } from './typing.ts';
import type { ServerProcess } from './server-process.ts';
import { sharedText } from './typist.ts';

export type JoiningFigures = Readonly<{
  /** Seconds until all had the whole document. */
  seconds: number;
  /** Bytes a connection takes while nothing happens. */
  idle: number;
}>;

/** Connections whose memory is measured, and milliseconds until what coming took is collected. */
const more = 900;
const quiet = 3_000;

/** Fills a draft to `bytes`, lets all `clients` join it in the same moment, and sees what they take when it is quiet. */
export async function measureJoining(server: ServerProcess, clients: number, bytes: number): Promise<JoiningFigures> {
  const [document = ''] = server.documents;
  const { dialect } = server.contender;
  const address = { port: server.port, document, dialect, answers: true };
  const first = new LoadClient(address);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await first.synced);
  if (!doc.getMap('answers').has('doing')) {
    const content = createDraftUpdate({ questionIds: ['doing', 'dared', 'succeeded', 'failed', 'learned'] });
    Y.applyUpdate(doc, content);
    first.update(content);
  }
  await fill(doc, first, bytes);
  const join = async (count: number) => {
    const joined = Array.from({ length: count }, () => new LoadClient(address));
    const states = await Promise.all(joined.map(({ synced }) => synced));
    const short = states.filter((state) => state.byteLength < bytes / 2).length;
    if (short > 0) throw new Error(`${server.contender.name}: ${short} were given less than the document`);
    return joined;
  };
  const began = performance.now();
  const joined = await join(clients);
  const seconds = (performance.now() - began) / 1_000;
  await pause(quiet);
  // Of more that come later: what the first ones made grow once is not theirs.
  const before = await server.memory();
  joined.push(...(await join(more)));
  await pause(quiet);
  const idle = ((await server.memory()) - before) / more;
  await Promise.all([...joined, first].map((client) => client.close()));
  return { seconds, idle };
}

/** As people do: words put in here and there, so that the document is many pieces and not one. */
async function fill(doc: Y.Doc, client: LoadClient, bytes: number): Promise<void> {
  const text = sharedText(doc);
  const title = doc.getText('title');
  for (let size = 0; size < bytes; size = Y.encodeStateAsUpdate(doc).byteLength) {
    const before = Y.encodeStateVector(doc);
    doc.transact(() => {
      for (let n = 0; n < 100; n++) {
        // A text has a longest length; what is taken out again still makes the document what it is.
        if (text.length > 15_000) text.delete(0, 1_000);
        text.insert((n * 7_919) % (text.length + 1), 'kokeilu ');
      }
      if (title.length === 0) title.insert(0, 'Kokeilu');
    });
    client.update(Y.encodeStateAsUpdate(doc, before));
    await pause(30);
  }
  await pause(500);
}
