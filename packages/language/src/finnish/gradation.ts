import { isVowel } from './vowels.ts';

/**
 * Consonant gradation (astevaihtelu): the weak forms of a root that ends in a strong grade, before the vowel `next`.
 * ISK, Iso suomen kielioppi, § 41–45. Empty where nothing alternates.
 */
export function weakened(root: string, next: string): string[] {
  const [last, before, earlier] = [root.at(-1) ?? '', root.at(-2) ?? '', root.at(-3) ?? ''];
  const cut = root.slice(0, -1);
  if (last === before && 'kpt'.includes(last) && last !== '') return [cut];
  const pair = pairs[before + last];
  if (pair) return [root.slice(0, -2) + pair];
  if (last === 'p' && (isVowel(before) || 'lr'.includes(before))) return [cut + 'v'];
  if (last === 't' && (isVowel(before) || before === 'h')) return [cut + 'd'];
  if (last !== 'k') return [];
  if (isVowel(before)) {
    const uku = (before === 'u' || before === 'y') && next === before && !isVowel(earlier);
    return uku ? [cut + 'v', cut] : [cut];
  }
  if ('lrh'.includes(before)) return next === 'e' ? [cut + 'j', cut] : [cut];
  return [];
}

/** The strong forms that a root in a weak grade may stand for. */
export function strengthened(root: string, next: string): string[] {
  const [last, before] = [root.at(-1) ?? '', root.at(-2) ?? ''];
  const cut = root.slice(0, -1);
  const found: string[] = [];
  if ('kpt'.includes(last) && last !== before && (isVowel(before) || 'lrnm'.includes(before))) found.push(root + last);
  const pair = weakPairs[before + last];
  if (pair) found.push(root.slice(0, -2) + pair);
  if (last === 'v' && (isVowel(before) || 'lr'.includes(before))) found.push(cut + 'p');
  if (last === 'v' && (before === 'u' || before === 'y') && next === before) found.push(cut + 'k');
  if (last === 'd' && (isVowel(before) || before === 'h')) found.push(cut + 't');
  if (last === 'j' && next === 'e' && 'lrh'.includes(before)) found.push(cut + 'k');
  if (isVowel(last) || ('lrh'.includes(last) && isVowel(before))) found.push(root + 'k');
  return found;
}

const pairs: Record<string, string> = { nk: 'ng', nt: 'nn', lt: 'll', rt: 'rr', mp: 'mm' };
const weakPairs: Record<string, string> = { ng: 'nk', nn: 'nt', ll: 'lt', rr: 'rt', mm: 'mp' };
