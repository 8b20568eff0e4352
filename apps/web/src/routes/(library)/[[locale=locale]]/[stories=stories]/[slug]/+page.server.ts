import { paths } from '@uskalla/contracts/wire';
import { redirect } from '@sveltejs/kit';
import { formOf } from '#server/form-of.ts';
import { problemOf, textOf } from '#server/form-problem.ts';
import { mustBeInLanguage } from '#server/right-address.ts';
import { orTombstone } from '#server/tombstone.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, parent }) => {
  const { locale } = await parent();
  mustBeInLanguage(url, locale);
  const { services, caller } = locals;
  return {
    page: await orTombstone(locale, services.storyPage(caller, params.slug)),
    isOriginalWanted: url.searchParams.has('original'),
    isAsked: url.searchParams.has('asked'),
  };
};

export const actions: Actions = {
  thank: async ({ locals, params, cookies }) => {
    const { services, caller, locale } = locals;
    const problem = await problemOf(locale, { about: 'thanks' as const, text: '' }, async () => {
      const cookie = await services.thank(caller, params.slug);
      if (cookie) cookies.set(cookie.name, cookie.value, cookie.options);
    });
    return problem ?? redirect(303, `${paths.story(locale, params.slug)}#thanks`);
  },
  ask: async ({ locals, params, request }) => {
    const { services, caller, locale } = locals;
    const text = textOf(await formOf(request), 'text');
    const typed = { about: 'question' as const, text: text.slice(0, 2000) };
    const problem = await problemOf(locale, typed, () =>
      services.askTellers(caller, params.slug, { text: text.slice(0, 1200) }),
    );
    return problem ?? redirect(303, `${paths.story(locale, params.slug)}?asked#questions`);
  },
};
