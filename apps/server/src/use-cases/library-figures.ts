import {
  impactTableNames,
  type Caller,
  type Exported,
  type ImpactTable,
  type ImpactView,
  type LibraryPlaces,
} from '@uskalla/contracts';
import { Fault } from '@uskalla/domain';
import { stringify } from 'csv-stringify/sync';
import { csvFor } from '../export/csv-options.ts';
import { impactTables } from '../export/impact-tables.ts';
import { createHeldReadings } from '../held-readings.ts';
import { impactView, type Figures } from './impact-view.ts';
import type { Parts } from './parts.ts';

export type LibraryFigures = Readonly<{
  read(): Promise<Figures & Readonly<{ places: LibraryPlaces }>>;
  /** A story came in: what was read is used no more. */
  stale(): void;
}>;

/**
 * The library in numbers, read for all who look at once and held for half a minute: the figures of a hundred thousand
 * stories cost the database more than a page does. What comes in through another process, or by hand, shows after that.
 */
export function createLibraryFigures({ repositories, clock }: Pick<Parts, 'repositories' | 'clock'>): LibraryFigures {
  const held = createHeldReadings(async () => {
    const figures = repositories.libraryFigures;
    const now = clock();
    const [byPlace, reuse, byMonth, chains, followUps, daring] = await Promise.all([
      figures.byPlace(),
      figures.reuse(),
      figures.byMonth(),
      figures.chains(),
      figures.followUps(now),
      figures.daring(),
    ]);
    const stories = new Map(byPlace.map((place) => [place.municipality, place.stories + place.examples]));
    return { now, byPlace, reuse, byMonth, chains, followUps, daring, places: { stories, reuse } };
  });
  return { read: () => held.of('library'), stale: () => held.stale('library') };
}

/** What the library has brought about, names and headings in the caller's language. */
export async function impactOf(
  figures: LibraryFigures,
  { locale }: Pick<Caller, 'locale'>,
): Promise<{ view: ImpactView; tables: ImpactTable[] }> {
  const view = impactView(await figures.read(), locale);
  return { view, tables: impactTables(view, locale) };
}

/** One of its tables as a file. @throws Fault `not_found` for a table there is none of */
export async function impactTable(
  figures: LibraryFigures,
  caller: Pick<Caller, 'locale'>,
  name: string,
): Promise<Exported> {
  if (!impactTableNames.some((known) => known === name)) throw new Fault('not_found');
  const { tables } = await impactOf(figures, caller);
  const table = tables.find((each) => each.name === name);
  return {
    body: stringify([table?.head ?? [], ...(table?.rows ?? [])], csvFor(caller.locale)),
    type: 'text/csv; charset=utf-8',
    name: `uskalla-kokeilla-${name}.csv`,
  };
}
