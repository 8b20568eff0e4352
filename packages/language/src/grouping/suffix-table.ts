import type { Reading } from './reading.ts';

/** Ways of inflecting by endings alone: a row each, its first ending that of the base form, `-` for none. */
export class SuffixTable {
  readonly #rowsByEnding = new Map<string, { base: string; id: number }[]>();
  readonly #longest: number;

  constructor(table: string) {
    const rows = table.trim().split('\n');
    for (const [id, row] of rows.entries()) {
      const endings = row
        .trim()
        .split(/\s+/)
        .map((cell) => (cell === '-' ? '' : cell));
      const base = endings[0] ?? '';
      for (const ending of new Set(endings)) {
        this.#rowsByEnding.set(ending, [...(this.#rowsByEnding.get(ending) ?? []), { base, id }]);
      }
    }
    this.#longest = Math.max(...[...this.#rowsByEnding.keys()].map((ending) => ending.length));
  }

  /**
   * @param form in lower case
   * @param roots what may be the root where this is left before that ending; none for a form that is not one
   */
  read(form: string, roots: (rest: string, ending: string, base: string) => readonly string[], weight = 1): Reading[] {
    const readings: Reading[] = [];
    for (let length = Math.min(this.#longest, form.length - 2); length >= 0; length--) {
      const ending = form.slice(form.length - length);
      const rows = this.#rowsByEnding.get(ending);
      if (!rows) continue;
      for (const { base, id } of rows) {
        for (const root of roots(form.slice(0, form.length - length), ending, base)) {
          const lemma = root + base;
          readings.push({ paradigm: `${lemma} ${id}`, lemma, weight: lemma === form ? 1 : weight });
        }
      }
    }
    return readings;
  }
}
