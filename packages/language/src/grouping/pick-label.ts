import type { WordGroup } from './group-words.ts';

/** For each spelling in lower case, how often it was typed in which capitals. */
export type Spellings = Map<string, Map<string, number>>;

type Compare = (a: string, b: string) => number;

/**
 * The group that these spellings make, labelled with the form typed most often; of those typed as often with the base form,
 * else the shortest, else the first as the language sorts.
 * @param base the base form in lower case, typed or not
 * @param capitals whether in this cloud a capital says nothing, see {@link capitalsAreUsual}
 */
export function pickLabel(spellings: Spellings, base: string, capitals: boolean, compare: Compare): WordGroup {
  const forms = [...spellings].map(([spelling, shapes]) => {
    const typed = [...shapes].sort(
      ([a, timesA], [b, timesB]) =>
        timesB - timesA || countCapitals(a) - countCapitals(b) || a.length - b.length || compare(a, b),
    );
    return { spelling, shape: typed[0]?.[0] ?? spelling, times: typed.reduce((sum, [, times]) => sum + times, 0) };
  });
  const count = forms.reduce((sum, { times }) => sum + times, 0);
  const isName =
    count > 1 && !capitals && [...spellings.values()].every((shapes) => [...shapes.keys()].every(isCapital));
  const shown = forms
    .map((form) => ({ ...form, shape: isName ? form.shape : calmed(form.shape) }))
    .sort(
      (a, b) =>
        b.times - a.times ||
        Number(b.spelling === base) - Number(a.spelling === base) ||
        a.spelling.length - b.spelling.length ||
        compare(a.shape, b.shape),
    )
    .map(({ shape }) => shape);
  return { label: shown[0] ?? base, count, forms: shown };
}

/** Whether half of what was typed begins with a capital: phones write it so by themselves, and it marks no names. */
export function capitalsAreUsual(shown: readonly string[]): boolean {
  return shown.filter(isCapital).length * 2 >= shown.length;
}

const isCapital = (text: string) => /^\p{Lu}/u.test(text);
const countCapitals = (text: string) => text.match(/\p{Lu}/gu)?.length ?? 0;

/** The first letter small; capitals within a word (EU, eSports) stay, save where all of something longer is shouted. */
function calmed(shape: string): string {
  const [first = ''] = shape.split(/[^\p{L}\p{M}\p{N}]/u, 1);
  if (shape.length > 5 && shape === shape.toUpperCase()) return shape.toLowerCase();
  if (first.length < 2 || /^.+\p{Lu}/u.test(first)) return shape;
  return shape.charAt(0).toLowerCase() + shape.slice(1);
}
