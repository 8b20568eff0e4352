import type { Reading } from './reading.ts';
import { SuffixTable } from './suffix-table.ts';

/**
 * Every word that a Swedish form could be a form of: the declensions with article and genitive, adjectives, weak verbs, and
 * the irregular words that workshops use. Words made from others stay words of their own: *mod* and *modig* are two.
 * @param form in lower case
 */
export function readSwedish(form: string): Reading[] {
  const base = irregular.get(form);
  const readings = [...table.read(form, roots, 0.95), ...(base ? table.read(base, roots, 0.95) : [])];
  if (!/[^s]s$/.test(form) || form.length < 4) return readings;
  const genitives = table.read(form.slice(0, -1), roots, 0.6).map((reading) => ({ ...reading, weight: 0.6 }));
  return [...readings, ...genitives];
}

const table = new SuffixTable(`
  a     an    or    orna
  -     en    ar    arna
  e     en    ar    arna
  el    eln   lar   larna
  er    ern   rar   rarna
  -     en    er    erna
  e     en    er    erna
  -     n     r     rna
  -     n     er    erna
  -     t     n     na
  -     et    en
  el    let   len
  en    net   nen
  eum   eet   eer   eerna
  are   aren  arna
  -     t     a
  -     tt    a
  d     tt    da
  ad    at    ade
  en    et    na
  el    elt   la
  a     ar    ade   at    as    ades  ats  ad
  a     er    te    t     as    tes   ts
  a     er    de    t     as    des   ts
  da    der   dde   tt    das   ddes
  -     r     dde   tt
`);

/** A root that ends in m or n has it twice before a vowel: rum, rummet. */
function roots(rest: string, ending: string): string[] {
  if (rest.length < 2 || !/[aeiouyåäöé]/.test(rest)) return [];
  return /^[aeiou]/.test(ending) && /mm$|nn$/.test(rest) ? [rest, rest.slice(0, -1)] : [rest];
}

const irregular = new Map(
  Object.entries({
    stad: ['städer', 'städerna'],
    land: ['länder', 'länderna'],
    hand: ['händer', 'händerna'],
    bok: ['böcker', 'böckerna'],
    man: ['män', 'männen'],
    natt: ['nätter', 'nätterna'],
    kraft: ['krafter'],
    rot: ['rötter', 'rötterna'],
    fot: ['fötter', 'fötterna'],
    son: ['söner', 'sönerna'],
    öga: ['ögon', 'ögonen'],
    göra: ['gör', 'gjorde', 'gjort'],
    våga: ['vågade'],
    vara: ['är', 'var', 'varit'],
    ge: ['gav', 'gett'],
    ta: ['tog', 'tagit'],
    få: ['fick', 'fått'],
    gå: ['gick', 'gått'],
    se: ['såg', 'sett'],
    lita: ['litade'],
  }).flatMap(([base, forms]) => forms.map((form) => [form, base] as const)),
);
