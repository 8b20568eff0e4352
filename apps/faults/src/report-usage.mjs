/**
 * Loaded into the server under test (`--import`), started with `--expose-gc` too: answers over the IPC channel how much
 * memory is held once the garbage is gone, or writes a heap snapshot to the path it is sent.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { writeHeapSnapshot } from 'node:v8';

process.on('message', async (/** @type {{ snapshotTo?: string }} */ { snapshotTo }) => {
  // Twice with turns between: finalizers and what they let go of.
  for (let round = 0; round < 3; round++) {
    globalThis.gc?.();
    await turn();
  }
  if (snapshotTo) writeHeapSnapshot(snapshotTo);
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ bytes: heapUsed + external });
});
