import { type Harmony, spell } from './vowels.ts';

/** The stems of the tables that endings follow. */
export type Slot =
  | 'base'
  | 'strong'
  | 'weak'
  | 'cons'
  | 'plural'
  | 'pluralWeak'
  | 'present'
  | 'presentWeak'
  | 'past'
  | 'pastWeak'
  | 'passive'
  | 'passivePast'
  | 'participle'
  | 'conditional';

export interface Ending {
  readonly slots: readonly Slot[];
  readonly harmony: Harmony | undefined;
  /** What the stem must end in: the vowel that an illative repeats. */
  readonly after: string;
  /** What belongs to the stem though the spelling hides it: the i that is j between vowels. */
  readonly restored: string;
  readonly weight: number;
}

/** Every ending with every possessive and clitic, by its text; the empty one too. */
export function endingsByText(): ReadonlyMap<string, readonly Ending[]> {
  const byText = new Map<string, Ending[]>();
  const add = ({ text, slots, after = '', restored = '', weight = 1 }: Row) => {
    for (const spelt of spell(text)) {
      const ending = { slots, harmony: spelt.harmony, after, restored, weight };
      const known = byText.get(spelt.text);
      if (known) known.push(ending);
      else byText.set(spelt.text, [ending]);
    }
  };
  const nominal = [...cases, ...possessed()];
  for (const row of nominal) add(row);
  for (const row of conjugation) add(row);
  for (const row of nominal) {
    for (const clitic of clitics) add({ ...row, text: row.text + clitic, weight: (row.weight ?? 1) * 0.5 });
  }
  return byText;
}

interface Row {
  readonly text: string;
  readonly slots: readonly Slot[];
  readonly after?: string;
  readonly restored?: string;
  readonly weight?: number;
}

const vowels = ['a', 'e', 'i', 'o', 'u', 'y', 'ä', 'ö'];
const both: readonly Slot[] = ['weak', 'pluralWeak'];
/** The plural of a case that is met in the plural less often than what it may be mistaken for. */
const rarer = 0.75;

const inBothNumbers = (text: string): Row[] => [
  { text, slots: ['weak'] },
  { text, slots: ['pluralWeak'], weight: rarer },
];

/** Case endings that a possessive follows unchanged. */
const local: Row[] = [
  ...['ssA', 'stA', 'llA', 'ltA', 'lle'].flatMap(inBothNumbers),
  { text: 'nA', slots: ['strong'] },
  { text: 'nA', slots: ['plural'], weight: rarer },
  { text: 'A', slots: ['strong'] },
  { text: 'A', slots: ['plural'] },
  { text: 'jA', slots: ['plural'], restored: 'i' },
  { text: 'tA', slots: ['strong', 'cons', 'plural'] },
  { text: 'ttA', slots: both, weight: 0.5 },
];

const cases: Row[] = [
  { text: '', slots: ['base'] },
  { text: 'n', slots: ['weak'] },
  { text: 't', slots: ['weak'] },
  ...local,
  ...inBothNumbers('ksi'),
  ...vowels.map((v): Row => ({ text: v + 'n', slots: ['strong'], after: v })),
  ...vowels.map((v): Row => ({ text: `h${v}n`, slots: ['strong'], after: v })),
  { text: 'seen', slots: ['strong'] },
  { text: 'en', slots: ['strong', 'plural'], after: 'i' },
  { text: 'jen', slots: ['plural'], restored: 'i' },
  { text: 'den', slots: ['plural'] },
  { text: 'tten', slots: ['plural'] },
  { text: 'ten', slots: ['cons'] },
  { text: 'in', slots: ['plural'] },
  { text: 'hin', slots: ['plural'] },
  { text: 'siin', slots: ['plural'] },
  { text: 'n', slots: ['pluralWeak'], weight: 0.5 },
  { text: 'neen', slots: ['plural'], weight: 0.5 },
];

/** With possessive suffixes: my, your, our, their. */
function possessed(): Row[] {
  const kept: Row[] = [
    ...local,
    { text: 'kse', slots: both },
    { text: 'je', slots: ['plural'], restored: 'i' },
    { text: 'e', slots: ['plural', 'strong'], after: 'i' },
    { text: 'de', slots: ['plural'] },
    { text: 'te', slots: ['cons'] },
    { text: 'see', slots: ['strong'] },
    { text: 'i', slots: ['plural'] },
    { text: 'hi', slots: ['plural'] },
    { text: 'sii', slots: ['plural'] },
    ...vowels.map((v): Row => ({ text: v, slots: ['strong'], after: v })),
    ...vowels.map((v): Row => ({ text: 'h' + v, slots: ['strong'], after: v })),
  ];
  const rows: Row[] = ['ni', 'si', 'mme', 'nne', 'nsA'].flatMap((own) => [
    { text: own, slots: ['strong'] },
    ...kept.map((row) => ({ ...row, text: row.text + own })),
  ]);
  const third = local
    .concat({ text: 'kse', slots: both })
    .map((row) => ({ ...row, text: row.text + row.text.at(-1) + 'n' }));
  return [...rows, ...third].map((row) => ({ ...row, weight: (row.weight ?? 1) * 0.6 }));
}

const clitics = ['kin', 'kAAn', 'kO', 'hAn', 'pA'];

const persons = ['n', 't', 'mme', 'tte'];
const conjugation: Row[] = [
  ...vowels.map((v): Row => ({ text: v, slots: ['present'], after: v })),
  { text: '', slots: ['present', 'presentWeak', 'past', 'conditional'], weight: 0.7 },
  { text: 'vAt', slots: ['present', 'past', 'conditional'] },
  ...persons.map((text): Row => ({ text, slots: ['presentWeak', 'pastWeak', 'conditional'] })),
  ...['mAssA', 'mAstA', 'mAAn', 'mAllA', 'mAttA'].map((text): Row => ({ text, slots: ['present'] })),
  { text: 'An', slots: ['passive'], after: 'a' },
  { text: 'An', slots: ['passive'], after: 'ä' },
  { text: 'iin', slots: ['passivePast'] },
  { text: 'U', slots: ['passivePast'], weight: 0.7 },
  { text: 'Ut', slots: ['participle'] },
  { text: 'eet', slots: ['participle'], weight: 0.8 },
];
