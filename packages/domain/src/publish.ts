import type { DraftText } from './draft.ts';
import { unansweredQuestions } from './draft.ts';
import { factMaxLength, isStage, type Facts } from './facts.ts';
import { Fault } from './fault.ts';
import type { Locale } from './locale.ts';
import { cleanLine, cleanText } from './plain-text.ts';
import type { StoryRevision } from './story.ts';
import type { Template } from './template.ts';
import type { Participant, Workshop } from './workshop.ts';

export const storyTitleMaxLength = 140;

/** The parts of the world publishing has to ask, given in so that the rule stays pure. */
export type PublishingKnowledge = Readonly<{
  isMunicipality: (code: string) => boolean;
  isTheme: (uri: string) => boolean;
  /** The title of a story whose table wrote none, such as "Tositarina, Helsinki". */
  untitled: (municipality: string, language: Locale) => string;
}>;

export type PublishInput = Readonly<{
  workshop: Workshop;
  template: Template;
  text: DraftText;
  /** The participants at the draft's table. */
  participants: readonly Participant[];
  writers: number;
  revisionNumber: number;
  now: Date;
}>;

/**
 * Turns a draft's text into the revision a stranger will read.
 *
 * Facts that don't hold (an unknown theme or stage, written past the screens) are left out;
 * the municipality falls back to the workshop's. A name stands under the story only where its
 * owner said yes.
 * @throws Fault `draft_incomplete` with `missing`: the ids of unanswered questions;
 *   `municipality_unknown`
 */
export function makeRevision(input: PublishInput, knows: PublishingKnowledge): StoryRevision {
  const { workshop, template, text, participants } = input;
  const missing = unansweredQuestions(template.questions, text.answers);
  if (missing.length > 0) {
    throw new Fault('draft_incomplete', { missing: missing.map((question) => question.id) });
  }
  const facts = readFacts(text.facts, workshop.municipality, knows);
  const title = cleanLine(text.title).slice(0, storyTitleMaxLength).toWellFormed();
  return {
    number: input.revisionNumber,
    title: title || knows.untitled(facts.municipality, workshop.language),
    answers: template.questions.map(({ id }) => ({
      question: id,
      text: tidyParagraphs(text.answers[id] ?? ''),
    })),
    facts,
    names: agreedNames(participants, workshop.language),
    provenance: {
      workshop: workshop.kind === 'event' ? workshop.title : null,
      date: workshop.createdAt.toISOString().slice(0, 10),
      writers: input.writers,
      templateId: template.id,
      templateVersion: template.version,
    },
    publishedAt: input.now,
  };
}

/** Whether two revisions would read the same: publishing again without a change makes no new one. */
export function readsTheSame(a: StoryRevision, b: StoryRevision): boolean {
  const essence = ({ title, answers, facts, names }: StoryRevision) =>
    JSON.stringify([
      title,
      answers.map(({ question, text }) => [question, text]),
      [facts.municipality, facts.theme, facts.stage, facts.time, facts.teller, facts.role],
      names,
    ]);
  return essence(a) === essence(b);
}

function readFacts(raw: DraftText['facts'], workshopMunicipality: string, knows: PublishingKnowledge): Facts {
  const written = raw.municipality ?? '';
  const municipality = knows.isMunicipality(written) ? written : workshopMunicipality;
  if (!knows.isMunicipality(municipality)) throw new Fault('municipality_unknown', { municipality });
  const line = (value: string | undefined) =>
    cleanLine(value ?? '')
      .slice(0, factMaxLength)
      .toWellFormed() || null;
  return {
    municipality,
    theme: raw.theme !== undefined && knows.isTheme(raw.theme) ? raw.theme : null,
    stage: isStage(raw.stage) ? raw.stage : null,
    time: line(raw.time),
    teller: line(raw.teller),
    role: line(raw.role),
  };
}

/** The names that may stand under a story: of those who said yes and whose name nobody holds back, in the language's order. */
export function agreedNames(participants: readonly Participant[], language: Locale): string[] {
  const names = participants
    .filter(({ nameConsent, nameStatus }) => nameConsent === 'yes' && nameStatus === 'shown')
    .flatMap((person) => (person.name === null ? [] : [person.name]));
  return [...new Set(names)].sort(new Intl.Collator(language).compare);
}

function tidyParagraphs(raw: string): string {
  return cleanText(raw)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
