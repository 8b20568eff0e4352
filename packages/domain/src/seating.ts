import { Fault } from './fault.ts';
import { maxParticipants, maxSeatsPerTable, type Table } from './workshop.ts';

export type TableWithSeats = Table & Readonly<{ seated: number }>;

/** What a person asked for: a table by id or by its number, or to be seated evenly. */
export type TableWish = string | number | undefined;

/**
 * The table somebody is seated at. Without a wish it is the one with the fewest people, the
 * lowest number first, so that tables fill evenly and latecomers go to the smallest.
 * @throws Fault `table_unknown`, `table_full`, `workshop_full`
 */
export function chooseTable(tables: readonly TableWithSeats[], wish: TableWish): TableWithSeats {
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
