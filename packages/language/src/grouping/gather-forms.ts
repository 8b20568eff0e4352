import type { Reader, Reading } from './reading.ts';

/** Forms that were found to be of one word, and what its base form is taken to be. */
export interface Gathered {
  readonly lemma: string;
  readonly forms: readonly string[];
}

/**
 * Sorts forms into words. Of all words that any form could belong to, the one that explains most forms is believed in
 * first, then the one that explains most of the rest, and so on. So a form goes with the word that the others speak for, and a word nobody
 * wrote in its base form is believed in only when several forms lead to it.
 * @param forms each once, in lower case
 */
export function gatherForms(forms: readonly string[], read: Reader): Gathered[] {
  const gathered: Gathered[] = settle(believedIn(wordsOf(forms, read)));
  const settled = new Set(gathered.flatMap((word) => word.forms));
  for (const form of forms) if (!settled.has(form)) gathered.push({ lemma: form, forms: [form] });
  return gathered;
}

/** The words that explain most, each by forms that none before it explained. */
function believedIn(words: readonly Word[]): Word[] {
  const believed: Word[] = [];
  const taken = new Set<string>();
  const queue = new BestFirst(words.filter((word) => word.members.length > 1));
  for (let word = queue.take(taken); word; word = queue.take(taken)) {
    for (const { form, weight } of word.members) if (weight >= firm) taken.add(form);
    believed.push(word);
  }
  return believed;
}

/** Gives each form to the word it fits best: the one it is the base form of, a clearly more usual ending, or the first. */
function settle(words: readonly Word[]): Gathered[] {
  const best = new Map<string, { word: Word; fit: number }>();
  for (const word of words) {
    for (const { form, weight } of word.members) {
      const fit = form === word.lemma ? weight + 1 : weight;
      const known = best.get(form);
      if (!known || fit > known.fit + clearly) best.set(form, { word, fit });
    }
  }
  const forms = new Map<Word, string[]>(words.map((word) => [word, []]));
  for (const [form, { word }] of best) forms.get(word)?.push(form);
  return [...forms].filter(([, own]) => own.length > 0).map(([{ lemma }, own]) => ({ lemma, forms: own }));
}

/** What a base form adds when somebody typed it, and what forms must weigh together when nobody did. */
const attested = 0.75;
const believable = 1.6;
/** From what weight on a form is explained well enough not to speak for another word. */
const firm = 0.6;
const clearly = 0.2;

interface Word {
  readonly lemma: string;
  readonly members: { readonly form: string; readonly weight: number }[];
}

function wordsOf(forms: readonly string[], read: Reader): Word[] {
  const words = new Map<string, Word>();
  for (const form of forms) {
    const best = new Map<string, Reading>();
    for (const reading of read(form)) {
      if ((best.get(reading.paradigm)?.weight ?? 0) < reading.weight) best.set(reading.paradigm, reading);
    }
    for (const { paradigm, lemma, weight } of best.values()) {
      const word = words.get(paradigm);
      if (word) word.members.push({ form, weight });
      else words.set(paradigm, { lemma, members: [{ form, weight }] });
    }
  }
  return [...words.values()];
}

/** How much speaks for a word among the forms not yet taken; 0 when too little. */
function scoreOf({ lemma, members }: Word, taken: ReadonlySet<string>): number {
  let [sum, count, isAttested] = [0, 0, false];
  for (const { form, weight } of members) {
    isAttested ||= form === lemma;
    if (taken.has(form)) continue;
    sum += weight;
    count += 1;
  }
  if (count < 2) return 0;
  if (isAttested) return sum + attested;
  return sum >= believable ? sum : 0;
}

/** Words by score, scored again as they come up: what is taken meanwhile can only lower a score. */
class BestFirst {
  readonly #heap: { word: Word; score: number }[];

  constructor(words: readonly Word[]) {
    const nothing = new Set<string>();
    this.#heap = words
      .map((word) => ({ word, score: scoreOf(word, nothing) }))
      .filter(({ score }) => score > 0)
      .sort(byScore);
  }

  take(taken: ReadonlySet<string>): Word | undefined {
    for (let top = this.#pop(); top; top = this.#pop()) {
      const score = scoreOf(top.word, taken);
      if (score === top.score) return top.word;
      if (score > 0) this.#push({ word: top.word, score });
    }
    return undefined;
  }

  #pop() {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (!top || !last || heap.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      const [left, right] = [heap[child], heap[child + 1]];
      if (left && right && byScore(right, left) < 0) child += 1;
      const next = heap[child];
      if (!next || byScore(last, next) <= 0) break;
      heap[at] = next;
      at = child;
    }
    heap[at] = last;
    return top;
  }

  #push(item: { word: Word; score: number }) {
    let at = this.#heap.length;
    for (;;) {
      const parent = (at - 1) >> 1;
      const above = this.#heap[parent];
      if (at === 0 || !above || byScore(above, item) <= 0) break;
      this.#heap[at] = above;
      at = parent;
    }
    this.#heap[at] = item;
  }
}

interface Scored {
  readonly word: Word;
  readonly score: number;
}

/** Of words with as much to say for them, the shorter: it supposes less. */
function byScore(a: Scored, b: Scored): number {
  return b.score - a.score || a.word.lemma.length - b.word.lemma.length || order(a.word.lemma, b.word.lemma);
}

const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));
