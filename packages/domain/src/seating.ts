import { Fault } from './fault.ts';
import { maxParticipants, maxSeatsPerTable, type Table } from './workshop.ts';

export type TableWithSeats = Table & Readonly<{ seated: number }>;

/** What a person asked for: a table by id or by its number, or to be seated evenly. */
export type TableWish = string | number | undefined;

/** Tables that are there for people: not those merged into another. */
export function openTables<T extends Table>(tables: readonly T[]): T[] {
  return tables.filter(({ mergedInto }) => mergedInto === null);
}

/**
 * The table somebody is seated at. Without a wish it is the one with the fewest people, the
 * lowest number first, so that tables fill evenly and latecomers go to the smallest.
 * @throws Fault `table_unknown`, `table_full`, `workshop_full`
 */
export function chooseTable(all: readonly TableWithSeats[], wish: TableWish): TableWithSeats {
  const tables = openTables(all);
  const present = tables.reduce((sum, table) => sum + table.seated, 0);
  if (present >= maxParticipants) throw new Fault('workshop_full', { max: maxParticipants });
  if (wish !== undefined) {
    const wished = tables.find((table) => table.id === wish || table.number === wish);
    if (!wished) throw new Fault('table_unknown', { table: wish });
    if (wished.seated >= maxSeatsPerTable) {
      throw new Fault('table_full', { table: wished.number, max: maxSeatsPerTable });
    }
    return wished;
  }
  const [smallest] = [...tables].sort((a, b) => a.seated - b.seated || a.number - b.number);
  if (!smallest || smallest.seated >= maxSeatsPerTable) {
    throw new Fault('workshop_full', { max: tables.length * maxSeatsPerTable });
  }
  return smallest;
}

/** Somebody's new place. */
export type Move = Readonly<{ participantId: string; tableId: string }>;

/**
 * The fewest moves after which no table has two people more than another. Whoever came to a table last leaves it first,
 * so that those who have written longest stay with their text.
 * @param people in the order they came
 */
export function seatEvenly(
  all: readonly Table[],
  people: readonly Readonly<{ id: string; tableId: string }>[],
): Move[] {
  const tables = openTables(all);
  if (tables.length === 0) return [];
  const seated = new Map(tables.map(({ id }) => [id, people.filter(({ tableId }) => tableId === id)]));
  // Fuller tables keep the odd seats, or somebody would move for nothing.
  const byFullness = [...tables].sort(
    (a, b) => (seated.get(b.id)?.length ?? 0) - (seated.get(a.id)?.length ?? 0) || a.number - b.number,
  );
  const present = [...seated.values()].reduce((sum, list) => sum + list.length, 0);
  const least = Math.floor(present / tables.length);
  const odd = present % tables.length;
  const goals = byFullness.map((table, index) => ({ id: table.id, goal: least + (index < odd ? 1 : 0) }));
  const leaving = goals.flatMap(({ id, goal }) => (seated.get(id) ?? []).slice(goal));
  return goals.flatMap(({ id, goal }) => {
    const free = Math.max(goal - (seated.get(id)?.length ?? 0), 0);
    return leaving.splice(0, free).map((person) => ({ participantId: person.id, tableId: id }));
  });
}
