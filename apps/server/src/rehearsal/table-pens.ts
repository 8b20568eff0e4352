import { between, pick, type Chance } from './chance.ts';
import type { Sentence } from './story-script.ts';
import type { SimulatedPerson } from './simulated-person.ts';
import type { WritingPlace } from './type-words.ts';

/** Somebody at a table who is writing a sentence. */
export type Pen = {
  readonly person: SimulatedPerson;
  readonly sentence: Sentence;
  /** Of its words, so many are written. */
  written: number;
  place: WritingPlace | null;
  /** When the next words are typed, milliseconds of the rehearsal. */
  at: number;
  isBusy: boolean;
};

/** Who of a table writes what, and when: one to three at a time, a sentence each; the others read. */
export type TablePens = {
  /** What nobody has begun; `null` until the draft was looked at. */
  script: Sentence[] | null;
  isLooking: boolean;
  pens: Pen[];
  /** When somebody else may begin. */
  nextAt: number;
  isDone: boolean;
};

/** People write at once at a table, at most. */
const mostPens = 3;

export const newTablePens = (now: number, chance: Chance): TablePens => ({
  script: null,
  isLooking: false,
  pens: [],
  nextAt: now + between(chance, 1_000, 12_000),
  isDone: false,
});

/**
 * Takes pens from those who left and from those who are done, and gives one out where it is time.
 * @param people who sit at the table
 */
export function handOutPens(table: TablePens, people: readonly SimulatedPerson[], now: number, chance: Chance): void {
  const left = table.pens.filter(({ person, isBusy }) => !isBusy && !people.includes(person));
  table.pens = table.pens.filter((pen) => !left.includes(pen) && pen.written < pen.sentence.words.length);
  // What they had begun is found when the draft is looked at again.
  if (left.length > 0) table.script = null;
  if (!table.script || now < table.nextAt || table.pens.length >= Math.min(mostPens, people.length)) return;
  const person = pick(
    chance,
    people.filter((each) => !table.pens.some((pen) => pen.person === each)),
  );
  const sentence = person && table.script.shift();
  if (!sentence) return;
  table.pens.push({ person, sentence, written: 0, place: null, at: now + between(chance, 500, 3_000), isBusy: false });
  // They talk in between: a story takes a table some ten minutes.
  table.nextAt = now + between(chance, 8_000, 45_000);
}

/** The next one to three words of a sentence. */
export function nextWords({ sentence, written }: Pen, chance: Chance): readonly string[] {
  return sentence.words.slice(written, written + 1 + Math.floor(chance() * 3));
}

/** How long a person takes for so many letters, with the pauses people make; milliseconds. */
export function typingTime(letters: number, chance: Chance): number {
  const typing = (letters / between(chance, 3, 5)) * 1_000;
  // Now and then one stops to think.
  return typing + (chance() < 0.12 ? between(chance, 3_000, 9_000) : between(chance, 100, 900));
}
