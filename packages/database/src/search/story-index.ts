import type { Counted } from '@uskalla/domain';
import { best } from './best.ts';
import { oneOf, outside, someOf, withRoom, type Column, type Lacks } from './columns.ts';
import { unpackWords } from './packed-words.ts';
import { Postings } from './postings.ts';
import { score, type Scores, type WantedWord } from './scores.ts';

/** What stories can be chosen by. */
export const choiceKinds = ['municipality', 'theme', 'stage', 'year', 'language', 'dared', 'failed', 'fact'] as const;
export type ChoiceKind = (typeof choiceKinds)[number];

/** For each kind the values of which a story has to have one. */
export type Choices = Partial<Record<ChoiceKind, readonly string[]>>;

export type IndexedStory = Readonly<{
  id: string;
  /** Milliseconds since 1970. */
  publishedAt: number;
  thanks: number;
  values: Readonly<Record<ChoiceKind, readonly string[]>>;
  /** As `packWords` made them. */
  words: Uint8Array;
}>;

/** Where a page of a list ended. */
export type Place = Readonly<{ rank: number; publishedAt: number; id: string }>;

const year = 31_557_600_000;
const y2020 = Date.UTC(2020, 0, 1);
const mostCounted = 100;
/** Two stories of one theme are more alike than two that share a word or two. */
const themeShare = 0.4;
const mostOfTheme = 200;
const mostLookedThrough = 10_000;

/**
 * The stories of a library as they are searched, in memory: which have which word and which value. It knows nothing of texts and
 * databases. A story has a document's number until its words change; then it gets the next one, and the former stays empty.
 */
export class StoryIndex {
  readonly #postings = new Postings();
  readonly #numbers = new Map<string, number>();
  readonly #ids: string[] = [];
  #isLive = new Uint8Array(64);
  #lengths = new Uint16Array(64);
  #publishedAt = new Float64Array(64);
  #thanks = new Uint32Array(64);
  /** What its words are told apart by from others: they themselves are in the postings alone. */
  #hash = new Uint32Array(64);
  readonly #columns: Readonly<Record<ChoiceKind, Column>> = {
    municipality: oneOf(),
    theme: oneOf(),
    stage: oneOf(),
    year: oneOf(),
    language: oneOf(),
    dared: someOf(),
    failed: someOf(),
    fact: someOf(),
  };
  /** What the last words found, until a story changes. */
  #scored: Readonly<{ words: readonly WantedWord[]; scores: Scores }> | undefined;
  /** What lists without words were counted to have, by their choices, until a story changes. */
  readonly #counted = new Map<string, Record<ChoiceKind, Counted<string>[]>>();
  /** Newest first: put in order when it is first read, and kept so. */
  #order: number[] | undefined;

  /** How many stories can be found. */
  get size(): number {
    return this.#numbers.size;
  }

  /** More empty numbers than are worth keeping: it had better be made anew. */
  get isWorn(): boolean {
    return this.#ids.length - this.size > 1_000 + this.size / 4;
  }

  put(story: IndexedStory): void {
    this.#forget();
    const known = this.#numbers.get(story.id);
    const hash = hashOf(story.words);
    const isSameText = known !== undefined && this.#hash[known] === hash;
    if (!isSameText) this.remove(story.id);
    const document = isSameText ? known : this.#ids.push(story.id) - 1;
    this.#publishedAt = withRoom(this.#publishedAt, document);
    this.#publishedAt[document] = story.publishedAt;
    this.#thanks = withRoom(this.#thanks, document);
    this.#thanks[document] = story.thanks;
    for (const kind of choiceKinds) this.#columns[kind].set(document, story.values[kind]);
    if (isSameText) return;
    this.#numbers.set(story.id, document);
    this.#hash = withRoom(this.#hash, document);
    this.#hash[document] = hash;
    this.#isLive = withRoom(this.#isLive, document);
    this.#isLive[document] = 1;
    let length = 0;
    unpackWords(story.words, (word, counts) => {
      this.#postings.add(word, document, counts);
      length++;
    });
    this.#lengths = withRoom(this.#lengths, document);
    this.#lengths[document] = length;
    this.#order?.splice(this.#rankByAge(this.#order, document), 0, document);
  }

  remove(id: string): void {
    const document = this.#numbers.get(id);
    if (document === undefined) return;
    this.#forget();
    this.#numbers.delete(id);
    this.#isLive[document] = 0;
    this.#order?.splice(this.#rankByAge(this.#order, document), 1);
  }

  /**
   * A page of the stories that have the words (most of them, where none has all) and every choice; the best first, or the newest
   * where there are no words.
   * @param after only what follows on this
   */
  page(
    words: readonly WantedWord[] | undefined,
    choices: Choices,
    after: Place | undefined,
    limit: number,
  ): { places: Place[]; total: number } {
    const found = words && this.#found(words, this.#lacks(choices));
    const lacks = found?.lacks ?? this.#lacks(choices);
    const rank = found ? this.#rank(found, words.length) : () => 0;
    const last = after && this.#again(after, rank);
    const compare = (a: number, b: number) => rank(b) - rank(a) || this.#compare(a, b);
    const further: number[] = [];
    let total = 0;
    for (const document of found ? found.scores.documents : this.#newestFirst()) {
      if (lacks[document] !== 0) continue;
      total++;
      // The newest come in their order.
      if (!found && further.length >= limit) continue;
      if (!last || isBehind(this.#place(document, rank), last)) further.push(document);
    }
    const page = found ? best(further, limit, compare) : further;
    return { places: page.map((document) => this.#place(document, rank)), total };
  }

  /** How many stories each value of each kind would leave, the kind narrowed by the words and every choice but its own. */
  count(words: readonly WantedWord[] | undefined, choices: Choices): Record<ChoiceKind, Counted<string>[]> {
    if (words) return this.#count(this.#found(words, this.#lacks(choices)).lacks);
    const key = JSON.stringify(choiceKinds.map((kind) => choices[kind]));
    const counts = this.#counted.get(key) ?? this.#count(this.#lacks(choices));
    if (this.#counted.size >= mostCounted) this.#counted.clear();
    this.#counted.set(key, counts);
    return counts;
  }

  #count(lacks: Lacks): Record<ChoiceKind, Counted<string>[]> {
    const counts = choiceKinds.map((kind) => [kind, this.#columns[kind].count(lacks, bitOf(kind))]);
    return Object.fromEntries(counts) as Record<ChoiceKind, Counted<string>[]>;
  }

  #forget(): void {
    this.#scored = undefined;
    this.#counted.clear();
  }

  /** Ids of the stories most like one: by the telling words of its title, wherever they stand, and by its theme. */
  related(id: string, title: readonly WantedWord[], theme: string | undefined, limit: number): string[] {
    const { documents, places } = this.#score(this.#telling(title));
    const ofTheme = theme === undefined ? new Set<number>() : this.#newestOf(theme);
    const candidates = [...documents];
    for (const document of ofTheme) if (places[document] === 0) candidates.push(document);
    let most = 0.01;
    for (const document of documents) most = Math.max(most, places[document] ?? 0);
    // Themes are measured by what a title that were found wholly would weigh.
    const weight = (document: number) => (places[document] ?? 0) + (ofTheme.has(document) ? themeShare * most : 0);
    const itself = this.#numbers.get(id);
    const compare = (a: number, b: number) => weight(b) - weight(a) || this.#compare(a, b);
    return best(candidates, limit + 1, compare)
      .filter((document) => document !== itself)
      .slice(0, limit)
      .map((document) => this.#ids[document] ?? '');
  }

  /**
   * The rarest words, as many as stand in so many stories together: a word that half of the library has makes no two stories alike, and
   * looking through them all is what takes the time.
   */
  #telling(words: readonly WantedWord[]): WantedWord[] {
    const counted = words.map((word) => ({
      word,
      stories: word.same.reduce((sum, form) => sum + this.#postings.of(form).length, 0),
    }));
    let together = 0;
    return counted
      .sort((a, b) => a.stories - b.stories)
      .filter(({ stories }, index) => (together += stories) <= mostLookedThrough || index === 0)
      .map(({ word }) => word);
  }

  /** Of those that have a theme the newest are as good as any. */
  #newestOf(theme: string): Set<number> {
    const hasTheme = this.#columns.theme.having([theme]);
    const found = new Set<number>();
    for (const document of this.#newestFirst()) {
      if (!hasTheme(document)) continue;
      found.add(document);
      if (found.size >= mostOfTheme) break;
    }
    return found;
  }

  #score(words: readonly WantedWord[]): Scores {
    return score(this.#postings, words, {
      size: this.#ids.length,
      live: this.size,
      isLive: this.#isLive,
      lengths: this.#lengths,
    });
  }

  /**
   * What words find, and how many of them a story has to have: all, all but one of several, or any. What has fewer is outside then,
   * in the same array.
   */
  #found(words: readonly WantedWord[], lacks: Lacks): { scores: Scores; need: number; lacks: Lacks } {
    const scores = this.#scoreOnce(words);
    const { documents, hits } = scores;
    let most = 0;
    for (const document of documents) {
      if (lacks[document] === 0) most = Math.max(most, hits[document] ?? 0);
      if (most === words.length) break;
    }
    const isNearlyAll = most === words.length || (words.length > 2 && most === words.length - 1);
    const need = isNearlyAll ? Math.max(1, most) : 1;
    for (let document = 0; document < lacks.length; document++) {
      if ((hits[document] ?? 0) < need) lacks[document] = outside;
    }
    return { scores, need, lacks };
  }

  /** A page's list and its counts are asked for with the same words, one after the other. */
  #scoreOnce(words: readonly WantedWord[]): Scores {
    if (this.#scored?.words !== words) this.#scored = { words, scores: this.#score(words) };
    return this.#scored.scores;
  }

  /** Where not all words are there, those with most of them come first, and the rest decides among them. */
  #rank({ scores, need }: { scores: Scores; need: number }, words: number): (document: number) => number {
    if (need === words) return (document) => (scores.places[document] ?? 0) * this.#worth(document);
    return (document) => {
      const places = scores.places[document] ?? 0;
      return (scores.coverage[document] ?? 0) + (places / (1 + places)) * this.#worth(document);
    };
  }

  /**
   * What counts beside the words, so that of two stories alike in them the newer and the more used one is first: a year is worth
   * three hundredths, ten times as many thanks a tenth. Not by the time now: a page of a list must follow on the one before it.
   */
  #worth(document: number): number {
    const years = Math.max(0, ((this.#publishedAt[document] ?? 0) - y2020) / year);
    return (1 + 0.03 * years) * (1 + 0.1 * Math.log10(1 + (this.#thanks[document] ?? 0)));
  }

  /** What each story lacks of the choices. */
  #lacks(choices: Choices): Lacks {
    const lacks = new Uint16Array(this.#ids.length);
    for (let document = 0; document < lacks.length; document++) {
      if (this.#isLive[document] === 0) lacks[document] = outside;
    }
    for (const kind of choiceKinds) {
      const wanted = choices[kind];
      if (wanted) this.#columns[kind].note(wanted, lacks, bitOf(kind));
    }
    return lacks;
  }

  #place(document: number, rank: (document: number) => number): Place {
    return {
      rank: rank(document),
      publishedAt: this.#publishedAt[document] ?? 0,
      id: this.#ids[document] ?? '',
    };
  }

  /** Where the story of a place is now: ranks change a little with what is published meanwhile. */
  #again(place: Place, rank: (document: number) => number): Place {
    const document = this.#numbers.get(place.id);
    const isFound = document !== undefined && (place.rank === 0 || rank(document) > 0);
    return isFound ? this.#place(document, rank) : place;
  }

  #compare(a: number, b: number): number {
    if (a === b) return 0;
    const later = (this.#publishedAt[b] ?? 0) - (this.#publishedAt[a] ?? 0);
    return later || ((this.#ids[a] ?? '') > (this.#ids[b] ?? '') ? -1 : 1);
  }

  #newestFirst(): readonly number[] {
    return (this.#order ??= [...this.#numbers.values()].sort((a, b) => this.#compare(a, b)));
  }

  /** How many of the documents in order are newer. */
  #rankByAge(order: readonly number[], document: number): number {
    let [from, to] = [0, order.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#compare(order[middle] ?? 0, document) < 0) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

const bitOf = (kind: ChoiceKind) => 1 << choiceKinds.indexOf(kind);

/** FNV-1a (Fowler, Noll, Vo), 32 bits. */
function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** Whether a story comes after a place in the order of a list. */
function isBehind(story: Place, place: Place): boolean {
  if (story.rank !== place.rank) return story.rank < place.rank;
  if (story.publishedAt !== place.publishedAt) return story.publishedAt < place.publishedAt;
  return story.id < place.id;
}
