import * as m from '@uskalla/messages';

/** A page's title where it answers a form: the first thing that is read of it to whoever does not see what changed. */
export function outcomeTitle(title: string, isDone: boolean, problem: string | undefined): string {
  if (problem) return m.title_problem({ title });
  return isDone ? m.title_done({ title }) : title;
}
