import type { OwnView } from '@uskalla/contracts';
import type { RequestEvent } from '@sveltejs/kit';
import { formOf } from '#server/form-of.ts';
import { problemOf, textOf } from '#server/form-problem.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
};

/** Does what the page asks by the link's secret, which goes on from form to form, and shows what is there then. */
const action =
  (
    done: 'name' | 'story' | 'erase' | null,
    act: (event: RequestEvent, token: string, story: string) => Promise<void>,
  ) =>
  async (event: RequestEvent) => {
    const { services, locale } = event.locals;
    const form = await formOf(event.request);
    const token = textOf(form, 'token').slice(0, 300);
    let own: OwnView | undefined;
    const nothing = { token: '', own: undefined, done: null };
    const problem = await problemOf(locale, nothing, async () => {
      await act(event, token, textOf(form, 'story'));
      own = await services.tellers.own(token);
    });
    return problem ?? { token, own, done, problem: undefined };
  };

export const actions: Actions = {
  open: action(null, () => Promise.resolve()),
  name: action('name', ({ locals }, token, story) => locals.services.tellers.withdrawName(token, story)),
  erase: action('erase', ({ locals }, token) => locals.services.requests.askErasure(token)),
  withdraw: action('story', ({ locals }, token, story) => locals.services.tellers.withdrawStory(token, story)),
};
