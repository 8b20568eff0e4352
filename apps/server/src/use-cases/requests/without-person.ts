import { createDraftUpdate, omission, readDraft, type ReadDraft } from '@uskalla/document';
import { Fault, type Draft, type LiveState, type Template } from '@uskalla/domain';
import { withoutName } from '@uskalla/language';
import { randomUUIDv7 } from 'node:crypto';
import type { Parts } from '../parts.ts';
import { withLettersOf } from './own-letters.ts';
import type { PersonOf } from './person-of.ts';

/** Others may write on while a draft is read; so often it is read again. */
const tries = 20;

/** Takes mentions of somebody out of a text; of somebody without a name there are none. */
export function forgetting({ person, workshop }: Pick<PersonOf, 'person' | 'workshop'>): (text: string) => string {
  const name = person?.name ?? '';
  return name === '' ? (text) => text : (text) => withoutName(text, name, workshop.language, omission);
}

/** The drafts of a workshop in which somebody wrote, with all that they wrote in them, deleted letters too. */
export async function writtenBy(
  parts: Parts,
  { id }: Pick<PersonOf, 'id'>,
  drafts: readonly Draft[],
): Promise<{ written: ReadonlySet<string>; phrases: string[] }> {
  const written = new Set<string>();
  const phrases: string[] = [];
  for (const draft of drafts) {
    await withLettersOf(parts, id, draft.id, (authorship) => {
      if (!authorship.hasWritten) return;
      written.add(draft.id);
      phrases.push(...authorship.phrases());
    });
  }
  return { written, phrases };
}

/**
 * Makes a draft anew of the text that may stay, without its history, where there is anything of the person in it: letters of theirs,
 * or their name, also in what was deleted long ago.
 * @param phrases what they wrote, where it is to go; `null` where it stays as everybody's
 * @returns whether it was made anew
 * @throws Fault `unavailable` where others wrote on all the while
 */
export async function rebuildWithout(
  parts: Parts,
  of: PersonOf,
  draft: Draft,
  template: Template,
  phrases: readonly string[] | null,
): Promise<boolean> {
  const forget = forgetting(of);
  const questionIds = template.questions.map(({ id }) => id);
  for (let attempt = 0; attempt < tries; attempt++) {
    const { rest, isTouched, seen } = await withLettersOf(parts, of.id, draft.id, (authorship, last) => ({
      rest: phrases === null ? readDraft(authorship.doc, questionIds) : authorship.without(questionIds, phrases),
      isTouched: authorship.hasWritten || authorship.everything.some((text) => forget(text) !== text),
      seen: last,
    }));
    // Letters that were deleted since may stand within a name that reads whole now.
    if (!isTouched && !isMentioned(rest, forget)) return false;
    const fresh = { id: randomUUIDv7(), firstContent: createDraftUpdate({ questionIds, ...forgetIn(rest, forget) }) };
    if (await parts.repositories.erasure.rebuild({ draftId: draft.id, seen, fresh }, parts.clock())) return true;
  }
  throw new Fault('unavailable');
}

const forgetIn = ({ title, answers, facts }: ReadDraft, forget: (text: string) => string): ReadDraft => ({
  title: forget(title),
  answers: Object.fromEntries(Object.entries(answers).map(([id, text]) => [id, forget(text)])),
  facts: { ...facts, ...mapFacts(facts, forget) },
});

/** Those facts that are written, not chosen. */
const mapFacts = (facts: ReadDraft['facts'], forget: (text: string) => string): ReadDraft['facts'] =>
  Object.fromEntries(
    (['time', 'teller', 'role'] as const).flatMap((key) => {
      const value = facts[key];
      return value === undefined ? [] : [[key, forget(value)]];
    }),
  );

const isMentioned = (draft: ReadDraft, forget: (text: string) => string): boolean =>
  JSON.stringify(forgetIn(draft, forget)) !== JSON.stringify(draft);

/** What others gave to activities, tables' names and what was voted on, without their name; and without titles of tables they wrote at. */
export async function forgetBeside(parts: Parts, of: PersonOf, writtenAt: ReadonlySet<string>): Promise<void> {
  const forget = forgetting(of);
  const { repositories, liveStates } = parts;
  const { workshop } = of;
  for (const { id, name } of await repositories.tables.ofWorkshop(workshop.id))
    if (name !== null && forget(name) !== name) await repositories.tables.rename(id, forget(name));
  for (const activity of await repositories.contributions.answered(workshop.id)) {
    const named = (await repositories.contributions.of(workshop.id, activity)).filter(
      ({ text }) => forget(text) !== text,
    );
    for (const by of new Set(named.map((each) => each.by)))
      await repositories.contributions.change(workshop.id, activity, by, (mine) =>
        mine.map((each) => ({ ...each, text: forget(each.text) })),
      );
  }
  const known = await liveStates.of(workshop);
  await liveStates.change(workshop, known, (state) => {
    const ballots = Object.fromEntries(
      Object.entries(state.ballots).map(([phase, options]) => [
        phase,
        options.map((option) => ({
          ...option,
          label: writtenAt.has(option.tableId) ? '' : forget(option.label),
        })),
      ]),
    ) satisfies LiveState['ballots'];
    return JSON.stringify(ballots) === JSON.stringify(state.ballots) ? state : { ...state, ballots };
  });
}
