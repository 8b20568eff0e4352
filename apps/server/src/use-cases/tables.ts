import { ChangeTable, type Caller } from '@uskalla/contracts';
import { appendDraft, readDraft } from '@uskalla/document';
import { Fault, readTableName, type TableWithSeats, type Workshop } from '@uskalla/domain';
import { randomUUIDv7 } from 'node:crypto';
import { steererAuthor } from '../collab/collab.ts';
import { firstContent } from './first-content.ts';
import { templateFor, type Parts } from './parts.ts';
import { steeredWorkshop } from './steer-workshop.ts';

/** @throws Fault `workshop_full` at the most tables */
export async function addTable(parts: Parts, caller: Caller, workshopId: string): Promise<void> {
  const workshop = await steeredWorkshop(parts, caller, workshopId);
  const template = await templateFor(parts, workshop);
  await parts.repositories.tables.add(
    workshop.id,
    { id: randomUUIDv7(), draftId: randomUUIDv7() },
    firstContent(template, { municipality: workshop.municipality, theme: null }),
  );
  parts.events.changed(workshop.id, 'everybody');
}

/**
 * Renames a table; merges it into another, which gets its people and its text; or makes it a table of its own again.
 * The text it had stays with it as well, so that a merge can be taken back.
 * @throws Fault `table_unknown`, `name_too_long`
 */
export async function changeTable(
  parts: Parts,
  caller: Caller,
  workshopId: string,
  tableId: string,
  raw: ChangeTable,
): Promise<void> {
  const change = ChangeTable.parse(raw);
  const workshop = await steeredWorkshop(parts, caller, workshopId);
  const tables = await parts.repositories.tables.ofWorkshop(workshop.id);
  const table = tables.find(({ id }) => id === tableId);
  if (!table) throw new Fault('table_unknown', { table: '' });
  if (change.name !== undefined) await parts.repositories.tables.rename(table.id, readTableName(change.name));
  if (change.mergeInto === null) await parts.repositories.tables.unmerge(table.id);
  else if (change.mergeInto !== undefined) {
    const into = tables.find(({ id, mergedInto }) => id === change.mergeInto && mergedInto === null);
    if (!into || into.id === table.id) throw new Fault('table_unknown', { table: '' });
    if (table.mergedInto === null) await merge(parts, caller, workshop, table, into);
  }
  parts.events.changed(workshop.id, 'everybody');
}

async function merge(
  parts: Parts,
  caller: Caller,
  workshop: Workshop,
  from: TableWithSeats,
  into: TableWithSeats,
): Promise<void> {
  const questionIds = (await templateFor(parts, workshop)).questions.map(({ id }) => id);
  const actor = await parts.callers.actorIn(caller, workshop);
  // The people first: what they still write goes where they sit. The text stays with the old table until it is read.
  if (!(await parts.repositories.tables.merge(workshop.id, from.id, into.id)))
    throw new Fault('table_unknown', { table: '' });
  const text = await parts.collab.read(from.draftId, (doc) => readDraft(doc, questionIds));
  await parts.collab.edit(
    { id: into.draftId, workshopId: workshop.id, questionIds },
    (doc) => appendDraft(doc, text, questionIds),
    steererAuthor(actor),
  );
}
