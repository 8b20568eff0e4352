import { paths } from '@uskalla/contracts/wire';
import type { Caller, StoryList, StoryQuery, StorySummaryView, StoryView } from '@uskalla/contracts';
import { Fault, type Locale, type Repositories, type StorySummary, type Template } from '@uskalla/domain';
import { municipalitiesYear, municipalityName } from '@uskalla/places';
import { themeByIdOrUri, themeLabel } from '@uskalla/places/themes';
import { isUuid } from '../uuid.ts';
import { questionViews } from './drafts.ts';

/** A page of the library, searched and filtered; newest first where nothing is searched for. */
export async function searchStories(repositories: Repositories, caller: Caller, query: StoryQuery): Promise<StoryList> {
  const theme = query.theme === undefined ? undefined : (themeByIdOrUri(query.theme)?.uri ?? query.theme);
  const page = await repositories.stories.search({ ...query, theme });
  return {
    items: page.items.map((item) => summaryView(item, caller)),
    next: page.next,
    total: page.total,
  };
}

/** The story a draft became; whoever has the draft's id was at its table. Nothing else is told. */
export async function storyOfDraft(
  repositories: Repositories,
  draftId: string,
): Promise<{ slug: string; language: Locale } | null> {
  const draft = isUuid(draftId) ? await repositories.drafts.byId(draftId) : undefined;
  const story = draft?.storyId ? await repositories.stories.byId(draft.storyId) : undefined;
  return story ? { slug: story.slug, language: story.language } : null;
}

/** @throws Fault `story_unknown` */
export async function storyView(repositories: Repositories, caller: Caller, slug: string): Promise<StoryView> {
  const story = await repositories.stories.bySlug(slug);
  if (!story) throw new Fault('story_unknown');
  const { revision } = story;
  const { facts, provenance } = revision;
  const template = await repositories.templates.get(provenance.templateId, provenance.templateVersion);
  if (!template) throw new Fault('template_unknown');
  // Questions are told in the story's own language: they are part of its text.
  const answers = inTemplateOrder(template, story.language, revision.answers);
  return {
    slug: story.slug,
    url: caller.baseUrl + paths.story(story.language, story.slug),
    title: revision.title,
    language: story.language,
    example: story.example,
    answers,
    facts: {
      municipality: municipalityView(facts.municipality, caller.locale),
      municipalityYear: municipalitiesYear,
      theme: themeView(facts.theme, caller.locale),
      stage: facts.stage,
      time: facts.time,
      teller: facts.teller,
      role: facts.role,
    },
    names: [...revision.names],
    provenance: {
      workshop: provenance.workshop,
      date: provenance.date,
      writers: provenance.writers,
      template: provenance.templateId,
      templateVersion: provenance.templateVersion,
    },
    revision: revision.number,
    firstPublishedAt: story.firstPublishedAt.toISOString(),
    publishedAt: revision.publishedAt.toISOString(),
    licence: 'CC-BY-4.0',
  };
}

function inTemplateOrder(
  template: Template,
  language: Locale,
  answers: readonly Readonly<{ question: string; text: string }>[],
): StoryView['answers'] {
  return questionViews(template, language).flatMap((question) => {
    const answer = answers.find((candidate) => candidate.question === question.id);
    return answer ? [{ question, text: answer.text }] : [];
  });
}

function summaryView(item: StorySummary, caller: Caller): StorySummaryView {
  return {
    slug: item.slug,
    url: caller.baseUrl + paths.story(item.language, item.slug),
    title: item.title,
    language: item.language,
    municipality: municipalityView(item.municipality, caller.locale),
    theme: themeView(item.theme, caller.locale),
    stage: item.stage,
    example: item.example,
    excerpt: item.excerpt,
    publishedAt: item.publishedAt.toISOString(),
  };
}

const municipalityView = (code: string, locale: Locale) => ({ code, name: municipalityName(code, locale) });

const themeView = (uri: string | null, locale: Locale) =>
  uri === null ? null : { uri, name: themeLabel(uri, locale) };
