import type { ReactionCounts } from '@uskalla/contracts';
import { reactionsPerSecond, type Reaction } from '@uskalla/domain';

/** Reactions leave gathered, at most this often. Milliseconds. */
const gatherFor = 100;

export type ReactionDesk = Readonly<{
  /** One phone's reaction; beyond so many a second it is folded away, and nobody else notices. */
  react(workshopId: string, participantId: string, reaction: Reaction): void;
  /** Reactions of another process's phones. */
  add(workshopId: string, counts: ReactionCounts): void;
}>;

/**
 * Counts reactions and gives them out in tenths of a second.
 * @param show gives a workshop's screens here what came since the last time, from here and elsewhere
 * @param tell gives the other processes what came from phones here
 */
export function createReactionDesk(
  show: (workshopId: string, counts: ReactionCounts) => void,
  tell: (workshopId: string, counts: ReactionCounts) => void,
): ReactionDesk {
  const shown = createGathering(show);
  const told = createGathering(tell);
  /** Who has reacted how often in this second; thrown away with it. */
  let second = 0;
  let counts = new Map<string, number>();
  return {
    react(workshopId, participantId, reaction) {
      const now = Math.floor(performance.now() / 1_000);
      if (now !== second) {
        second = now;
        counts = new Map();
      }
      const count = (counts.get(participantId) ?? 0) + 1;
      counts.set(participantId, count);
      if (count > reactionsPerSecond) return;
      shown(workshopId, { [reaction]: 1 });
      told(workshopId, { [reaction]: 1 });
    },
    add: (workshopId, more) => shown(workshopId, more),
  };
}

function createGathering(give: (workshopId: string, counts: ReactionCounts) => void) {
  const waiting = new Map<string, Partial<Record<Reaction, number>>>();
  return (workshopId: string, more: ReactionCounts): void => {
    const there = waiting.get(workshopId);
    const counts = there ?? {};
    for (const [reaction, count] of Object.entries(more) as [Reaction, number][]) {
      counts[reaction] = (counts[reaction] ?? 0) + count;
    }
    if (there) return;
    waiting.set(workshopId, counts);
    setTimeout(() => {
      waiting.delete(workshopId);
      give(workshopId, counts);
    }, gatherFor).unref();
  };
}
