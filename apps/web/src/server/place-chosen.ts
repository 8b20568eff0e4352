import { municipalityByName } from '@uskalla/places';
import { textOf } from './form-problem.ts';

/**
 * The municipality chosen in a form: its code, '' for none, and the name as it was typed. Sent before the script was there, a form has
 * the name alone.
 */
export function placeChosen(form: FormData): { code: string; name: string } {
  const name = textOf(form, 'municipality-name');
  return { code: textOf(form, 'municipality') || (municipalityByName(name)?.code ?? ''), name };
}

/** The code of the municipality chosen, '' for none. A name that is no municipality's is no code, to be told and not taken for none. */
export function codeChosen(form: FormData): string {
  const { code, name } = placeChosen(form);
  return code || (name.trim() === '' ? '' : '?');
}
