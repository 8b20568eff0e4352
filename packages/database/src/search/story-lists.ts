import type {
  Counted,
  DaredKind,
  FactKind,
  FailedKind,
  Locale,
  Stage,
  StoryChoices,
  StoryRepository,
  StorySummary,
} from '@uskalla/domain';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { toSummary } from '../repositories/story-summary.ts';
import { story, storyRevision } from '../schema.ts';
import type { CurrentIndex } from './follow-stories.ts';
import type { WantedWord } from './scores.ts';
import { readCursor, writeCursor } from './story-cursor.ts';
import type { Choices } from './story-index.ts';
import { hitsIn, hitsOf, passageOf, type IsHit } from './story-passage.ts';
import { lookUp, type AskedWord, type BaseForms } from './vocabulary.ts';
import { queryWords } from './words.ts';

/** The library as lists: searched, narrowed, page by page; and how many stories each further choice would leave. */
export function createStoryLists(
  db: Handle,
  current: () => Promise<CurrentIndex>,
  baseForms: BaseForms,
): Pick<StoryRepository, 'search' | 'facets'> {
  /** The words of a query; none where it has none, `nothing` where it is signs alone, which must not find everything. */
  async function asked(q: string | undefined): Promise<AskedWord[] | undefined | 'nothing'> {
    const words = queryWords(q);
    if (words.length === 0) return (q ?? '').trim() === '' ? undefined : 'nothing';
    return Promise.all(words.map((word) => lookUp(db, word, baseForms)));
  }

  async function tell(ids: readonly string[], isHit: IsHit | undefined): Promise<StorySummary[]> {
    if (ids.length === 0) return [];
    const rows = await db
      .select({ story, answers: storyRevision.answers })
      .from(story)
      .innerJoin(storyRevision, and(eq(storyRevision.storyId, story.id), eq(storyRevision.number, story.revision)))
      .where(and(inArray(story.id, [...ids]), isNull(story.withdrawnAt)));
    const byId = new Map(rows.map((row) => [row.story.id, row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      return row ? [summaryOf(row.story, row.answers, isHit)] : [];
    });
  }

  return {
    async search(filter) {
      const after = filter.cursor === undefined ? undefined : readCursor(filter.cursor);
      const words = await asked(filter.q);
      if (words === 'nothing') return { items: [], next: null, total: 0 };
      const { index } = await current();
      const { places, total } = index.page(words?.map(toWanted), choicesOf(filter), after, filter.limit + 1);
      const shown = places.slice(0, filter.limit);
      const last = places.length > filter.limit ? shown.at(-1) : undefined;
      const ids = shown.map(({ id }) => id);
      return { items: await tell(ids, words && hitsOf(words)), next: last ? writeCursor(last) : null, total };
    },

    async facets(choices) {
      const words = await asked(choices.q);
      const { index } = await current();
      const counts = index.count(words === 'nothing' ? [] : words?.map(toWanted), choicesOf(choices));
      return {
        municipalities: counts.municipality,
        themes: counts.theme,
        // What went in as one of these comes out as one.
        stages: counts.stage as Counted<Stage>[],
        years: counts.year.map(({ value, count }) => ({ value: Number(value), count })),
        languages: counts.language as Counted<Locale>[],
        dared: counts.dared as Counted<DaredKind>[],
        failed: counts.failed as Counted<FailedKind>[],
        facts: counts.fact as Counted<FactKind>[],
      };
    },
  };
}

function toWanted({ word, same, within }: AskedWord): WantedWord {
  return {
    same: same.map(({ number }) => number),
    within: within.map(({ number }) => number),
    // A word of two letters is a conjunction more often than not.
    share: word.length < 3 ? 0.1 : 1,
  };
}

function choicesOf(choices: StoryChoices): Choices {
  const { municipalities, theme, stage, year, language, dared, failed, fact } = choices;
  const one = (value: string | undefined) => (value === undefined ? undefined : [value]);
  const all = {
    municipality: municipalities,
    theme: one(theme),
    stage: one(stage),
    year: one(year?.toString()),
    language: one(language),
    dared: one(dared),
    failed: one(failed),
    fact: one(fact),
  };
  return Object.fromEntries(Object.entries(all).filter(([, values]) => values !== undefined));
}

function summaryOf(
  row: typeof story.$inferSelect,
  answers: readonly { text: string }[],
  isHit: IsHit | undefined,
): StorySummary {
  const plain = toSummary(row);
  if (!isHit) return plain;
  const texts = answers.map(({ text }) => text);
  const excerpt = passageOf(texts, isHit) ?? plain.excerpt;
  return { ...plain, excerpt, matched: hitsIn(`${plain.title} ${excerpt}`, isHit) };
}
