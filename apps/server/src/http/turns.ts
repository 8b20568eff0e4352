import { Fault } from '@uskalla/domain';

/** Work that is done a few at a time, and in turns of those who ask for it. */
export type Turns = Readonly<{
  /**
   * Waits for a turn.
   * @param who has a line of their own: the lines are served in turn, so that who asks for much waits for themselves
   * @returns what gives the turn back, once
   * @throws Fault `too_many_requests` where that line, or all together, are full
   */
  take(who: string): Promise<() => void>;
}>;

/**
 * The embedded database answers without the event loop having gone round: whoever reads from it would have made all its pages before
 * anything else that has arrived is looked at, a letter of somebody who writes among it.
 */
const othersServed = () => new Promise<void>((resolve) => setImmediate(resolve));

/** @param limits how many have a turn at once, and how many may wait: of one, and of all together */
export function createTurns(limits: Readonly<{ atOnce: number; mostOfOne: number; mostOfAll: number }>): Turns {
  /** In the order in which they are served next. */
  const lines = new Map<string, (() => void)[]>();
  let taken = 0;
  let waiting = 0;

  const serveNext = () => {
    const [first] = lines;
    if (!first) return void taken--;
    const [who, line] = first;
    const begin = line.shift();
    lines.delete(who);
    if (line.length > 0) lines.set(who, line);
    waiting--;
    void othersServed().then(begin);
  };
  const turn = () => {
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      serveNext();
    };
  };
  return {
    async take(who) {
      if (taken < limits.atOnce) {
        taken++;
        await othersServed();
        return turn();
      }
      const line = lines.get(who) ?? [];
      if (line.length >= limits.mostOfOne || waiting >= limits.mostOfAll) throw new Fault('too_many_requests');
      waiting++;
      lines.set(who, line);
      await new Promise<void>((resolve) => line.push(resolve));
      return turn();
    },
  };
}
