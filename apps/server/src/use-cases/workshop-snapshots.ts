import type { Draft, Participant, Repositories, TableWithSeats, Workshop } from '@uskalla/domain';
import { Fault } from '@uskalla/domain';
import type { WorkshopEvents } from '../live/workshop-events.ts';
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
}>;

export type WorkshopSnapshots = Readonly<{
  /** @throws Fault `not_found` */
  of(workshopId: string): Promise<WorkshopSnapshot>;
  /** Read anew, for whoever knows of something that it does not hold. */
  again(workshopId: string): Promise<WorkshopSnapshot>;
}>;

type Held = { loading: Promise<WorkshopSnapshot>; isStale: boolean };

/**
 * One reading of the database for all screens that show the same workshop: three hundred phones that come at once
 * would else read three hundred rows three hundred times. What was read is used until something changed, here or at
 * another process; a reading that a change overtook is finished, but given only to those who asked before it.
 */
export function createWorkshopSnapshots(
  repositories: Repositories,
  events: WorkshopEvents,
  onDoubt: (listener: () => void) => void,
): WorkshopSnapshots {
  const held = new Map<string, Held>();
  // Changes at other processes may have gone unheard: nothing that was read is believed.
  onDoubt(() => {
    for (const reading of held.values()) reading.isStale = true;
  });
  events.onChanged((workshopId, audience) => {
    if (audience === 'texts' || audience === 'stage') return;
    const there = held.get(workshopId);
    if (there) there.isStale = true;
  });

  /** At most one reading runs for a workshop; whoever finds it overtaken waits for the next, together. */
  const next = new Map<string, Promise<WorkshopSnapshot>>();

  function read(workshopId: string): Promise<WorkshopSnapshot> {
    const reading: Held = { isStale: false, loading: readWorkshop(repositories, workshopId) };
    held.set(workshopId, reading);
    const forget = () => {
      if (held.get(workshopId) === reading) held.delete(workshopId);
    };
    // Also one that nothing changes is read again some day: what is held must not grow with the workshops of a year.
    reading.loading.then(() => setTimeout(forget, keptFor).unref(), forget);
    return reading.loading;
  }

  function of(workshopId: string): Promise<WorkshopSnapshot> {
    const there = held.get(workshopId);
    if (!there) return read(workshopId);
    if (!there.isStale) return there.loading;
    const waiting = next.get(workshopId);
    if (waiting) return waiting;
    const after = there.loading
      .then(
        () => undefined,
        () => undefined,
      )
      .then(() => {
        next.delete(workshopId);
        return read(workshopId);
      });
    next.set(workshopId, after);
    return after;
  }

  return {
    of,
    again(workshopId) {
      const there = held.get(workshopId);
      if (there) there.isStale = true;
      return of(workshopId);
    },
  };
}

/** How long an unchanged reading is kept, milliseconds. */
const keptFor = 30_000;

async function readWorkshop(repositories: Repositories, workshopId: string): Promise<WorkshopSnapshot> {
  const [workshop, tables, people, drafts] = await Promise.all([
    workshopById(repositories, workshopId),
    repositories.tables.ofWorkshop(workshopId),
    repositories.participants.ofWorkshop(workshopId),
    repositories.drafts.ofWorkshop(workshopId),
  ]);
  const published = drafts.filter(({ storyId }) => storyId !== null);
  const stories = await Promise.all(published.map(({ storyId }) => repositories.stories.byId(storyId ?? '')));
  const slugs = new Map(published.map(({ id }, index) => [id, stories[index]?.slug ?? '']));
  return { workshop, tables, people, drafts, slugs };
}

/** A table's draft; each has one. */
export function draftOf({ drafts }: Pick<WorkshopSnapshot, 'drafts'>, tableId: string): Draft {
  const draft = drafts.find((each) => each.tableId === tableId);
  if (!draft) throw new Fault('draft_unknown');
  return draft;
}
