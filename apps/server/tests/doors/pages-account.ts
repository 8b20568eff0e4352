import type { Asking, Door } from '../matrix/door.ts';
import { addPasskey, openSession } from '../matrix/fill-shelves.ts';
import { form, page } from '../matrix/page-door.ts';
import type { Place } from '../matrix/place.ts';
import { asOwnThing } from '../matrix/refusals.ts';
import type { Who } from '../matrix/who.ts';

const account = '/(desk)/desk/account';
const signIn = '/(desk)/desk/sign-in';
const at = '/desk/account';
const own = { guard: 'account', signIn: 'must', at } as const;
/** What belongs to one account, which is the facilitator's of the place. */
const ofTheFacilitator = {
  guard: {
    those: 'whose account it is of',
    may: ({ own: roles, hasAccount }: Who, { side }: Place) =>
      hasAccount && side === 'own' && roles.includes('workshop.facilitator'),
  },
  refusal: asOwnThing,
  where: 'pair',
} as const;
const anyone = { guard: 'anyone' } as const;
const wrongPassword = () => ({ password: 'väärä salasana' });
const wrongToken = () => ({ token: 'x', password: 'neljä joutsenta lahdella' });
const unknown = ({ visitor }: Asking) => ({
  email: `ei-ketaan-${visitor.always['x-forwarded-for']?.replaceAll('.', '-')}@esimerkki.fi`,
  password: 'väärä salasana',
});
/** Whoever is signed in is sent on. */
const onlySigningIn = ({ hasAccount }: { hasAccount: boolean }) => (hasAccount ? '303 /desk' : '200');

/** An account is its own: no role does anything to it. Passwords, codes and secrets are sent wrong, which is told behind the guard. */
export const accountPages: readonly Door[] = [
  page(account, { ...own, asks: ['accounts.account', 'accounts.waysIn'] }),
  form(account, 'change', { ...own, form: () => ({ name: '' }), allowed: 'failure 422', asks: 'accounts.change' }),
  form(account, 'password', {
    ...own,
    form: () => ({ current: 'väärä salasana', next: 'lyhyt' }),
    allowed: 'failure 422',
    asks: 'accounts.changePassword',
  }),
  form(account, 'begin', { ...own, form: wrongPassword, allowed: 'failure 422', asks: 'accounts.beginSecondFactor' }),
  form(account, 'confirm', {
    ...own,
    form: () => ({ code: '000000' }),
    allowed: ({ usesApp }) => `failure ${usesApp ? 401 : 400}`,
    asks: 'accounts.confirmSecondFactor',
  }),
  form(account, 'end', { ...own, form: wrongPassword, allowed: 'failure 422', asks: 'accounts.endSecondFactor' }),
  form(account, 'recovery', {
    ...own,
    form: wrongPassword,
    allowed: ({ usesApp }) => `failure ${usesApp ? 422 : 400}`,
    asks: 'accounts.newRecoveryCodes',
  }),
  form(account, 'passkey', {
    ...own,
    ...ofTheFacilitator,
    form: ({ place }) => ({ id: place.passkey }),
    asks: 'accounts.removePasskey',
    restore: ({ world, place }) => addPasskey(world, place, world.hostOf(place)),
  }),
  form(account, 'session', {
    ...own,
    ...ofTheFacilitator,
    form: ({ place }) => ({ id: place.session }),
    asks: 'accounts.endSession',
    restore: ({ world, place }) => openSession(world, place, world.hostOf(place)),
  }),
  form(account, 'sessions', { ...own, by: 'another account', asks: 'accounts.endOtherSessions' }),

  form(account, 'remove', {
    ...own,
    form: () => ({ confirmation: 'väärä salasana' }),
    allowed: 'failure 422',
    asks: 'requests.removeAccount',
  }),

  page(signIn, { ...anyone, at: '/desk/sign-in', allowed: onlySigningIn }),
  form(signIn, 'password', {
    ...anyone,
    at: '/desk/sign-in',
    form: unknown,
    allowed: 'failure 401',
    asks: 'accounts.signIn',
  }),
  form(signIn, 'provider', {
    ...anyone,
    at: '/desk/sign-in',
    form: () => ({ provider: 'espoo' }),
    allowed: 'failure 404',
    asks: 'accounts.signInAt',
  }),
  page(`${signIn}/code`, { ...anyone, at: '/desk/sign-in/code', allowed: onlySigningIn }),
  form(`${signIn}/code`, 'default', {
    ...anyone,
    at: '/desk/sign-in/code',
    form: () => ({ code: '000000' }),
    allowed: ({ usesApp, hasAccount }) => `failure ${hasAccount && !usesApp ? 400 : 401}`,
    asks: 'accounts.signInByCode',
  }),
  page(`${signIn}/help`, { ...anyone, at: '/desk/sign-in/help' }),
  form(`${signIn}/help`, 'link', {
    ...anyone,
    at: '/desk/sign-in/help',
    form: unknown,
    asks: 'accounts.mailSignInLink',
  }),
  form(`${signIn}/help`, 'password', {
    ...anyone,
    at: '/desk/sign-in/help',
    form: unknown,
    asks: 'accounts.mailNewPasswordLink',
  }),
  page(`${signIn}/link`, { ...anyone, at: '/desk/sign-in/link' }),
  form(`${signIn}/link`, 'default', {
    ...anyone,
    at: '/desk/sign-in/link',
    form: wrongToken,
    allowed: 'failure 410',
    asks: 'accounts.signInByLink',
  }),
  page('/(desk)/desk/new-password', { ...anyone, at: '/desk/new-password' }),
  form('/(desk)/desk/new-password', 'default', {
    ...anyone,
    at: '/desk/new-password',
    form: wrongToken,
    allowed: 'failure 410',
    asks: 'accounts.setPasswordByLink',
  }),
  page('/(desk)/desk/invitation', { ...anyone, at: '/desk/invitation' }),
  form('/(desk)/desk/invitation', 'open', {
    ...anyone,
    at: '/desk/invitation',
    form: wrongToken,
    allowed: 'failure 410',
    asks: 'accounts.invitation',
  }),
  form('/(desk)/desk/invitation', 'take', {
    ...anyone,
    at: '/desk/invitation',
    form: wrongToken,
    allowed: 'failure 410',
    asks: 'accounts.acceptInvitation',
  }),
  page('/(desk)/desk/welcome', { ...anyone, at: '/desk/welcome' }),
];
