import { Fault } from './fault.ts';
import { cleanLine } from './plain-text.ts';

/** Longest name, in graphemes as people count letters. */
export const nameMaxLength = 40;

/** Stacked combining marks beyond two are never a name but "zalgo" that spills over the line. */
const stackedMarks = /(\p{M}{2})\p{M}+/gu;

/** What is drawn as nothing, letters among it: fillers of Hangul, the Braille pattern without a dot. */
const blank = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * The name a participant goes by, or `null` for nobody in particular.
 * Homoglyphs are left alone, since real names mix scripts; whom a name may not be taken for, {@link assertNotTakenFor} says.
 * @throws Fault `name_too_long` over {@link nameMaxLength} graphemes;
 *   `name_unreadable` where something was typed but no letter, number or symbol is left of it
 */
export function readPersonName(raw: string | null | undefined): string | null {
  if (raw === null || raw === undefined) return null;
  // 40 graphemes of the longest emoji sequences stay below this; anything longer isn't worth segmenting.
  if (raw.length > nameMaxLength * 32) throw new Fault('name_too_long', { max: nameMaxLength });
  const name = cleanLine(raw).replace(stackedMarks, '$1');
  if (name === '') {
    if (raw.trim() !== '') throw new Fault('name_unreadable');
    return null;
  }
  if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(name.replace(blank, ''))) throw new Fault('name_unreadable');
  const graphemes = [...new Intl.Segmenter('fi', { granularity: 'grapheme' }).segment(name)].length;
  if (graphemes > nameMaxLength) throw new Fault('name_too_long', { max: nameMaxLength });
  return name;
}

/**
 * A participant may not go by a name that is taken for the facilitator's, the very same included: whoever is called that can add a letter,
 * and whoever means to speak in the facilitator's name can't.
 * @param facilitator '' where it is not known: then nothing is refused
 * @param looksAlike whether two names can be taken for each other
 * @throws Fault `name_of_facilitator`
 */
export function assertNotTakenFor(
  name: string | null,
  facilitator: string,
  looksAlike: (one: string, other: string) => boolean,
): void {
  if (name !== null && facilitator !== '' && looksAlike(name, facilitator)) throw new Fault('name_of_facilitator');
}
