import { paths } from '@uskalla/contracts/wire';
import type { Caller, StoryFacetsView, StoryList, StoryQuery, StorySummaryView, StoryView } from '@uskalla/contracts';
import {
  daredKinds,
  factKinds,
  failedKinds,
  Fault,
  isStale,
  locales,
  stages,
  type Counted,
  type Locale,
  type PartTranslation,
  type Repositories,
  type Story,
  type StoryFilter,
  type StoryPhoto,
  type StorySummary,
  type Template,
} from '@uskalla/domain';
import {
  municipalities,
  municipalitiesYear,
  municipalityByCode,
  municipalityName,
  regions,
  wellbeingCounties,
  type Municipality,
} from '@uskalla/places';
import { themeByIdOrUri, themeLabel } from '@uskalla/places/themes';
import { isUuid } from '../../uuid.ts';
import { questionViews } from '../drafts.ts';
import { photoView } from './photo-view.ts';

/** A page of the library, searched and filtered; newest first where nothing is searched for. */
export async function searchStories(repositories: Repositories, caller: Caller, query: StoryQuery): Promise<StoryList> {
  const page = await repositories.stories.search({
    ...filterOf(query),
    municipalities: placesIn(query),
    shownIn: caller.locale,
  });
  return {
    items: page.items.map((item) => summaryView(item, caller)),
    next: page.next,
    total: page.total,
  };
}

/** What can be chosen further, and how many stories it would leave. */
export async function storyFacets(
  repositories: Repositories,
  caller: Caller,
  query: StoryQuery,
): Promise<StoryFacetsView> {
  // Places of any kind are counted from one list, each kind narrowed by the two others.
  const found = await repositories.stories.facets(filterOf(query));
  const { locale } = caller;
  const { compare } = new Intl.Collator(locale);
  const named = (counts: ReadonlyMap<string, number>, chosen: string | undefined, name: (value: string) => string) =>
    withChosen(
      [...counts].map(([value, count]) => ({ value, count })),
      chosen,
    )
      .map(({ value, count }) => ({ value, name: name(value), count }))
      .sort((a, b) => compare(a.name, b.name));
  const places = (own: Partial<StoryQuery>, kindOf: (place: Municipality) => string) => {
    const wanted = placesIn({ ...query, ...own });
    const counts = new Map<string, number>();
    for (const { value, count } of found.municipalities) {
      const place = municipalityByCode(value);
      if (!place || (wanted && !wanted.includes(value))) continue;
      counts.set(kindOf(place), (counts.get(kindOf(place)) ?? 0) + count);
    }
    return counts;
  };
  const areaName = (areas: typeof regions) => (code: string) =>
    areas.find((area) => area.code === code)?.name[locale] ?? code;
  return {
    municipalities: named(
      places({ municipality: undefined }, ({ code }) => code),
      query.municipality,
      (code) => municipalityName(code, locale),
    ),
    regions: named(
      places({ region: undefined }, ({ region }) => region),
      query.region,
      areaName(regions),
    ),
    counties: named(
      places({ county: undefined }, ({ wellbeingCounty }) => wellbeingCounty),
      query.county,
      areaName(wellbeingCounties),
    ),
    themes: named(new Map(found.themes.map(({ value, count }) => [value, count])), filterOf(query).theme, (uri) =>
      themeLabel(uri, locale),
    ),
    stages: sortedAs(stages, withChosen(found.stages, query.stage)),
    years: withChosen(found.years, query.year).sort((a, b) => b.value - a.value),
    languages: sortedAs(locales, withChosen(found.languages, query.language)),
    dared: sortedAs(daredKinds, withChosen(found.dared, query.dared)),
    failed: sortedAs(failedKinds, withChosen(found.failed, query.failed)),
    facts: sortedAs(factKinds, withChosen(found.facts, query.fact)),
  };
}

/** What is chosen stays a choice where it leaves nothing: a form would drop it unseen otherwise. */
function withChosen<T>(counts: readonly Counted<T>[], chosen: T | undefined): Counted<T>[] {
  const isMissing = chosen !== undefined && !counts.some(({ value }) => value === chosen);
  return isMissing ? [...counts, { value: chosen, count: 0 }] : [...counts];
}

function sortedAs<T>(order: readonly T[], counts: readonly Counted<T>[]): Counted<T>[] {
  return order.flatMap((wanted) => counts.filter(({ value }) => value === wanted));
}

function filterOf({ theme, q, stage, year, language, dared, failed, fact, cursor, limit }: StoryQuery) {
  const uri = theme === undefined ? undefined : (themeByIdOrUri(theme)?.uri ?? theme);
  return { q, theme: uri, stage, year, language, dared, failed, fact, cursor, limit } satisfies StoryFilter;
}

/** The municipalities that a query's choices of place leave; `undefined` where it makes none. */
function placesIn({ municipality, region, county }: StoryQuery): string[] | undefined {
  if (region === undefined && county === undefined) return municipality === undefined ? undefined : [municipality];
  return municipalities
    .filter((place) => municipality === undefined || place.code === municipality)
    .filter((place) => region === undefined || place.region === region)
    .filter((place) => county === undefined || place.wellbeingCounty === county)
    .map(({ code }) => code);
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

/** @throws Fault `story_unknown`, `story_withdrawn` with when and why */
export async function storyView(repositories: Repositories, caller: Caller, slug: string): Promise<StoryView> {
  return viewOf(repositories, caller, await toldStory(repositories, slug));
}

/**
 * A story that is told.
 * @throws Fault `story_unknown`; `story_withdrawn` with the title, `at` (a time in ISO 8601) and the reason
 */
export async function toldStory({ stories }: Repositories, slug: string): Promise<Story> {
  const story = await stories.bySlug(slug);
  if (!story) throw new Fault('story_unknown');
  if (story.withdrawn) throw withdrawnFault(story.withdrawn);
  return story;
}

/** What is told of a story that is told no more. */
export function withdrawnFault({ at, reason }: NonNullable<Story['withdrawn']>): Fault {
  return new Fault('story_withdrawn', { at: at.toISOString(), reason });
}

/**
 * A story as it is read, names in the caller's language.
 * @param translations where they have been asked for already
 * @throws Fault `template_unknown`
 */
export async function viewOf(
  repositories: Repositories,
  caller: Caller,
  story: Story,
  translations: Promise<PartTranslation[]> = repositories.storyLife.translations(story.id),
): Promise<StoryView> {
  const { templateId, templateVersion } = story.revision.provenance;
  const [template, photos, translated] = await Promise.all([
    repositories.templates.get(templateId, templateVersion),
    repositories.storyPhotos.ofStory(story.id),
    translations,
  ]);
  if (!template) throw new Fault('template_unknown');
  return viewWith({ template, photos, translations: translated }, caller, story);
}

/** What belongs to a story beside its row and its newest revision. */
export type StoryParts = Readonly<{
  template: Template;
  photos: readonly StoryPhoto[];
  translations: readonly PartTranslation[];
}>;

/** The same, where all that belongs to it is at hand. */
export function viewWith(
  { template, photos, translations }: StoryParts,
  reader: Pick<Caller, 'baseUrl' | 'locale'>,
  story: Story,
): StoryView {
  const { revision } = story;
  const { facts, provenance } = revision;
  // Questions are told in the story's own language: they are part of its text.
  const answers = inTemplateOrder(template, story.language, revision.answers);
  return {
    id: story.id,
    slug: story.slug,
    url: reader.baseUrl + paths.story(story.language, story.slug),
    title: revision.title,
    language: story.language,
    example: story.example,
    answers,
    facts: {
      municipality: municipalityView(facts.municipality, reader.locale),
      municipalityYear: municipalitiesYear,
      theme: themeView(facts.theme, reader.locale),
      stage: facts.stage,
      time: facts.time,
      teller: facts.teller,
      role: facts.role,
    },
    names: [...revision.names],
    translations: [...Map.groupBy(translations, ({ language }) => language)].map(([language, parts]) => ({
      language,
      parts: parts.map(({ part, text, by, original, at }) => ({
        part,
        text,
        by,
        at: at.toISOString(),
        isStale: isStale({ part, original }, revision),
      })),
    })),
    photos: photos.map((photo) => photoView(photo, reader.baseUrl)),
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
    changedAt: story.changedAt.toISOString(),
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

/** A story as lists show it, names in the caller's language. */
export function summaryView(item: StorySummary, caller: Caller): StorySummaryView {
  return {
    slug: item.slug,
    url: caller.baseUrl + paths.story(item.language, item.slug),
    title: item.title,
    titleLanguage: item.titleLanguage,
    language: item.language,
    municipality: municipalityView(item.municipality, caller.locale),
    theme: themeView(item.theme, caller.locale),
    stage: item.stage,
    example: item.example,
    excerpt: item.excerpt,
    excerptLanguage: item.excerptLanguage,
    publishedAt: item.publishedAt.toISOString(),
    matched: [...item.matched],
  };
}

export const municipalityView = (code: string, locale: Locale) => ({ code, name: municipalityName(code, locale) });

const themeView = (uri: string | null, locale: Locale) =>
  uri === null ? null : { uri, name: themeLabel(uri, locale) };
