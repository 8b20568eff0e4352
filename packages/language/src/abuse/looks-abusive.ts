import type { Banned } from './banned.ts';
import { english } from './banned-english.ts';
import { finnish } from './banned-finnish.ts';
import { swedish } from './banned-swedish.ts';
import { foldName } from './fold-name.ts';

/**
 * Whether a name that somebody gave themselves seems to hold abuse in Finnish, Swedish or English, also where it is
 * disguised: other scripts' letters, digits for letters, letters drawn out, spelt one by one, or masked by an asterisk.
 *
 * A first filter and no judge: a match keeps the name off the wall until a facilitator has looked. It would sooner let
 * something through than hold back somebody's real name, so words that are names too (Dick, Hora, Kulli) are not in it.
 * @param name as typed, any script
 */
export function looksAbusive(name: string): boolean {
  return [...foldName(name)].some((word) => patterns.some((pattern) => pattern.test(word)) || isMasked(word));
}

const lists: readonly Banned[] = [finnish, swedish, english];
const patterns = lists.flatMap(({ anywhere, start, word }) => [
  ...anywhere.map((banned) => new RegExp(drawnOut(banned))),
  ...start.map((banned) => new RegExp(`^${drawnOut(banned)}`)),
  ...word.map((banned) => new RegExp(`^${drawnOut(banned)}$`)),
]);

/** Each letter as it is, or three times and more: once more makes another word (kusi, kuusi). */
function drawnOut(banned: string): string {
  return banned.replace(/(.)\1*/g, (run, letter: string) =>
    run.length === 1 ? `(?:${letter}{3,}|${letter})` : `${letter}{${run.length},}`,
  );
}

const maskable = lists.flatMap(({ anywhere, start, word }) => [...anywhere, ...start, ...word]);

function isMasked(word: string): boolean {
  if (!/^\p{L}+\*+\p{L}[\p{L}*]*$/u.test(word)) return false;
  return maskable.some(
    (banned) => banned.length === word.length && [...banned].every((l, at) => '*' === word[at] || l === word[at]),
  );
}
