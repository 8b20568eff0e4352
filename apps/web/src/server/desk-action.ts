import type { RequestEvent } from '@sveltejs/kit';
import { formOf } from './form-of.ts';
import { problemOf, textOf } from './form-problem.ts';
import { placeChosen } from './place-chosen.ts';
import { mustBeSignedIn } from './signed-in.ts';

/**
 * A form action of whoever is signed in, on a page of several forms: what came of it, and what was typed, is told beside the one that
 * `about` names.
 */
export const deskAction =
  <Event extends RequestEvent>(
    about: string,
    act: (event: Event, text: (name: string) => string, form: FormData) => Promise<void>,
  ) =>
  async (event: Event) => {
    mustBeSignedIn(event.locals.caller, event.url);
    const form = await formOf(event.request);
    const text = (name: string) => textOf(form, name).slice(0, 1_000);
    const typed = { about, name: text('name'), email: text('email'), place: placeChosen(form) };
    const problem = await problemOf(event.locals.locale, { ...typed, done: false }, () => act(event, text, form));
    return problem ?? { ...typed, done: true, problem: undefined };
  };
