import { expectedOf } from './expectation.ts';
import type { Asking, Door } from './door.ts';
import type { Visitor } from '../running.ts';
import type { Place } from './place.ts';
import type { Who } from './who.ts';
import type { World } from './world.ts';

/** What came of a door, by who asked where. */
export type Asked = Readonly<{
  told: Readonly<Record<string, string>>;
  expected: Readonly<Record<string, string>>;
  /** What the answers cannot show, in words; empty where all is well. */
  faults: readonly string[];
}>;

export type Cell = Readonly<{ key: string; who: Who; place: Place }> & ReturnType<typeof expectedOf>;

/** Everybody at one door, everywhere it leads, with what they are to be told. */
export function cellsOf(world: Pick<World, 'placesOf' | 'everybody'>, door: Door): Cell[] {
  return world.placesOf(door.where).flatMap((place) =>
    world.everybody.map((who) => {
      const key = `${who.name}, ${place.name}`;
      return { key, who, place, ...expectedOf(door, who, place) };
    }),
  );
}

/**
 * Asks everybody at one door, everywhere it leads. Those who are to be refused come first, so that what somebody who gets through
 * changes can't make a refusal look right.
 */
export async function askEverybody(world: World, door: Door): Promise<Asked> {
  const cells = cellsOf(world, door);
  const told: Record<string, string> = {};
  const faults: string[] = indistinct(cells);
  /** What each is told of what is not there. */
  const ofNothing = new Map<Who, string>();
  for (const cell of cells.toSorted((a, b) => Number(a.isLetIn) - Number(b.isLetIn))) {
    const { key, who, place } = cell;
    const visitor = cell.isLetIn ? await browserFor(world, door, who) : world.copyOf(who.visitor);
    const asking: Asking = { world, who, visitor, place };
    const before = new Map(world.counts);
    const answer = await door.ask(asking);
    told[key] = answer.told;
    // A secret that opens nothing is refused by the use case itself.
    if (cell.isLetIn || door.guard === 'nobody') {
      const unasked = door.asks.filter((useCase) => world.counts.get(useCase) === before.get(useCase));
      if (unasked.length > 0) faults.push(`${key}: did not reach ${unasked.join(', ')}`);
    }
    if (cell.isLetIn) await door.restore?.(asking);
    else if (cell.isAsAbsent) {
      const whole = ofNothing.get(who) ?? (await door.ask({ ...asking, place: world.nowhere })).whole;
      ofNothing.set(who, whole);
      if (whole !== answer.whole)
        faults.push(`${key}: is told more than of what is not there: ${answer.whole} / ${whole}`);
    }
  }
  return { told, expected: Object.fromEntries(cells.map(({ key, told: wanted }) => [key, wanted])), faults };
}

/** Of whoever gets through. What they are given there does not stay with them: it could let them in elsewhere. */
async function browserFor(world: World, { by }: Door, who: Who): Promise<Visitor> {
  if (by === 'another account') return world.newcomer();
  return by === 'another browser' ? who.twin() : world.copyOf(who.visitor);
}

/** A row in which yes and no read alike could not fail. */
function indistinct(cells: readonly Cell[]): string[] {
  const yes = new Set(cells.filter(({ isLetIn }) => isLetIn).map(({ told }) => told));
  return cells
    .filter(({ isLetIn, told }) => !isLetIn && yes.has(told))
    .map(({ key, told }) => `${key}: "${told}" is what those are told who get through`);
}
