import { paths } from '@uskalla/contracts/wire';
import { StoryQuery } from '@uskalla/contracts';
import type { Counted } from '@uskalla/domain';
import { redirect } from '@sveltejs/kit';
import { formOf } from '#server/form-of.ts';
import { problemOf, textOf } from '#server/form-problem.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { services, caller, locale } = locals;
  const [newest, { dared, failed }, [template], collections, coming] = await Promise.all([
    services.stories(caller, StoryQuery.parse({ limit: 6 })),
    services.storyFacets(caller, StoryQuery.parse({})),
    services.templates(locale),
    services.collections(caller),
    services.announcements(caller),
  ]);
  return {
    newest,
    browse: { dared: mostTold(dared), failed: mostTold(failed) },
    questions: template?.questions ?? [],
    collections: collections.filter(({ frontPlace }) => frontPlace !== null),
    coming,
  };
};

const kindsShown = 6;

function mostTold<K>(kinds: readonly Counted<K>[]): Counted<K>[] {
  const told = kinds.filter(({ count }) => count > 0);
  return told.sort((a, b) => b.count - a.count).slice(0, kindsShown);
}

export const actions: Actions = {
  /** Somebody typed the code from the wall instead of scanning it. */
  join: async ({ request, locals }) => {
    const typed = textOf(await formOf(request), 'code').slice(0, 40);
    let code = '';
    const problem = await problemOf(locals.locale, { typed }, async () => {
      ({ code } = await locals.services.joinView(locals.caller, typed));
    });
    return problem ?? redirect(303, paths.join(code));
  },
};
