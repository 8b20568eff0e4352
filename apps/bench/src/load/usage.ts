import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Processor time so far in microseconds; memory in use after collecting garbage, or all that is resident, in bytes. */
export type Usage = 'processor' | 'memory' | 'resident';

/** What a server's process says of itself; it is preloaded with servers/report-usage.ts. One question at a time. */
export async function usageOf(server: ChildProcess, question: Usage): Promise<number> {
  server.send(question);
  const [{ answer }] = (await once(server, 'message')) as [{ answer: number }];
  return answer;
}
