import { paths } from '@uskalla/contracts/wire';
import type { Caller, ChangeDraft, DraftView, QuestionView } from '@uskalla/contracts';
import { readDraft } from '@uskalla/document';
import {
  assertCan,
  can,
  Fault,
  unansweredQuestions,
  type Action,
  type Actor,
  type Draft,
  type Locale,
  type Table,
  type Template,
  type Workshop,
} from '@uskalla/domain';
import type { Parts } from './parts.ts';
import { isUuid } from '../uuid.ts';

export type DraftContext = Readonly<{
  draft: Draft;
  workshop: Workshop;
  table: Table;
  template: Template;
  actor: Actor;
}>;

/**
 * A draft with all it belongs to, for somebody who may at least read it. An absent draft and one of
 * another table answer alike, so that ids can't be probed.
 * @throws Fault `draft_unknown`
 */
export async function draftContext(parts: Parts, caller: Caller, draftId: string): Promise<DraftContext> {
  const { repositories, callers } = parts;
  const draft = isUuid(draftId) ? await repositories.drafts.byId(draftId) : undefined;
  const workshop = draft && (await repositories.workshops.byId(draft.workshopId));
  if (!draft || !workshop || workshop.forgottenAt !== null) throw new Fault('draft_unknown');
  const actor = await callers.actorIn(caller, workshop);
  const { state } = await parts.liveStates.of(workshop);
  const subject = { workshop, tableId: draft.tableId, hidden: state.areTextsHidden };
  if (!can(actor, 'draft.read', subject)) throw new Fault('draft_unknown');
  const [template, tables] = await Promise.all([
    repositories.templates.get(workshop.templateId, workshop.templateVersion),
    repositories.tables.ofWorkshop(workshop.id),
  ]);
  const table = tables.find(({ id }) => id === draft.tableId);
  if (!template || !table) throw new Fault('draft_unknown');
  return { draft, workshop, table, template, actor };
}

/** {@link draftContext} for somebody who may also do `action`. */
export async function draftFor(
  parts: Parts,
  caller: Caller,
  draftId: string,
  action: Extract<Action, 'draft.mark-ready' | 'draft.publish' | 'draft.history' | 'draft.restore'>,
): Promise<DraftContext> {
  const context = await draftContext(parts, caller, draftId);
  assertCan(context.actor, action, { workshop: context.workshop, tableId: context.draft.tableId });
  return context;
}

export function questionViews(template: Template, locale: Locale): QuestionView[] {
  return template.questions.map(({ id, tone, text, hint }) => ({
    id,
    tone,
    text: text[locale],
    hint: hint[locale],
  }));
}

/** A draft as it is at this moment. */
export async function draftView(parts: Parts, caller: Caller, draftId: string): Promise<DraftView> {
  const { draft, table, template } = await draftContext(parts, caller, draftId);
  const text = await readText(parts, draft.id, template);
  const story = draft.storyId === null ? undefined : await parts.repositories.stories.byId(draft.storyId);
  return {
    id: draft.id,
    status: draft.status,
    table: { id: table.id, number: table.number },
    title: text.title,
    answers: { ...text.answers },
    facts: { ...text.facts },
    questions: questionViews(template, caller.locale),
    missing: unansweredQuestions(template.questions, text.answers).map(({ id }) => id),
    story: story ? { slug: story.slug, url: caller.baseUrl + paths.story(story.language, story.slug) } : null,
  };
}

export function readText(parts: Parts, draftId: string, template: Template) {
  const ids = template.questions.map(({ id }) => id);
  return parts.collab.read(draftId, (doc) => readDraft(doc, ids));
}

/** Marks a story ready for publishing, or takes the mark back. */
export async function changeDraft(parts: Parts, caller: Caller, draftId: string, change: ChangeDraft): Promise<void> {
  const { draft, workshop } = await draftFor(parts, caller, draftId, 'draft.mark-ready');
  if (draft.status === change.status) return;
  await parts.repositories.drafts.setStatus(draft.id, change.status);
  parts.events.changed(workshop.id, { tableId: draft.tableId });
}
