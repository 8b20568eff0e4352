import { paths } from '@uskalla/contracts/wire';
import type { SecondFactorSetUp } from '@uskalla/contracts';
import { isLocale } from '@uskalla/domain';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { formOf } from '#server/form-of.ts';
import { problemOf, textOf } from '#server/form-problem.ts';
import { setCookies } from '#server/set-cookies.ts';
import { mustBeSignedIn } from '#server/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, request }) => {
  const { services, caller } = locals;
  mustBeSignedIn(caller, url);
  const [account, ways] = await Promise.all([
    services.accounts.account(caller, request.headers),
    services.accounts.waysIn(caller),
  ]);
  return { account, passkeysWork: ways.passkeys, done: url.searchParams.get('done') };
};

/** What came of a form: which it was, and what is to be shown because of it. */
type Outcome = Readonly<{
  about: string;
  done?: boolean;
  /** The session is another from now on: the page is asked for by it. */
  isRenewed?: boolean;
  setUp?: SecondFactorSetUp;
  recoveryCodes?: readonly string[];
}>;

/** One thing done to the account. What it gives back is shown beside the form that asked for it. */
const action =
  (about: string, act: (event: RequestEvent, text: (name: string) => string) => Promise<Partial<Outcome> | void>) =>
  async (event: RequestEvent) => {
    mustBeSignedIn(event.locals.caller, event.url);
    const form = await formOf(event.request);
    let outcome: Outcome = { about, done: true };
    const refused = { about, done: false, setUp: undefined, recoveryCodes: undefined };
    const problem = await problemOf(event.locals.locale, refused, async () => {
      outcome = { ...outcome, ...(await act(event, (name) => textOf(form, name).slice(0, 1_000))) };
    });
    if (problem) return problem;
    if (outcome.isRenewed) redirect(303, `${paths.account()}?done=${about}#${about.split('-')[0] ?? ''}`);
    return { ...refused, ...outcome, problem: undefined };
  };

export const actions: Actions = {
  change: action('details', async ({ locals: { services, caller, locale }, request }, text) => {
    const chosen = text('locale');
    const input = { name: text('name'), locale: isLocale(chosen) ? chosen : locale };
    await services.accounts.change(caller, input, request.headers);
  }),
  password: action('password', async ({ locals: { services, caller }, request, cookies }, text) => {
    const input = { current: text('current'), next: text('next') };
    setCookies(cookies, await services.accounts.changePassword(caller, input, request.headers));
    return { isRenewed: true };
  }),
  begin: action('second', async ({ locals: { services, caller }, request, cookies }, text) => {
    const begun = await services.accounts.beginSecondFactor(caller, text('password'), request.headers);
    setCookies(cookies, begun.cookies);
    return { done: false, setUp: begun.setUp };
  }),
  confirm: action('second', async ({ locals: { services, caller }, request, cookies }, text) => {
    setCookies(cookies, await services.accounts.confirmSecondFactor(caller, text('code'), request.headers));
    return { isRenewed: true };
  }),
  end: action('second-end', async ({ locals: { services, caller }, request, cookies }, text) => {
    setCookies(cookies, await services.accounts.endSecondFactor(caller, text('password'), request.headers));
    return { isRenewed: true };
  }),
  recovery: action('recovery', async ({ locals: { services, caller }, request }, text) => ({
    recoveryCodes: await services.accounts.newRecoveryCodes(caller, text('password'), request.headers),
  })),
  passkey: action('passkeys', async ({ locals: { services, caller }, request }, text) => {
    await services.accounts.removePasskey(caller, text('id'), request.headers);
  }),
  session: action('sessions', async ({ locals: { services, caller }, request }, text) => {
    await services.accounts.endSession(caller, text('id'), request.headers);
  }),
  sessions: action('sessions', async ({ locals: { services, caller }, request }) => {
    await services.accounts.endOtherSessions(caller, request.headers);
  }),
  remove: action('data', async ({ locals: { services, caller }, request }, text) => {
    await services.requests.removeAccount(
      caller,
      { confirmation: text('confirmation').slice(0, 320) },
      request.headers,
    );
    redirect(303, paths.deskSignIn());
  }),
};
