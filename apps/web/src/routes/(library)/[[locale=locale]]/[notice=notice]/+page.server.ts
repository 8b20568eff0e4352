import { noticeSegments } from '@uskalla/contracts/wire';
import { noticePages } from '@uskalla/domain';
import { error } from '@sveltejs/kit';
import { formOf } from '#server/form-of.ts';
import { problemOf, textOf } from '#server/form-problem.ts';
import { mustBeInLanguage } from '#server/right-address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, params, parent }) => {
  const { locale } = await parent();
  mustBeInLanguage(url, locale);
  const page = noticePages.find((each) => noticeSegments[each][locale] === params.notice);
  if (!page) error(404);
  return { notice: await locals.services.notices.notice(page, locale) };
};

export const actions: Actions = {
  feedback: async ({ locals: { services, caller, locale }, request }) => {
    const form = await formOf(request);
    const typed = { text: textOf(form, 'text'), email: textOf(form, 'email') };
    const problem = await problemOf(locale, { typed, isGiven: false }, () =>
      services.notices.giveFeedback(caller, typed),
    );
    return problem ?? { typed: { text: '', email: '' }, isGiven: true, problem: undefined };
  },
};
