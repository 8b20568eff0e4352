import {
  daredKinds,
  failedKinds,
  type DaredKind,
  type FailedKind,
  type Locale,
  type StoryRevision,
} from '@uskalla/domain';
import { baseForms } from '../search/base-forms.ts';
import { daredWords, failedWords } from './telling-words.ts';

/**
 * What made people dare and what went wrong, by the words of these two answers: a kind is told of where any of its words stands there
 * in any form. A shelf to look at, not a judgement: who writes of it in other words is not on it, and *we had money enough* is.
 */
export function kindsOf(
  answers: StoryRevision['answers'],
  language: Locale,
): { dared: DaredKind[]; failed: FailedKind[] } {
  const told = (question: string) =>
    answers
      .filter((answer) => answer.question === question)
      .flatMap(({ text }) => text.toLocaleLowerCase('fi').match(/[\p{L}\p{N}]+/gu) ?? [])
      .map((form) => baseForms(form, language));
  const [dared, failed] = [told('dared'), told('failed')];
  return {
    dared: daredKinds.filter((kind) => dared.some(tellsOf(daredWords[kind][language]))),
    failed: failedKinds.filter((kind) => failed.some(tellsOf(failedWords[kind][language]))),
  };
}

const tests = new Map<string, (bases: readonly string[]) => boolean>();

/** Whether a word, by what it could be a form of, is one of a list. */
function tellsOf(list: string): (bases: readonly string[]) => boolean {
  const known = tests.get(list);
  if (known) return known;
  const words = list.split(' ');
  const whole = new Set(words.filter((word) => !word.endsWith('*')));
  const beginnings = words.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
  const test = (bases: readonly string[]) =>
    bases.some((base) => whole.has(base) || beginnings.some((beginning) => base.startsWith(beginning)));
  tests.set(list, test);
  return test;
}
