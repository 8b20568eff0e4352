import type { VersionedState, Workshop } from '@uskalla/domain';
import type { Collab } from '../collab/collab.ts';
import { changesStage, tableIn, type Audience, type WorkshopEvents } from '../live/workshop-events.ts';
import type { Presence } from '../live/presence.ts';
import type { Cluster } from './cluster.ts';

/** A workshop's changes are told to other processes at most this often. Milliseconds. */
const quietFor = 200;
const presenceEvery = 5_000;

/** Changes that are told here reach the other processes' screens too, gathered. */
export function spreadEvents(local: WorkshopEvents, cluster: Cluster): WorkshopEvents {
  const waiting = new Map<string, Map<string, Audience>>();

  function tellLater(workshopId: string, audience: Audience): void {
    const key = tableIn(audience) ?? String(audience);
    const there = waiting.get(workshopId);
    if (there) {
      there.set(key, audience);
      return;
    }
    waiting.set(workshopId, new Map([[key, audience]]));
    setTimeout(() => {
      const audiences = waiting.get(workshopId);
      waiting.delete(workshopId);
      for (const each of audiences?.values() ?? []) cluster.tell({ kind: 'changed', workshopId, audience: each });
    }, quietFor).unref();
  }

  cluster.onTold((told) => {
    if (told.kind === 'changed') local.changed(told.workshopId, told.audience);
  });
  return {
    ...local,
    changed(workshopId, audience) {
      local.changed(workshopId, audience);
      if (!cluster.bus) return;
      // A step of the agenda is awaited by the whole room; what people give to it is gathered at the other end.
      if (audience !== 'everybody' && changesStage(audience)) cluster.tell({ kind: 'changed', workshopId, audience });
      else tellLater(workshopId, audience);
    },
  };
}

/** What changes the rights of open sockets reaches the sockets of other processes; where that is in doubt, rights are looked up. */
export function spreadCollab(
  local: Collab,
  cluster: Cluster,
  read: (id: string) => Promise<{ workshop: Workshop; current: VersionedState } | undefined>,
  onError: (error: unknown) => void,
): Collab {
  const reload = async (workshopId: string) => {
    const now = await read(workshopId);
    if (!now) return;
    local.workshopChanged(now.workshop);
    local.steered(workshopId, now.current);
  };
  cluster.onTold((told) => {
    if (told.kind === 'workshop') reload(told.workshopId).catch(onError);
    else if (told.kind === 'wall') local.wallRenewed(told.workshopId);
    else if (told.kind === 'left') local.left(told.participantId);
    else if (told.kind === 'renamed') local.renamed(told.participantId, told.name);
  });
  let isReviewing = false;
  let isWanted = false;
  const review = () => {
    isWanted = true;
    if (isReviewing) return;
    isReviewing = true;
    isWanted = false;
    local
      .review()
      .catch(onError)
      .finally(() => {
        isReviewing = false;
        // Something ended while it was looked: what had been looked at before is looked at once more.
        if (isWanted) review();
      });
  };
  cluster.onDoubt(review);
  cluster.onTold((told) => {
    if (told.kind === 'review') review();
  });
  return {
    ...local,
    workshopChanged(workshop) {
      local.workshopChanged(workshop);
      cluster.tell({ kind: 'workshop', workshopId: workshop.id });
    },
    async review() {
      cluster.tell({ kind: 'review' });
      await local.review();
    },
    steered(workshopId, now) {
      local.steered(workshopId, now);
      cluster.tell({ kind: 'workshop', workshopId });
    },
    wallRenewed(workshopId) {
      local.wallRenewed(workshopId);
      cluster.tell({ kind: 'wall', workshopId });
    },
    left(participantId) {
      local.left(participantId);
      cluster.tell({ kind: 'left', participantId });
    },
    renamed(participantId, name) {
      local.renamed(participantId, name);
      cluster.tell({ kind: 'renamed', participantId, name });
    },
  };
}

/** Who has a screen open at any process. A process that does not say so any more has nobody. */
export function spreadPresence(local: Presence, cluster: Cluster): Presence {
  if (!cluster.bus) return local;
  const elsewhere = new Map<string, { participants: ReadonlySet<string>; at: number }>();
  let isDue = false;

  const tell = () => {
    isDue = false;
    cluster.tell({ kind: 'here', from: cluster.self, participants: local.all() });
  };
  const tellSoon = () => {
    if (isDue) return;
    isDue = true;
    setTimeout(tell, quietFor / 2).unref();
  };
  setInterval(() => {
    tell();
    for (const [name, { at }] of elsewhere) if (performance.now() - at > presenceEvery * 3) elsewhere.delete(name);
  }, presenceEvery).unref();
  cluster.onTold((told) => {
    if (told.kind !== 'here') return;
    elsewhere.set(told.from, { participants: new Set(told.participants), at: performance.now() });
  });
  return {
    appear(participantId) {
      const disappear = local.appear(participantId);
      tellSoon();
      return () => {
        disappear();
        tellSoon();
      };
    },
    isHere: (id) => local.isHere(id) || [...elsewhere.values()].some(({ participants }) => participants.has(id)),
    all: () => local.all(),
  };
}
