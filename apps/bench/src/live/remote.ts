import type { ChildProcess } from 'node:child_process';

/** Functions that can be called from another process: what goes in and comes out is plain data. */
export type Calls = Record<string, (...given: never[]) => Promise<unknown>>;

type Call = { number: number; name: string; given: unknown[] };
type Answer = { number: number; result?: unknown; error?: string };

/** Answers the parent process's calls, from within a process it forked. */
export function answerCalls(calls: Calls): void {
  process.on('disconnect', () => process.exit());
  process.on('message', (message) => {
    const { number, name, given } = message as Call;
    const work = (calls[name] as (...args: unknown[]) => Promise<unknown>)(...given);
    work.then(
      (result) => process.send?.({ number, result } satisfies Answer),
      (error: unknown) => {
        process.send?.({ number, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      },
    );
  });
}

/** The calls that `child` answers. One that ends with an error there, or with the process, is rejected. */
export function callsOf<C extends Calls>(child: ChildProcess): C {
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  child.on('message', (message) => {
    const { number, result, error } = message as Answer;
    const call = waiting.get(number);
    waiting.delete(number);
    if (error === undefined) call?.resolve(result);
    else call?.reject(new Error(error));
  });
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`the process ended with ${code}`));
    waiting.clear();
  });
  return new Proxy({} as C, {
    get: (_, name) => (typeof name === 'string' && name !== 'then' ? callNamed(name) : undefined),
  });

  function callNamed(name: string) {
    return (...given: unknown[]) =>
      new Promise<unknown>((resolve, reject) => {
        const number = ++last;
        waiting.set(number, { resolve, reject });
        child.send({ number, name, given } satisfies Call);
      });
  }
}
