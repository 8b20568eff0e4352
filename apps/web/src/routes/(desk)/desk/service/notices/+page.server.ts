import { isLocale, isNoticeKind } from '@uskalla/domain';
import { deskAction } from '#server/desk-action.ts';
import { textOf } from '#server/form-problem.ts';
import { mustBeSignedIn } from '#server/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  mustBeSignedIn(locals.caller, url);
  const kind = url.searchParams.get('kind') ?? 'privacy';
  const language = url.searchParams.get('language') ?? locals.locale;
  return { wording: await locals.services.notices.noticeDesk(locals.caller, kind, language) };
};

export const actions: Actions = {
  // The text itself is longer than what other forms of the desk hold.
  save: deskAction('save', async ({ locals: { services, caller } }, text, form) => {
    const [kind, language] = [text('kind'), text('language')];
    if (!isNoticeKind(kind) || !isLocale(language)) return;
    await services.notices.saveNotice(caller, { kind, language, text: textOf(form, 'text').slice(0, 40_000) });
  }),
};
