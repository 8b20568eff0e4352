import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PhoneCalls } from './phones.ts';
import { callsOf } from './remote.ts';

/** The process of all phones, as the bench sees it. */
export type Crowd = Readonly<{ phones: PhoneCalls; stop(): Promise<void> }>;

export function startCrowd(): Crowd {
  const child: ChildProcess = fork(fileURLToPath(new URL('phones.ts', import.meta.url)));
  return {
    phones: callsOf<PhoneCalls>(child),
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
