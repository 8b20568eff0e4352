import {
  titlePart,
  type DaredKind,
  type FailedKind,
  type Facts,
  type Locale,
  type PartTranslation,
  type StoryRevision,
} from '@uskalla/domain';
import type { Handle } from '../engines/handle.ts';
import { addCount, packWords, type Field } from './packed-words.ts';
import { beginningOf } from './story-passage.ts';
import { storeWords, type BaseForms, type Word } from './vocabulary.ts';
import { cutWord, wordsOf } from './words.ts';

/** What a story is found by beyond the letters of its text. */
export type SearchKnowledge = Readonly<{
  /** Names of its place and theme in all languages. */
  describe: (facts: Pick<Facts, 'municipality' | 'theme'>) => string;
  /** Every word a form could be a form of, itself among them. */
  baseForms: BaseForms;
  /** What made people dare and what went wrong, as far as their words tell. */
  kindsOf: (answers: StoryRevision['answers'], language: Locale) => { dared: DaredKind[]; failed: FailedKind[] };
}>;

/** Grows when the rules by which stories are found change: what was made by older ones is made again. */
export const searchVersion = 3;

export type Told = Readonly<{
  language: Locale;
  revision: StoryRevision;
  /** What has been translated of it: it is found by that too. */
  translations?: readonly Pick<PartTranslation, 'language' | 'part' | 'text'>[];
}>;

/**
 * What of stories' rows follows from their newest revisions. Their words are remembered on the way.
 * @returns in the order of the stories
 */
export async function searchColumns(
  tx: Pick<Handle, 'select' | 'insert'>,
  stories: readonly Told[],
  knows: SearchKnowledge,
) {
  const words = stories.map((told) => placedWords(told, knows.describe(told.revision.facts)));
  const numberOf = await storeWords(tx, words.flat(), knows.baseForms);
  return stories.map(({ language, revision }, index) => {
    const { facts } = revision;
    const counts = new Map<number, number>();
    for (const word of words[index] ?? []) {
      const number = numberOf(word);
      counts.set(number, addCount(counts.get(number) ?? 0, word.field));
    }
    return {
      revision: revision.number,
      title: revision.title,
      // A list's taste of a story.
      excerpt: beginningOf(revision.answers[0]?.text ?? ''),
      municipality: facts.municipality,
      theme: facts.theme,
      stage: facts.stage,
      publishedAt: revision.publishedAt,
      words: packWords(counts),
      ...knows.kindsOf(revision.answers, language),
      factsTold: (['time', 'teller', 'role'] as const).filter((kind) => facts[kind]),
      searchVersion,
    };
  });
}

const isWeighty = (question: string) => question === 'failed' || question === 'learned';
const fieldOf = (part: string): Field => (part === titlePart ? 'title' : isWeighty(part) ? 'weighty' : 'rest');

type PlacedWord = Word & Readonly<{ field: Field }>;

/** The words of a story where they stand: in its language, title and names in Finnish too, since Finnish inflects any place. */
function placedWords({ language, revision, translations = [] }: Told, description: string): PlacedWord[] {
  const { title, answers, facts, names } = revision;
  const textOf = (wanted: (question: string) => boolean) =>
    answers
      .filter(({ question }) => wanted(question))
      .map(({ text }) => text)
      .join('\n');
  const inField = (field: Field, text: string, languages: readonly Locale[]) =>
    wordsOf(text).flatMap((word) =>
      languages.map((each): PlacedWord => ({ language: each, form: cutWord(word), field })),
    );
  const alsoFinnish = [...new Set<Locale>([language, 'fi'])];
  return [
    ...inField('title', title, alsoFinnish),
    ...inField('weighty', textOf(isWeighty), [language]),
    ...inField(
      'rest',
      textOf((question) => !isWeighty(question)),
      [language],
    ),
    ...translations.flatMap((translated) => inField(fieldOf(translated.part), translated.text, [translated.language])),
    ...inField('about', [description, facts.teller, facts.role, ...names].filter(Boolean).join(' '), alsoFinnish),
  ];
}
