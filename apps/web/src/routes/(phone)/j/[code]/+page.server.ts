import { paths } from '@uskalla/contracts/wire';
import type { JoinView } from '@uskalla/contracts';
import { faultCodeOf, faultContextOf, faultStatus, readJoinCode } from '@uskalla/domain';
import { faultMessage } from '@uskalla/messages/faults';
import { municipalityName } from '@uskalla/places';
import { fail, redirect } from '@sveltejs/kit';
import { formOf } from '#server/form-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
  const { services, caller, locale } = locals;
  // One address for each code, however it was typed.
  const code = readJoinCode(params.code);
  if (code !== undefined && code !== params.code) redirect(307, paths.join(code));
  // Scanned again, or come back: the seat is still there, also by a code that was given up since.
  if (code !== undefined && (await hasSeat(services.phoneView(caller, code)))) redirect(303, paths.write(code));
  const view = await openView(services.joinView(caller, params.code));
  return { view, locale, municipality: view && municipalityName(view.municipality, locale) };
};

/** What is behind the code, or `null` where it has ended: who comes late is told so, and no more. */
async function openView(view: Promise<JoinView>): Promise<JoinView | null> {
  try {
    return await view;
  } catch (error) {
    if (faultCodeOf(error) === 'workshop_closed') return null;
    throw error;
  }
}

async function hasSeat(seat: Promise<unknown>): Promise<boolean> {
  try {
    await seat;
    return true;
  } catch (error) {
    const fault = faultCodeOf(error);
    if (fault === 'not_signed_in' || fault === 'code_unknown') return false;
    throw error;
  }
}

export const actions: Actions = {
  default: async ({ request, params, locals, cookies }) => {
    const form = await formOf(request);
    const name = String(form.get('name') ?? '');
    const table = String(form.get('table') ?? '');
    const { services, caller, locale } = locals;
    try {
      const { cookie } = await services.join(caller, params.code, { name, table: table || null });
      cookies.set(cookie.name, cookie.value, cookie.options);
    } catch (error) {
      const code = faultCodeOf(error);
      if (code === undefined) throw error;
      return fail(faultStatus[code], {
        name: name.slice(0, 200),
        table,
        code,
        problem: faultMessage(code, faultContextOf(error), locale),
      });
    }
    redirect(303, paths.write(readJoinCode(params.code) ?? params.code));
  },
};
