import type { Caller, DraftHistory, DraftMoment, MomentAuthor, Restored } from '@uskalla/contracts';
import { MomentFinder, readDraft, replayDraft, restoreDraft } from '@uskalla/document';
import { Fault, seatOfAuthor } from '@uskalla/domain';
import { steererAuthor } from '../collab/collab.ts';
import { draftFor, type DraftContext } from './drafts.ts';
import type { Parts } from './parts.ts';

/**
 * The moments a draft can be read back at, with the names people go by in the workshop.
 * @throws Fault `draft_unknown`, `not_allowed`
 */
export async function draftHistory(parts: Parts, caller: Caller, draftId: string): Promise<DraftHistory> {
  const { draft, workshop } = await draftFor(parts, caller, draftId, 'draft.history');
  const finder = new MomentFinder();
  for await (const page of parts.collab.history(draft.id)) for (const entry of page) finder.add(entry);
  const people = await parts.repositories.participants.ofWorkshop(workshop.id);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const authorOf = (author: string): MomentAuthor => {
    if (author === 'co') return { kind: 'facilitator', name: null };
    if (author.startsWith('user:')) {
      return { kind: 'facilitator', name: author === `user:${caller.user?.id}` ? (caller.user?.name ?? null) : null };
    }
    const seat = seatOfAuthor(author);
    // Whoever left took their name along.
    return seat === undefined ? { kind: 'server', name: null } : { kind: 'participant', name: names.get(seat) ?? null };
  };
  return {
    moments: finder.moments().map(({ seq, at, authors }) => ({
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
  const doc = await replayUpTo(parts, context.draft.id, seq);
  const text = readDraft(doc, questionIds(context));
  doc.destroy();
  return { seq, ...text };
}

/**
 * Gives a draft the text it had at a moment, by a new edit: the history stays, also what it says now.
 * @param only the one question whose answer is restored, such as a card that somebody wiped
 * @throws Fault `draft_unknown`, `not_allowed`, `not_found` for an edit that is none of this draft's, `unavailable`
 */
export async function restoreDraftTo(
  parts: Parts,
  caller: Caller,
  draftId: string,
  seq: number,
  only?: string,
): Promise<Restored> {
  const context = await draftFor(parts, caller, draftId, 'draft.restore');
  const { draft, workshop } = context;
  const earlier = await replayUpTo(parts, draft.id, seq);
  const before = await parts.collab.lastEdit(draft.id);
  const ids = questionIds(context);
  if (only !== undefined && !ids.includes(only)) throw new Fault('not_found');
  await parts.collab.edit(
    { id: draft.id, workshopId: workshop.id, questionIds: ids },
    (doc) => restoreDraft(doc, earlier, ids, only),
    steererAuthor(context.actor),
  );
  earlier.destroy();
  return { before };
}

async function replayUpTo(parts: Parts, draftId: string, seq: number) {
  if (!Number.isSafeInteger(seq)) throw new Fault('not_found');
  const doc = replayDraft([]);
  let last: number | undefined;
  for await (const page of parts.collab.history(draftId, seq)) {
    replayDraft(
      page.map(({ update }) => update),
      doc,
    );
    last = page.at(-1)?.seq ?? last;
  }
  if (last !== seq) throw new Fault('not_found');
  return doc;
}

const questionIds = ({ template }: DraftContext) => template.questions.map(({ id }) => id);
