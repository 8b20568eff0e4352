import { paths } from '@uskalla/contracts/wire';
import { StoryQuery } from '@uskalla/contracts';
import { readJoinCode, type Counted } from '@uskalla/domain';
import { faultMessage } from '@uskalla/messages/faults';
import { fail, redirect } from '@sveltejs/kit';
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
    const typed = (await request.formData()).get('code');
    const code = readJoinCode(typeof typed === 'string' ? typed : '');
    if (code === undefined) {
      return fail(404, {
        typed: String(typed ?? '').slice(0, 40),
        problem: faultMessage('code_unknown', {}, locals.locale),
      });
    }
    redirect(303, paths.join(code));
  },
};
