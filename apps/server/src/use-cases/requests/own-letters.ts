import { Authorship } from '@uskalla/document';
import { seatAuthor } from '@uskalla/domain';
import type { Parts } from '../parts.ts';

/**
 * What `use` makes of a draft's whole log, read with an eye to one person.
 * @param use is told as well which edit was the last that was read, by its place in the log
 */
export async function withLettersOf<T>(
  { collab }: Pick<Parts, 'collab'>,
  participantId: string,
  draftId: string,
  use: (authorship: Authorship, seen: number) => T,
): Promise<T> {
  const authorship = new Authorship(seatAuthor(participantId));
  try {
    let seen = 0;
    for await (const page of collab.history(draftId)) {
      for (const edit of page) authorship.add(edit);
      seen = page.at(-1)?.seq ?? seen;
    }
    return use(authorship, seen);
  } finally {
    authorship.destroy();
  }
}
