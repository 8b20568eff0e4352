import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerProcess } from './server-process.ts';

/** Flags that make a server answer the questions asked here. */
export const usageFlags: readonly string[] = [
  '--expose-gc',
  '--import',
  new URL('report-usage.mjs', import.meta.url).href,
];

/** Bytes the server holds once the garbage is gone: its heap and what hangs on it outside. */
export const bytesHeld = (server: ServerProcess): Promise<number> => ask(server, {});

/** How many objects of each of these classes the server holds, by a heap snapshot: slow, and itself memory. */
export async function countObjects(
  server: ServerProcess,
  classNames: readonly string[],
): Promise<Record<string, number>> {
  const directory = mkdtempSync(join(tmpdir(), 'uskalla-heap-'));
  try {
    const path = join(directory, 'server.heapsnapshot');
    await ask(server, { snapshotTo: path });
    return countIn(JSON.parse(readFileSync(path, 'utf8')) as HeapSnapshot, classNames);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

type HeapSnapshot = Readonly<{
  snapshot: { meta: { node_fields: string[]; node_types: [string[]] } };
  nodes: number[];
  strings: string[];
}>;

function countIn({ snapshot, nodes, strings }: HeapSnapshot, names: readonly string[]): Record<string, number> {
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const isObject = types[0].indexOf('object');
  const counts = Object.fromEntries(names.map((name) => [name, 0]));
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (nodes[at + fields.indexOf('type')] !== isObject) continue;
    const name = strings[nodes[at + fields.indexOf('name')] ?? -1] ?? '';
    const count = Object.hasOwn(counts, name) ? counts[name] : undefined;
    if (count !== undefined) counts[name] = count + 1;
  }
  return counts;
}

async function ask({ child }: ServerProcess, question: { snapshotTo?: string }): Promise<number> {
  const answer = once(child, 'message');
  child.send(question);
  const [{ bytes }] = (await answer) as [{ bytes: number }];
  return bytes;
}
