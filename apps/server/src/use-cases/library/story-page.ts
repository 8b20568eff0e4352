import type { Caller, StoryInLanguage, StoryPageView, TimelineEntry } from '@uskalla/contracts';
import {
  followUpDue,
  isStale,
  silentMonths,
  titlePart,
  type FollowUp,
  type Locale,
  type PartTranslation,
  type Story,
  type StoryRevision,
  type StorySummary,
  type Template,
} from '@uskalla/domain';
import type { Parts } from '../parts.ts';
import { summaryView, toldStory, viewOf } from './stories.ts';
import { careFor } from './tending.ts';
import { thankMark } from './thank.ts';

const mostRelated = 3;

/** A story with all that has come of it since. @throws Fault `story_unknown`, `story_withdrawn` */
export async function storyPage(parts: Parts, caller: Caller, slug: string): Promise<StoryPageView> {
  const { repositories, clock } = parts;
  const { storyLife } = repositories;
  const story = await toldStory(repositories, slug);
  const ofStory = storyLife.translations(story.id);
  const [view, revisions, followUps, questions, translations, reuses, related, origins, care] = await Promise.all([
    viewOf(repositories, caller, story, ofStory),
    // Most stories were told once.
    story.revision.number === 1 ? [] : storyLife.revisions(story.id),
    storyLife.followUps(story.id),
    storyLife.questions(story.id),
    ofStory,
    storyLife.reuses(story.id, caller.locale),
    storyLife.related(story, mostRelated, caller.locale),
    storyLife.summaries(story.begunFrom === null ? [] : [story.begunFrom], caller.locale),
    careFor(parts, caller, story.id),
  ]);
  const shown = (summary: StorySummary) => summaryView(summary, caller);
  const translated = [...new Set(translations.map(({ language }) => language))];
  const { templateId, templateVersion } = story.revision.provenance;
  const template =
    translated.includes(caller.locale) && (await repositories.templates.get(templateId, templateVersion));
  return {
    story: view,
    translation: template ? inLanguage(story, translations, template, caller.locale) : null,
    languages: [story.language, ...translated.filter((language) => language !== story.language).sort()],
    origin: origins.map(shown)[0] ?? null,
    reuses: reuses.map(shown),
    related: related.map(shown),
    timeline: timelineOf(story, revisions, followUps, reuses, caller, clock()),
    questions: questions.flatMap(({ text, language, askedAt, answer }) =>
      answer
        ? [
            {
              text,
              language,
              askedAt: askedAt.toISOString(),
              answer: answer.text,
              answeredAt: answer.at.toISOString(),
            },
          ]
        : [],
    ),
    thanks: story.thanks,
    hasThanked: caller.thanked.includes(thankMark(story.id)),
    ...care,
  };
}

function inLanguage(
  story: Story,
  translations: readonly PartTranslation[],
  template: Template,
  language: Locale,
): StoryInLanguage {
  const inThis = translations.filter((translation) => translation.language === language);
  const text = (part: string) => inThis.find((translation) => translation.part === part)?.text;
  const { title, answers } = story.revision;
  const parts = [titlePart, ...answers.map(({ question }) => question)];
  return {
    language,
    title: text(titlePart) ?? title,
    questions: Object.fromEntries(template.questions.map(({ id, text: asked }) => [id, asked[language]])),
    answers: Object.fromEntries(answers.map(({ question, text: original }) => [question, text(question) ?? original])),
    stale: inThis.filter((translation) => isStale(translation, story.revision)).map(({ part }) => part),
    missing: parts.filter((part) => text(part) === undefined),
    by: [...new Set(inThis.map(({ by }) => by))].sort(new Intl.Collator(language).compare),
  };
}

/** What happened to a story, in the order in which it did; what its tellers did not answer stands there too. */
function timelineOf(
  story: Story,
  revisions: readonly StoryRevision[],
  followUps: readonly FollowUp[],
  reuses: readonly StorySummary[],
  caller: Caller,
  now: Date,
): TimelineEntry[] {
  const { provenance } = story.revision;
  // Nobody is asked how an example went on.
  const silent = story.example ? [] : silentMonths(story.firstPublishedAt, followUps, now);
  const entries: TimelineEntry[] = [
    ...(provenance.workshop !== null && provenance.date !== null
      ? [{ kind: 'told' as const, at: provenance.date, workshop: provenance.workshop }]
      : []),
    { kind: 'published', at: story.firstPublishedAt.toISOString() },
    ...revisions
      .filter(({ number }) => number > 1)
      .map(({ number, publishedAt }) => ({ kind: 'revised' as const, at: publishedAt.toISOString(), number })),
    ...reuses.map((reuse) => ({
      kind: 'reused' as const,
      at: reuse.publishedAt.toISOString(),
      story: summaryView(reuse, caller),
    })),
    ...followUps.map(({ month, outcome, text, answeredAt }) => ({
      kind: 'followed-up' as const,
      at: answeredAt.toISOString(),
      month,
      outcome,
      text,
    })),
    ...silent.map((month) => ({
      kind: 'silent' as const,
      at: followUpDue(story.firstPublishedAt, month).toISOString(),
      month,
    })),
  ];
  // A workshop's day has no hour: it stands before what was published on it.
  return entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
