import type { Rehearsals } from '../rehearsal/rehearsals.ts';
import type { Cluster } from './cluster.ts';

/** Others are told what is rehearsed here each so many milliseconds; a process that does not say so any more has nothing. */
const tellEvery = 3_000;

/** One workshop is rehearsed by one process: the one that was asked last. Any of them can be asked to stop it. */
export function spreadRehearsals(local: Rehearsals, cluster: Cluster, onError: (error: unknown) => void): Rehearsals {
  if (!cluster.bus) return local;
  const elsewhere = new Map<string, { people: number; at: number }>();

  const tell = (workshopId: string, people: number) => cluster.tell({ kind: 'rehearsing', workshopId, people });
  setInterval(() => local.all().forEach((people, workshopId) => tell(workshopId, people)), tellEvery).unref();
  cluster.onTold((told) => {
    if (told.kind === 'rehearsal-moves') local.stop(told.workshopId).catch(onError);
    if (told.kind === 'rehearsing') elsewhere.set(told.workshopId, { people: told.people, at: performance.now() });
    else if (told.kind === 'rehearsal-moves') elsewhere.delete(told.workshopId);
  });
  const runningElsewhere = (workshopId: string) => {
    const there = elsewhere.get(workshopId);
    if (!there) return 0;
    if (performance.now() - there.at <= tellEvery * 3) return there.people;
    elsewhere.delete(workshopId);
    return 0;
  };
  return {
    ...local,
    start(workshop, people) {
      local.start(workshop, people);
      elsewhere.delete(workshop.id);
      cluster.tell({ kind: 'rehearsal-moves', workshopId: workshop.id });
      tell(workshop.id, local.running(workshop.id));
    },
    async stop(workshopId) {
      elsewhere.delete(workshopId);
      cluster.tell({ kind: 'rehearsal-moves', workshopId });
      await local.stop(workshopId);
    },
    running: (workshopId) => local.running(workshopId) || runningElsewhere(workshopId),
  };
}
