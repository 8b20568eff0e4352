import * as Y from 'yjs';

/**
 * Whether what a transaction brought could have been written by a Yjs client: each piece was put between two
 * neighbours, so between those there may be only what its writer did not know yet. Yjs takes anything, but pieces
 * that break this have no certain place: it depends on the order of arrival, and replicas part without a word.
 *
 * To be asked before Yjs joins the pieces (`beforeObserverCalls`). The walk passes only what was written
 * at the same time in the same place, or ends at the first contradiction.
 */
export function hasPlausibleItems(transaction: Y.Transaction): boolean {
  for (const [client, after] of transaction.afterState) {
    const before = transaction.beforeState.get(client) ?? 0;
    if (after === before) continue;
    const structs = transaction.doc.store.clients.get(client) ?? [];
    for (let index = Y.findIndexSS(structs, before); index < structs.length; index++) {
      const struct = structs[index];
      if (struct instanceof Y.Item && !isPlausible(struct)) return false;
    }
  }
  return true;
}

function isPlausible(item: Y.Item): boolean {
  const { origin, rightOrigin } = item;
  if (refersAhead(item, origin) || refersAhead(item, rightOrigin)) return false;
  return (
    leadsTo(origin, item, (at) => at.left) && // to the left, past what came between at the same time
    leadsTo(rightOrigin, item, (at) => at.right)
  );
}

const refersAhead = ({ id }: Y.Item, to: Y.ID | null): boolean =>
  to !== null && to.client === id.client && to.clock >= id.clock;

/** Whether a walk from `item` comes to its neighbour of old (`null`: the end) before anything its writer knew. */
function leadsTo(neighbour: Y.ID | null, item: Y.Item, step: (at: Y.Item) => Y.Item | null): boolean {
  for (let at = step(item); at !== null; at = step(at)) {
    if (neighbour !== null && holds(at, neighbour)) return true;
    if (wasKnown(at, item)) return false;
  }
  return neighbour === null;
}

const holds = ({ id, length }: Y.Item, wanted: Y.ID): boolean =>
  id.client === wanted.client && id.clock <= wanted.clock && wanted.clock < id.clock + length;

/** Who knows a client's edit knows all its earlier ones: this client's own, and those of both neighbours' writers. */
function wasKnown({ id }: Y.Item, by: Y.Item): boolean {
  return (
    (id.client === by.id.client && id.clock < by.id.clock) ||
    (by.origin !== null && id.client === by.origin.client && id.clock <= by.origin.clock) ||
    (by.rightOrigin !== null && id.client === by.rightOrigin.client && id.clock <= by.rightOrigin.clock)
  );
}
