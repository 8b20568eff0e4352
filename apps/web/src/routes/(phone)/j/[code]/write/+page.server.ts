import { paths } from '@uskalla/contracts/wire';
import { faultCodeOf, readJoinCode } from '@uskalla/domain';
import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, depends }) => {
  depends('app:seat');
  const { services, caller, locale } = locals;
  const view = await services.phoneView(caller, params.code).catch((error: unknown) => {
    // No seat here (yet, or any more): the door is where one gets it.
    if (faultCodeOf(error) === 'not_signed_in') redirect(303, paths.join(params.code));
    throw error;
  });
  // By a code that was given up: one address for each seat, so that it is found again without a network.
  if (view.workshop.code !== readJoinCode(params.code)) redirect(307, paths.write(view.workshop.code));
  const { id } = view.workshop;
  const [{ phone: stage }, template, beside] = await Promise.all([
    services.stage(id),
    services.templateOf(id, locale),
    services.besideText(caller, id),
  ]);
  return { view, stage, locale, template, beside };
};
