import type { Cluster } from './cluster/cluster.ts';

/** Tells whether a session may have ended since somebody was last looked up. */
export type SessionEnds = Readonly<{
  /** Grows with each session that ends, at any process, and wherever one may have ended unheard. */
  count(): number;
  ended(): void;
}>;

export function createSessionEnds(cluster: Pick<Cluster, 'tell' | 'onTold' | 'onDoubt'>): SessionEnds {
  let count = 0;
  cluster.onTold((told) => {
    if (told.kind === 'session-ended') count += 1;
  });
  cluster.onDoubt(() => void (count += 1));
  return {
    count: () => count,
    ended() {
      count += 1;
      cluster.tell({ kind: 'session-ended' });
    },
  };
}
