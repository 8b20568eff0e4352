import { Fault } from './fault.ts';
import { cleanLine } from './plain-text.ts';

/** Longest name, in graphemes as people count letters. */
export const nameMaxLength = 40;

/** Stacked combining marks beyond two are never a name but "zalgo" that spills over the line. */
const stackedMarks = /(\p{M}{2})\p{M}+/gu;

/**
 * The name a participant goes by, or `null` for nobody in particular.
 * Homoglyphs are left alone: a name is no credential here, and real names mix scripts.
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
  if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(name)) throw new Fault('name_unreadable');
  const graphemes = [...new Intl.Segmenter('fi', { granularity: 'grapheme' }).segment(name)].length;
  if (graphemes > nameMaxLength) throw new Fault('name_too_long', { max: nameMaxLength });
  return name;
}
