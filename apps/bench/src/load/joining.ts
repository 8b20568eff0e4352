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

/** Connections whose memory is measured. */
const more = 900;
/** Milliseconds between two looks at a server's memory, and how many of them have to agree, to a hundredth, that it is quiet. */
const lookEvery = 1_000;
const quietLooks = 3;
const mostLooks = 30;

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
  await quietMemory(server);
  // Of more that come later and go again: what the first ones made grow once is not theirs.
  const others = await join(more);
  const withAll = await quietMemory(server);
  await Promise.all(others.map((client) => client.close()));
  const idle = (withAll - (await quietMemory(server))) / more;
  await Promise.all([...joined, first].map((client) => client.close()));
  return { seconds, idle };
}

/** A server's memory once it neither grows nor shrinks any more: what coming and going took is collected bit by bit. */
async function quietMemory(server: ServerProcess): Promise<number> {
  const looks: number[] = [];
  while (looks.length < mostLooks) {
    await pause(lookEvery);
    looks.push(await server.memory());
    const last = looks.slice(-quietLooks);
    if (last.length === quietLooks && Math.max(...last) - Math.min(...last) < Math.max(...last) / 100) break;
  }
  return looks.at(-1) ?? NaN;
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
