import type { GivenConsent } from './consent.ts';
import type { Contribution } from './steering/contribution.ts';

/** What a workshop holds of somebody who took part in it, beside what they wrote. */
export type HeldOfPerson = Readonly<{
  consents: readonly GivenConsent[];
  contributions: readonly Contribution[];
}>;

/** A draft's document made anew, without its history. Its id is another: whoever has the old one can't bring it back. */
export type RebuiltDraft = Readonly<{
  draftId: string;
  /** The last edit that was read for it, by its place in the log. */
  seen: number;
  fresh: Readonly<{ id: string; firstContent: Uint8Array }>;
}>;

/** Somebody who wrote in a workshop asks to be erased; whoever holds it answers. */
export type ErasureRequest = Readonly<{ participantId: string; workshopId: string; askedAt: Date }>;

/** A request is answered within a month (GDPR, article 12). */
export function answerBy(askedAt: Date): Date {
  const end = new Date(askedAt);
  end.setUTCMonth(end.getUTCMonth() + 1);
  return end;
}

/** What is taken out for good. Nothing of it is a deletion that can be undone; see decision 27. */
export interface ErasureRepository {
  /** Keeps a request; asked again, the first one stands. */
  request(request: ErasureRequest): Promise<void>;
  /** Those that wait, of one workshop, the oldest first. */
  requestsOf(workshopId: string): Promise<ErasureRequest[]>;
  /** In which workshop somebody wrote, also one who left it; `undefined` where nothing of them is left. */
  workshopOf(participantId: string): Promise<string | undefined>;
  /**
   * Puts a document without history in a draft's place; what was said of publishing it stays.
   * @returns false where somebody wrote in it meanwhile: nothing is changed then, and it is to be read again
   */
  rebuild(draft: RebuiltDraft, at: Date): Promise<boolean>;
  /**
   * The seat, what was given under these pseudonyms, what was said of publishing, the place among the tellers, and the request.
   * @param contributors as {@link Contribution} has them
   */
  removePerson(participantId: string, workshopId: string, contributors: readonly string[]): Promise<void>;
  /** Stories that came of a workshop's drafts, withdrawn ones too; those erased before are none any more. */
  storiesOf(workshopId: string): Promise<Readonly<{ storyId: string; draftId: string; tellers: readonly string[] }>[]>;
  /** Changes every text of a story, in all revisions and translations, and takes these names from under it. */
  rewriteStory(storyId: string, rewrite: (text: string) => string, names: readonly string[], at: Date): Promise<void>;
  /**
   * Leaves of a story that it was told, was withdrawn, and why: its text, title, names, questions, answers and translations go, and its
   * address is known by its hash alone. Its draft may become another story.
   */
  emptyStory(storyId: string, reason: string, at: Date): Promise<void>;
  /** What is kept under an account's name beside the account: agendas, and the name in public logs and translations. */
  removeAccountTraces(account: Readonly<{ id: string; name: string; email: string }>): Promise<void>;
  /**
   * Makes the database forget what was deleted: rows that are dead, their traces in indexes, statistics and the write-ahead log, and words
   * of the search that no story has any more. May take seconds, in which tables are shut.
   * @throws where somebody else holds a table all the while
   */
  scrub(): Promise<void>;
}
