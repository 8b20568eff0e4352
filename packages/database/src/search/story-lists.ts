import type {
  Counted,
  DaredKind,
  FactKind,
  FailedKind,
  Locale,
  Stage,
  StoryChoices,
  StoryRepository,
  StoryRevision,
  StorySummary,
} from '@uskalla/domain';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { storyColumns, type StoryRow } from '../repositories/story-columns.ts';
import { toSummary, translatedInto, type Translated } from '../repositories/story-summary.ts';
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
  const held = createHeldQueries(async (q) => {
    const words = queryWords(q);
    if (words.length === 0) return q.trim() === '' ? undefined : 'nothing';
    const asked = await Promise.all(words.map((word) => lookUp(db, word, baseForms)));
    return { wanted: asked.map(toWanted), isHit: hitsOf(asked) };
  });

  async function tell(
    ids: readonly string[],
    isHit: IsHit | undefined,
    shownIn: Locale | undefined,
  ): Promise<StorySummary[]> {
    if (ids.length === 0) return [];
    const isTold = and(inArray(story.id, [...ids]), isNull(story.withdrawnAt));
    const rows = isHit
      ? await db
          .select({ story: storyColumns, answers: storyRevision.answers })
          .from(story)
          .innerJoin(storyRevision, and(eq(storyRevision.storyId, story.id), eq(storyRevision.number, story.revision)))
          .where(isTold)
      : (await db.select(storyColumns).from(story).where(isTold)).map((row) => ({ story: row, answers: [] }));
    const byId = new Map(rows.map((row) => [row.story.id, row]));
    const translated = await translatedInto(
      db,
      rows.map((row) => row.story),
      shownIn,
    );
    return ids.flatMap((id) => {
      const row = byId.get(id);
      return row ? [summaryOf(row.story, row.answers, translated.get(id), isHit)] : [];
    });
  }

  return {
    async search(filter) {
      const after = filter.cursor === undefined ? undefined : readCursor(filter.cursor);
      const { index, number } = await current();
      const query = await held(filter.q ?? '', number);
      if (query === 'nothing') return { items: [], next: null, total: 0 };
      const { places, total } = index.page(query?.wanted, choicesOf(filter), after, filter.limit + 1);
      const shown = places.slice(0, filter.limit);
      const last = places.length > filter.limit ? shown.at(-1) : undefined;
      const ids = shown.map(({ id }) => id);
      return { items: await tell(ids, query?.isHit, filter.shownIn), next: last ? writeCursor(last) : null, total };
    },

    async facets(choices) {
      const { index, number } = await current();
      const query = await held(choices.q ?? '', number);
      const counts = index.count(query === 'nothing' ? [] : query?.wanted, choicesOf(choices));
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

/** The words of a query; none where it has none, `nothing` where it is signs alone, which must not find everything. */
type Query = Readonly<{ wanted: readonly WantedWord[]; isHit: IsHit }> | undefined | 'nothing';

const mostHeld = 200;

/**
 * Looks a query's words up once for as long as the library has the same words, which its number tells: a page asks for its list and
 * its counts, and many readers for the same.
 */
function createHeldQueries(look: (q: string) => Promise<Query>): (q: string, number: number) => Promise<Query> {
  const queries = new Map<string, Promise<Query>>();
  let heldAt = -1;
  return (q, number) => {
    if (number !== heldAt || queries.size >= mostHeld) queries.clear();
    heldAt = number;
    const known = queries.get(q);
    if (known) return known;
    const looking = look(q);
    queries.set(q, looking);
    looking.catch(() => queries.delete(q));
    return looking;
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

/** With the passage in which most of the words looked for are: of what the reader is shown, or else of the story itself. */
function summaryOf(
  row: StoryRow,
  answers: StoryRevision['answers'],
  translated: Translated | undefined,
  isHit: IsHit | undefined,
): StorySummary {
  const plain = toSummary(row, translated);
  if (!isHit) return plain;
  const shown = answers.flatMap(({ question }) => translated?.parts.get(question) ?? []);
  const itself = answers.map(({ text }) => text);
  const own = { excerptLanguage: plain.language, excerpt: passageOf(itself, isHit) };
  const passages = translated
    ? [{ excerptLanguage: translated.language, excerpt: passageOf(shown, isHit) }, own]
    : [own];
  const passage = passages.find(({ excerpt }) => excerpt !== undefined);
  const { excerpt = plain.excerpt, excerptLanguage = plain.excerptLanguage } = passage ?? {};
  return { ...plain, excerpt, excerptLanguage, matched: hitsIn(`${plain.title} ${excerpt}`, isHit) };
}
