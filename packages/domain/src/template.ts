import type { Localized } from './locale.ts';

/** The icon and colour a question goes by on every screen; colour never carries meaning alone. */
export const questionTones = ['doing', 'dared', 'succeeded', 'failed', 'learned'] as const;
export type QuestionTone = (typeof questionTones)[number];

/** One question of a template. `id` never changes once a draft has been made with it. */
export type Question = Readonly<{
  id: string;
  tone: QuestionTone;
  text: Localized;
  /** One sentence that helps somebody start writing. */
  hint: Localized;
}>;

/** An ordered set of questions, as data; a changed wording is a new version. */
export type Template = Readonly<{
  id: string;
  version: number;
  name: Localized;
  questions: readonly Question[];
}>;

/** The id of the template used where none is named. */
export const defaultTemplateId = 'true-story';
