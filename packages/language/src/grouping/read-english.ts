import type { Reading } from './reading.ts';
import { SuffixTable } from './suffix-table.ts';

/**
 * Every word that an English form could be a form of: plurals, -ed, -ing, and the irregular ones that workshops use.
 * Comparatives and words made from others (brave, bravery) stay words of their own.
 * @param form in lower case, without the possessive 's
 */
export function readEnglish(form: string): Reading[] {
  if (alone.has(form)) return [];
  const base = irregular.get(form);
  return [...table.read(form, roots), ...(base ? table.read(base, roots, 0.95) : [])];
}

const table = new SuffixTable(`
  -   s   es  ed  ing  ings
  e   es  ed  ing ings
  y   ies ied ying
  f   ves
  fe  ves
`);

const notPlural = /(?:s|u|i)$/;

function roots(rest: string, ending: string, base: string): string[] {
  if (ending === 's' && (notPlural.test(rest) || rest.length < 3)) return [];
  if (ending === 'es' && rest.length < 3) return [];
  if (!/^(?:ed|ings?)$/.test(ending)) return [rest];
  if (!/[aeiouy]/.test(rest) || rest.length < 2) return [];
  // A short verb doubles its consonant (hopping), so what doesn't has lost an e (hoping).
  if (base === '' && /([bdgklmnprt])\1$/.test(rest)) return [rest, rest.slice(0, -1)];
  return base === '' && /^[^aeiou]*[aeiou][bdgmnprt]$/.test(rest) ? [] : [rest];
}

/** Not forms of the words they look like forms of. */
const alone = new Set([
  'news',
  'thing',
  'things',
  'during',
  'always',
  'perhaps',
  'evening',
  'indeed',
  'hundred',
  'sacred',
]);

const irregular = new Map(
  Object.entries({
    child: ['children'],
    woman: ['women'],
    man: ['men'],
    foot: ['feet'],
    give: ['gave', 'given'],
    take: ['took', 'taken'],
    make: ['made'],
    do: ['did', 'done', 'does'],
    go: ['went', 'gone', 'goes'],
    feel: ['felt'],
    find: ['found'],
    learn: ['learnt'],
    think: ['thought'],
    teach: ['taught'],
    bring: ['brought'],
    build: ['built'],
    lead: ['led'],
    grow: ['grew', 'grown'],
    know: ['knew', 'known'],
    begin: ['began', 'begun'],
    speak: ['spoke', 'spoken'],
    write: ['wrote', 'written'],
    meet: ['met'],
    keep: ['kept'],
    say: ['said'],
    see: ['saw', 'seen'],
    fail: ['failed'],
  }).flatMap(([base, forms]) => forms.map((form) => [form, base] as const)),
);
