import { seeded } from '../load/random.ts';
import { beginnings, cases, endings, others, verbs } from './words.ts';

/** What people type: one word or several, inflected, cut short or misspelt, small words among them. */
export function makeQueries(count: number): string[] {
  const chance = seeded(7);
  const one = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  const noun = () => {
    const end = one(endings);
    return one(beginnings) + end + one(/[äöy]/.test(end) ? cases.front : cases.back);
  };
  const misspelt = (word: string) => {
    const at = 2 + Math.floor(chance() * (word.length - 3));
    return word.slice(0, at) + word.slice(at + 1);
  };
  const kinds = [
    () => one(endings),
    () => noun(),
    () => `${one(beginnings)} ${one(endings)}`,
    () => `${noun()} ${one(verbs)}`,
    () => misspelt(noun()),
    () => `${one(endings)} ${one(others)} ${noun()}`,
    () => one(beginnings).slice(0, 4),
    () => one(verbs),
  ];
  return Array.from({ length: count }, (_, index) => (kinds[index % kinds.length] as () => string)());
}
