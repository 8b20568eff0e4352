import { paths } from '@uskalla/contracts/wire';
import type { Caller } from '@uskalla/contracts';
import type { ReadDraft } from '@uskalla/document';
import {
  agreedNames,
  Fault,
  type Locale,
  type TableRecord,
  type TableWithSeats,
  type Template,
  type Workshop,
  type WorkshopRecord,
} from '@uskalla/domain';
import { municipalityName } from '@uskalla/places';
import { factsInWords } from '../facts-in-words.ts';
import { activityRecords } from './activity-records.ts';
import { readText } from './drafts.ts';
import type { Parts } from './parts.ts';
import { steeredWorkshop } from './steer-workshop.ts';
import { draftOf, type WorkshopSnapshot } from './workshop-snapshots.ts';

/** Everything said in a workshop up to now, for whoever steers it. @throws as `steeredWorkshop` does */
export async function workshopRecord(
  parts: Parts,
  caller: Caller,
  workshopId: string,
  locale: Locale,
): Promise<WorkshopRecord> {
  return recordOf(parts, caller, await steeredWorkshop(parts, caller, workshopId), locale);
}

/**
 * The same for somebody of whom it is known that they steer it. Texts are read once all that was received for them is committed. A
 * table merged into another is left out where its text stands there; where letters came to it later, from a phone that had been out
 * of reach, or the other was rewritten since, it is told as it is, so that nothing said is missing.
 * @param locale of names and labels; what people said is in the workshop's language
 */
export async function recordOf(
  parts: Parts,
  caller: Caller,
  { id }: Pick<Workshop, 'id'>,
  locale: Locale,
): Promise<WorkshopRecord> {
  const snapshot = await parts.snapshots.of(id);
  const { workshop, people } = snapshot;
  const [template, { state }] = await Promise.all([
    parts.repositories.templates.get(workshop.templateId, workshop.templateVersion),
    parts.liveStates.of(workshop),
  ]);
  if (!template) throw new Fault('template_unknown');
  const [tables, activities] = await Promise.all([
    Promise.all(snapshot.tables.map((table) => tableRecord(parts, caller, snapshot, table, template, locale))),
    activityRecords(parts, workshop, state),
  ]);
  return {
    workshop: {
      title: workshop.title,
      code: workshop.code,
      language: workshop.language,
      municipality: municipalityName(workshop.municipality, locale),
      date: dayInFinland(dayHeld(snapshot)),
      rehearsal: workshop.rehearsal,
    },
    exportedAt: parts.clock().toISOString(),
    people: people.length,
    questions: template.questions.map(({ id: question, tone, text }) => ({ id: question, tone, text: text[locale] })),
    tables: tables.filter((table) => table !== null),
    activities,
  };
}

/** Whether all that a merged table wrote stands in the draft of the table it was merged into, field by field. */
async function isTold(
  parts: Parts,
  { tables }: WorkshopSnapshot,
  table: TableWithSeats,
  own: ReadDraft,
  template: Template,
): Promise<boolean> {
  let into: TableWithSeats | undefined = table;
  while (into && into.mergedInto !== null) {
    const next: string = into.mergedInto;
    into = tables.find(({ id }) => id === next);
  }
  if (!into) return false;
  const other = await readText(parts, into.draftId, template);
  const fields = (text: ReadDraft) => [text.title, ...template.questions.map(({ id }) => text.answers[id] ?? '')];
  const there = fields(other);
  return fields(own).every((said, index) => there[index]?.includes(said.trim()));
}

/** One table's story as it stands, or `null` where nothing of it has been written, or all of it is told elsewhere. */
async function tableRecord(
  parts: Parts,
  caller: Caller,
  snapshot: WorkshopSnapshot,
  table: TableWithSeats,
  template: Template,
  locale: Locale,
): Promise<TableRecord | null> {
  const text = await readText(parts, table.draftId, template);
  if ([text.title, ...Object.values(text.answers)].every((said) => said.trim() === '')) return null;
  if (table.mergedInto !== null && (await isTold(parts, snapshot, table, text, template))) return null;
  const { storyId } = draftOf(snapshot, table.id);
  const story = storyId === null ? undefined : await parts.repositories.stories.byId(storyId);
  return {
    number: table.number,
    name: table.name,
    title: text.title,
    answers: text.answers,
    facts: factsInWords(text.facts, locale),
    names: agreedNames(
      snapshot.people.filter(({ tableId }) => tableId === table.id),
      snapshot.workshop.language,
    ),
    storyUrl: story ? caller.baseUrl + paths.story(story.language, story.slug) : null,
  };
}

/** A workshop is often made days before; it was held when the first people came. */
function dayHeld({ workshop, people }: WorkshopSnapshot): Date {
  return people[0]?.joinedAt ?? workshop.createdAt;
}

/** As an ISO date: near midnight the day in UTC would be another. */
const dayInFinland = (moment: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Helsinki' }).format(moment);
