import { faultContextOf, faultStatus, type Locale } from '@uskalla/domain';
import { faultMessage } from '@uskalla/messages/faults';
import { fail } from '@sveltejs/kit';
import { refusalOf } from './refusal.ts';

/**
 * Does what a form asked.
 * @returns what to show beside the form where it was refused, with what was `typed`; `undefined` where it was done
 */
export async function problemOf<T extends object>(locale: Locale, typed: T, act: () => Promise<unknown>) {
  try {
    await act();
    return undefined;
  } catch (error) {
    const code = refusalOf(error);
    if (code === undefined) throw error;
    return fail(faultStatus[code], { ...typed, problem: faultMessage(code, faultContextOf(error), locale) });
  }
}

/** All fields of a form as texts. */
export const textsOf = (form: FormData): Readonly<Record<string, string>> =>
  Object.fromEntries([...form.keys()].map((name) => [name, textOf(form, name)]));

/** A field of a form as text, without the sign that no database takes; a file or a missing one is empty. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\0', '') : '';
}
