import { faultCodeOf } from '@uskalla/domain';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
  const { services, caller, locale } = locals;
  try {
    const view = await services.wallView(caller, params.id);
    const { wall: stage } = await services.stage(params.id);
    return { view, stage, template: await services.templateOf(params.id, locale), locale };
  } catch (error) {
    if (faultCodeOf(error) === undefined) throw error;
    // No right yet: the page trades the secret in its address's fragment, which we never see, for it.
    return { view: null, stage: null, template: null, locale };
  }
};
