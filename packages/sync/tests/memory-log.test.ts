import { updateLogContract } from '../src/testing/update-log-contract.ts';
import { createMemoryUpdateLog } from '../src/memory-update-log.ts';

updateLogContract('memory', async () => {
  const log = createMemoryUpdateLog();
  const first = Uint8Array.of(7);
  await log.create('there', first);
  return { log, docId: 'there', absentId: 'absent', first };
});
