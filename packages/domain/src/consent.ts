import { Fault } from './fault.ts';
import type { Locale } from './locale.ts';

/** Whether somebody lets the text that they wrote in be published; asking nobody is no yes. */
export type PublishConsent = 'unasked' | 'yes' | 'no';

export type ConsentAnswer = Exclude<PublishConsent, 'unasked'>;

/** What one person said of one draft. `by` is a participant's id, also of one who left since. */
export type GivenConsent = Readonly<{ draftId: string; by: string; answer: ConsentAnswer }>;

/** What a draft's facilitator is told of its consents: never who said what. */
export type ConsentSummary = Readonly<{ refused: boolean; agreed: number; unasked: number }>;

/**
 * @param asked those who sit at the table or wrote in the draft, by participant id
 * @param given what was said of this draft, by whomever
 */
export function summarizeConsent(asked: Iterable<string>, given: readonly GivenConsent[]): ConsentSummary {
  const answers = new Map(given.map(({ by, answer }) => [by, answer]));
  const people = new Set(asked);
  return {
    // Also of one who wrote and left: their no stays as long as their text does.
    refused: given.some(({ answer }) => answer === 'no'),
    agreed: [...people].filter((by) => answers.get(by) === 'yes').length,
    unasked: [...people].filter((by) => !answers.has(by)).length,
  };
}

/**
 * One no stops it. Whoever has said nothing has to be asked: by their phone, or aloud in the room, which is the facilitator's to answer for.
 * @throws Fault `consent_refused`; `consent_missing` with how many
 */
export function assertConsent({ refused, unasked }: ConsentSummary, askedAloud: boolean): void {
  if (refused) throw new Fault('consent_refused');
  if (unasked > 0 && !askedAloud) throw new Fault('consent_missing', { count: unasked });
}

export interface ConsentRepository {
  set(draftId: string, by: string, answer: ConsentAnswer, at: Date): Promise<void>;
  ofWorkshop(workshopId: string): Promise<GivenConsent[]>;
}

/** A story that somebody has a part in: whose name may stand under it, and who may withdraw it. */
export type ToldStory = Readonly<{
  storyId: string;
  slug: string;
  language: Locale;
  title: string;
  /** The name that stands under it for them, if any. */
  name: string | null;
  isWithdrawn: boolean;
}>;

/** Who told which story: kept as long as the story is, so that a writer can withdraw also when the workshop is forgotten. */
export interface TellerRepository {
  /** Replaces what is known of a story's tellers by this; tellers who are not among these stay, without a name. */
  keep(storyId: string, tellers: readonly Readonly<{ teller: string; name: string | null }>[]): Promise<void>;
  storiesOf(teller: string): Promise<ToldStory[]>;
  /** Takes a teller's name from under a story, in every revision of it, unless another teller goes by the same. */
  removeName(storyId: string, teller: string, at: Date): Promise<void>;
}
