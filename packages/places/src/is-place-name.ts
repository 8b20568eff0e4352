import { municipalities, regions, wellbeingCounties } from './municipalities.ts';

/** Each word of the names, in all three languages. */
const words = new Set(
  [...municipalities, ...regions, ...wellbeingCounties].flatMap(({ name }) =>
    Object.values(name).flatMap((one) => one.toLocaleLowerCase('fi').split(/[\s-]+/)),
  ),
);

/** Whether a word in lower case is (a part of) the name of a municipality or a region. */
export function isPlaceName(word: string): boolean {
  return words.has(word);
}
