import { paths } from '@uskalla/contracts/wire';
import { Fault, isLocale } from '@uskalla/domain';
import { redirect } from '@sveltejs/kit';
import { formOf } from '#server/form-of.ts';
import { problemOf, textsOf } from '#server/form-problem.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!isLocale(params.language)) throw new Fault('not_found');
  const desk = await locals.services.translationDesk(locals.caller, params.slug, params.language);
  return { desk, isDone: url.searchParams.has('done') };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const { services, caller, locale } = locals;
    const { language } = params;
    if (!isLocale(language)) throw new Fault('not_found');
    const parts = textsOf(await formOf(request));
    const problem = await problemOf(locale, { parts }, () =>
      services.translateStory(caller, params.slug, { language, parts }),
    );
    return problem ?? redirect(303, `${paths.translate(params.slug, language)}?done`);
  },
};
