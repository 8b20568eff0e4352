import type {
  Draft,
  ErasureRequest,
  GivenConsent,
  Participant,
  Repositories,
  TableWithSeats,
  Workshop,
} from '@uskalla/domain';
import { Fault } from '@uskalla/domain';
import { createHeldReadings } from '../held-readings.ts';
import { changesPeople, type WorkshopEvents } from '../live/workshop-events.ts';
import { workshopById } from './parts.ts';

/** Who and what a workshop consists of, texts aside. */
export type WorkshopSnapshot = Readonly<{
  workshop: Workshop;
  /** By number, also those merged into others. */
  tables: readonly TableWithSeats[];
  /** In the order they came. */
  people: readonly Participant[];
  drafts: readonly Draft[];
  /** Slugs of published stories by draft. */
  slugs: ReadonlyMap<string, string>;
  /** What was said of publishing the drafts. */
  consents: readonly GivenConsent[];
  /** Who asks to be erased, the longest ago first. */
  erasureRequests: readonly ErasureRequest[];
}>;

export type WorkshopSnapshots = Readonly<{
  /** @throws Fault `not_found` */
  of(workshopId: string): Promise<WorkshopSnapshot>;
  /** Read anew, for whoever knows of something that it does not hold. */
  again(workshopId: string): Promise<WorkshopSnapshot>;
}>;

/** One reading of the database for all screens that show the same workshop. */
export function createWorkshopSnapshots(
  repositories: Repositories,
  events: WorkshopEvents,
  onDoubt: (listener: () => void) => void,
): WorkshopSnapshots {
  const held = createHeldReadings((workshopId: string) => readWorkshop(repositories, workshopId));
  // Changes at other processes may have gone unheard: nothing that was read is believed.
  onDoubt(() => held.allStale());
  events.onChanged((workshopId, audience) => {
    if (changesPeople(audience)) held.stale(workshopId);
  });
  return {
    of: (workshopId) => held.of(workshopId),
    again(workshopId) {
      held.stale(workshopId);
      return held.of(workshopId);
    },
  };
}

async function readWorkshop(repositories: Repositories, workshopId: string): Promise<WorkshopSnapshot> {
  const [workshop, tables, people, drafts, consents, erasureRequests] = await Promise.all([
    workshopById(repositories, workshopId),
    repositories.tables.ofWorkshop(workshopId),
    repositories.participants.ofWorkshop(workshopId),
    repositories.drafts.ofWorkshop(workshopId),
    repositories.consents.ofWorkshop(workshopId),
    repositories.erasure.requestsOf(workshopId),
  ]);
  const published = drafts.filter(({ storyId }) => storyId !== null);
  const stories = await Promise.all(published.map(({ storyId }) => repositories.stories.byId(storyId ?? '')));
  const slugs = new Map(published.map(({ id }, index) => [id, stories[index]?.slug ?? '']));
  return { workshop, tables, people, drafts, slugs, consents, erasureRequests };
}

/**
 * What `find` finds in a workshop: in what is held, or else in what is read anew, since whoever sat down, or a table
 * that was added, a moment ago at another process may not be held here yet.
 */
export async function findIn<T>(
  snapshots: WorkshopSnapshots,
  workshopId: string,
  find: (snapshot: WorkshopSnapshot) => T | undefined,
): Promise<T | undefined> {
  return find(await snapshots.of(workshopId)) ?? find(await snapshots.again(workshopId));
}

/** A table's draft; each has one. */
export function draftOf({ drafts }: Pick<WorkshopSnapshot, 'drafts'>, tableId: string): Draft {
  const draft = drafts.find((each) => each.tableId === tableId);
  if (!draft) throw new Fault('draft_unknown');
  return draft;
}
