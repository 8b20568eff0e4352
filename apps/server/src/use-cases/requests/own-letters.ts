import { Authorship } from '@uskalla/document';
import type { Parts } from '../parts.ts';

/** A draft read with an eye to one author. `seen` is the last edit that was read, by its place in the log. */
export type LettersIn = Readonly<{ authorship: Authorship; seen: number }>;

/** What somebody who sits at a table is called in logs. */
export const seatAuthor = (participantId: string): string => `seat:${participantId}`;

/** Reads a draft's whole log. The authorship is to be destroyed after use. */
export async function lettersIn(
  { collab }: Pick<Parts, 'collab'>,
  draftId: string,
  author: string,
): Promise<LettersIn> {
  const authorship = new Authorship(author);
  let seen = 0;
  for await (const page of collab.history(draftId)) {
    for (const edit of page) authorship.add(edit);
    seen = page.at(-1)?.seq ?? seen;
  }
  return { authorship, seen };
}
