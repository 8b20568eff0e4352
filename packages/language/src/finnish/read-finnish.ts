import type { Reading } from '../grouping/reading.ts';
import { endingsByText, type Slot } from './endings.ts';
import { strengthened, weakened } from './gradation.ts';
import { nominals, verbs } from './paradigms.ts';
import { isVowel, spell, goesWith, vowelGroups } from './vowels.ts';

/**
 * Every word that a Finnish form could be a form of, without a dictionary: whatever an ending of the language and a row of
 * the paradigms make of it. Most of these words don't exist; which do, the other forms tell (`gatherForms`).
 * @param form in lower case
 */
export function readFinnish(form: string): Reading[] {
  const readings: Reading[] = [];
  const longest = Math.min(longestEnding, form.length - 1);
  for (let length = 0; length <= longest; length++) {
    for (const ending of endings.get(form.slice(form.length - length)) ?? []) {
      const bare = form.slice(0, form.length - length);
      if (!bare.endsWith(ending.after) || !goesWith(bare, ending.harmony)) continue;
      for (const slot of ending.slots) readStem(bare + ending.restored, slot, ending.weight, readings);
    }
  }
  return ownWords.has(form) ? readings.filter(({ lemma }) => lemma === form) : readings;
}

/** Base forms in this product's own vocabulary that could be forms of another word of it (koe: kokeilla, kokea). */
const ownWords = new Set(['kokeilla', 'kokea', 'lähde', 'päättäjä', 'opettaja', 'kuin']);

const endings = endingsByText();
const longestEnding = Math.max(...[...endings.keys()].map((text) => text.length));

interface Row {
  readonly id: string;
  readonly base: string;
  readonly grade: 'none' | 'direct' | 'inverse';
  readonly weight: number;
  readonly only: string | undefined;
  readonly isVerb: boolean;
}

const weakSlots: ReadonlySet<Slot> = new Set([
  'weak',
  'pluralWeak',
  'presentWeak',
  'pastWeak',
  'passive',
  'passivePast',
]);
/** In verbs of inverse gradation these keep the grade of the infinitive. */
const baseGrade: ReadonlySet<Slot> = new Set(['base', 'cons', 'passive', 'passivePast', 'participle']);

const rowsByStem = new Map<string, Row[]>();
let longestStem = 0;
for (const [table, text] of Object.entries({ n: nominals, v: verbs })) readTable(table, text);

function readTable(table: string, text: string): void {
  const [header = [], ...lines] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const stems = header.slice(0, header.indexOf('grade')) as Slot[];
  for (const [number, cells] of lines.entries()) {
    const [grade, weight, only] = cells.slice(stems.length);
    for (const harmony of [0, 1]) {
      const spelt = cells.slice(0, stems.length).map((cell) => spell(cell)[harmony]?.text);
      const base = spelt[0];
      if (base === undefined && !cells.some((cell) => spell(cell).length > 1)) continue;
      const row: Row = {
        id: `${table}${number}`,
        base: base ?? cells[0] ?? '',
        grade: grade as Row['grade'],
        weight: Number(weight),
        only,
        isVerb: table === 'v',
      };
      for (const [column, slot] of stems.entries()) {
        const cell = spelt[column] ?? cells[column] ?? '-';
        if (cell !== '-') for (const stem of cell.split('/')) addStem(slot, stem, row);
      }
    }
  }
}

function addStem(slot: Slot, stem: string, row: Row): void {
  const key = `${slot} ${stem}`;
  rowsByStem.set(key, [...(rowsByStem.get(key) ?? []), row]);
  longestStem = Math.max(longestStem, stem.length);
}

function readStem(stem: string, slot: Slot, weight: number, into: Reading[]): void {
  for (let length = Math.min(longestStem, stem.length); length >= 0; length--) {
    const rows = rowsByStem.get(`${slot} ${stem.slice(stem.length - length)}`);
    if (!rows) continue;
    const root = stem.slice(0, stem.length - length);
    const next = stem.charAt(root.length);
    for (const row of rows) readRow(row, root, next, slot, weight, into);
  }
}

function readRow(row: Row, root: string, next: string, slot: Slot, weight: number, into: Reading[]): void {
  const add = (lemmaRoot: string, graded: boolean, share = 1) => {
    const lemma = lemmaRoot + row.base;
    if (lemma.length < 2 || !fits(row, lemma)) return;
    into.push({ paradigm: `${lemma} ${row.id}${graded ? '~' : ''}`, lemma, weight: weight * row.weight * share });
  };
  if (row.grade === 'none') return add(root, false);
  const isWeak = row.grade === 'direct' ? weakSlots.has(slot) : baseGrade.has(slot);
  const lemmaIsWeak = row.grade === 'inverse';
  if (isWeak === lemmaIsWeak) {
    add(root, false);
    if ((isWeak ? strengthened : weakened)(root, next).length > 0) add(root, true);
    return;
  }
  const others = isWeak ? strengthened(root, next) : weakened(root, next);
  for (const other of others) add(other, true);
  // What could alternate does in verbs, and mostly in nouns: names and new words are the exceptions.
  add(root, false, weakened(root, next).length > 0 ? (row.isVerb ? 0.3 : 0.7) : 1);
}

/** Which words in -a take o before the plural's i: of two syllables those with a, e or i in the first, of more any. */
function fits({ only, base }: Row, lemma: string): boolean {
  if (only === undefined) return isVowel(lemma.charAt(0)) || lemma.length > 2;
  const groups = vowelGroups(lemma);
  if (only === 'long' || groups > 2) return only !== 'long' || groups > 2;
  const first = [...lemma].find((letter) => isVowel(letter)) ?? '';
  const takesO = base === 'a' && 'aei'.includes(first);
  return takesO === (only === 'o');
}
