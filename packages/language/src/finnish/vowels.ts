export type Harmony = 'back' | 'front';

const front: Record<string, string> = { A: 'ä', O: 'ö', U: 'y' };

/**
 * A pattern of the tables with its vowels filled in: A, O and U stand for a, o, u or ä, ö, y as vowel harmony has it.
 * A pattern without them is itself, in either harmony.
 */
export function spell(pattern: string): { text: string; harmony: Harmony | undefined }[] {
  if (!/[AOU]/.test(pattern)) return [{ text: pattern, harmony: undefined }];
  return [
    { text: pattern.toLowerCase(), harmony: 'back' },
    { text: pattern.replace(/[AOU]/g, (letter) => front[letter] ?? letter), harmony: 'front' },
  ];
}

/**
 * Whether an ending of that harmony goes with the stem. The last vowel that has one decides, so compounds come right; after
 * two syllables of e and i either may, and after ie, which only stems: a compound's last part may begin there (virka·miestä).
 */
export function goesWith(stem: string, harmony: Harmony | undefined): boolean {
  if (!harmony) return true;
  let neutral = 0;
  for (let at = stem.length - 1; at >= 0 && neutral < 2; at--) {
    const letter = stem.charAt(at);
    if ('ei'.includes(letter) && !isVowel(stem.charAt(at - 1))) neutral += stem.startsWith('ie', at) ? 2 : 1;
    if ('aou'.includes(letter)) return harmony === 'back';
    if ('äöy'.includes(letter)) return harmony === 'front';
  }
  return true;
}

export const isVowel = (letter: string) => letter !== '' && 'aeiouyäöå'.includes(letter);

/** Groups of vowels, which is near enough to syllables for the rules that ask whether a word has two. */
export function vowelGroups(word: string): number {
  let count = 0;
  for (let at = 0; at < word.length; at++) if (isVowel(word.charAt(at)) && !isVowel(word.charAt(at - 1))) count += 1;
  return count;
}
