import type { Caller, DraftHistory, DraftMoment, MomentAuthor, Restored } from '@uskalla/contracts';
import { momentsOf, readDraft, replayDraft, restoreDraft } from '@uskalla/document';
import { Fault } from '@uskalla/domain';
import { draftFor, type DraftContext } from './drafts.ts';
import type { Parts } from './parts.ts';

type History = Awaited<ReturnType<Parts['collab']['history']>>;

/**
 * The moments a draft can be read back at, with the names people go by in the workshop.
 * @throws Fault `draft_unknown`, `not_allowed`
 */
export async function draftHistory(parts: Parts, caller: Caller, draftId: string): Promise<DraftHistory> {
  const { draft, workshop } = await draftFor(parts, caller, draftId, 'draft.history');
  const [log, people] = await Promise.all([
    parts.collab.history(draft.id),
    parts.repositories.participants.ofWorkshop(workshop.id),
  ]);
  const names = new Map(people.map(({ id, name }) => [`seat:${id}`, name]));
  const authorOf = (author: string): MomentAuthor => {
    if (author.startsWith('user:')) {
      return { kind: 'facilitator', name: author === `user:${caller.user?.id}` ? (caller.user?.name ?? null) : null };
    }
    // Whoever left took their name along.
    return author.startsWith('seat:')
      ? { kind: 'participant', name: names.get(author) ?? null }
      : { kind: 'server', name: null };
  };
  return {
    moments: momentsOf(log).map(({ seq, at, authors }) => ({
      seq,
      at: at.toISOString(),
      authors: authors.map(authorOf),
    })),
  };
}

/**
 * A draft as it was once an edit was made.
 * @throws Fault `draft_unknown`, `not_allowed`, `not_found` for an edit that is none of this draft's
 */
export async function draftAt(parts: Parts, caller: Caller, draftId: string, seq: number): Promise<DraftMoment> {
  const context = await draftFor(parts, caller, draftId, 'draft.history');
  if (!Number.isSafeInteger(seq)) throw new Fault('not_found');
  const doc = replayUpTo(await parts.collab.history(context.draft.id, seq), seq);
  const text = readDraft(doc, questionIds(context));
  doc.destroy();
  return { seq, ...text };
}

/**
 * Gives a draft the text it had at a moment, by a new edit: the history stays, also what it says now.
 * @throws Fault `draft_unknown`, `not_allowed`, `not_found` for an edit that is none of this draft's, `unavailable`
 */
export async function restoreDraftTo(parts: Parts, caller: Caller, draftId: string, seq: number): Promise<Restored> {
  const context = await draftFor(parts, caller, draftId, 'draft.restore');
  const { draft, workshop } = context;
  const log = await parts.collab.history(draft.id);
  const earlier = replayUpTo(log, seq);
  const ids = questionIds(context);
  await parts.collab.edit(
    { id: draft.id, workshopId: workshop.id, questionIds: ids },
    (doc) => restoreDraft(doc, earlier, ids),
    `user:${context.actor.userId}`,
  );
  earlier.destroy();
  return { before: log.at(-1)?.seq ?? seq };
}

function replayUpTo(log: History, seq: number) {
  const last = log.findIndex((entry) => entry.seq === seq);
  if (last < 0) throw new Fault('not_found');
  return replayDraft(log.slice(0, last + 1).map(({ update }) => update));
}

const questionIds = ({ template }: DraftContext) => template.questions.map(({ id }) => id);
