import { createOTP } from '@better-auth/utils/otp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base32, callerOf as callerFor, codeOf, headersOf as headersFor, keep, strongOwner } from './calling.ts';
import { Mailbox, secretIn } from './mailbox.ts';
import { admin, member, startServer, Visitor, workshop, type Running } from './running.ts';
import { Screen } from './screen.ts';

let running: Running;
let mail: Mailbox;
beforeAll(async () => {
  mail = await Mailbox.open();
  // So that each guess can come from another address, and the limit of one address is not met first.
  running = await startServer({ ...mail.env, TRUSTED_PROXIES: '1' });
});
afterAll(async () => {
  await running.stop();
  await mail.close();
});

const services = () => running.composition.services;
const headersOf = (visitor: Visitor) => headersFor(running, visitor);
const callerOf = (visitor: Visitor) => callerFor(running, visitor);
const isIn = async (visitor: Visitor) => (await visitor.ask('GET', '/api/v1/workshops')).status === 200;
const stranger = () => new Visitor(running.url);

describe('a link by mail', () => {
  test('signs in once, and says nothing of whether there is such an account', async () => {
    const visitor = stranger();
    const ask = async (email: string) =>
      services().accounts.mailSignInLink(await callerOf(visitor), email, headersOf(visitor));
    expect(await ask('ei-kukaan@esimerkki.fi')).toEqual(await ask(admin.email));
    const letter = await mail.next(admin.email);
    expect(letter.subject).toBe('Kirjaudu kokeilukirjastoon');
    expect(letter.html).toContain('lang="fi"');
    expect(letter.text).toMatch(/http:\/\/127\.0\.0\.1:\d+\/desk\/sign-in\/link#\S+/);
    const token = secretIn(letter);
    await visitor.json('POST', '/api/v1/session/link', { token }, 204);
    expect(await isIn(visitor)).toBe(true);
    expect(await stranger().json('POST', '/api/v1/session/link', { token })).toMatchObject({ code: 'link_used' });
    expect(await stranger().json('POST', '/api/v1/session/link', { token: 'x' })).toMatchObject({ code: 'link_used' });
    expect(mail.left).toBe(0);
  });

  test('is sent again where the mail server could not take it', async () => {
    mail.refuses = 1;
    await services().accounts.mailSignInLink(await callerOf(stranger()), admin.email, headersOf(stranger()));
    expect(secretIn(await mail.next(admin.email))).not.toBe('');
  });
});

describe('a new password', () => {
  test('is chosen by a link, and ends every session', async () => {
    const before = await member(running, 'Unohtaja');
    const email = 'unohtaja@esimerkki.fi';
    await services().accounts.mailNewPasswordLink(await callerOf(stranger()), email, headersOf(stranger()));
    const token = secretIn(await mail.next(email));
    const set = (password: string) => services().accounts.setPasswordByLink(token, password, headersOf(stranger()));
    expect(await codeOf(set('lyhyt'))).toBe('password_too_short');
    expect(await codeOf(set('salasana123'))).toBe('password_common');
    expect(await codeOf(set('Uskallakokeilla1'))).toBe('password_common');
    expect(await codeOf(set('uusi lause joella uiva'))).toBe('ok');
    expect(await codeOf(set('toinen lause joella uiva'))).toBe('link_used');
    expect(await isIn(before)).toBe(false);
    await stranger().json('POST', '/api/v1/session', { email, password: 'uusi lause joella uiva' }, 200);
  });

  test('is changed by whoever knows the one before; other sessions end', async () => {
    const here = await member(running, 'Vaihtaja');
    const account = { email: 'vaihtaja@esimerkki.fi', password: 'seitsemän Vaihtaja kurkea järvellä' };
    const there = stranger();
    await there.json('POST', '/api/v1/session', account, 200);
    const next = 'kahdeksan sorsaa lammella';
    const change = async (current: string) =>
      services().accounts.changePassword(await callerOf(here), { current, next }, headersOf(here));
    expect(await codeOf(change('väärä salasana'))).toBe('password_wrong');
    const before = here.cookieHeader;
    keep(here, await change(account.password));
    expect(here.cookieHeader).not.toBe(before);
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
  });
});

describe('guessing', () => {
  test('an account is shut for passwords after ten wrong ones, whoever it is of, also where there is none', async () => {
    await member(running, 'Arvattu');
    for (const email of ['arvattu@esimerkki.fi', 'ei-ole@esimerkki.fi']) {
      const answers: number[] = [];
      for (let attempt = 0; attempt < 12; attempt++) {
        const guess = { email, password: `arvaus-${attempt}` };
        const from = { 'x-forwarded-for': `198.51.100.${attempt}` };
        answers.push((await stranger().ask('POST', '/api/v1/session', guess, from)).status);
      }
      expect(answers).toEqual([...Array<number>(10).fill(401), 429, 429]);
    }
    const right = { email: 'arvattu@esimerkki.fi', password: 'seitsemän Arvattu kurkea järvellä' };
    expect((await stranger().ask('POST', '/api/v1/session', right)).status).toBe(429);
    // By a link its owner still gets in.
    await services().accounts.mailSignInLink(await callerOf(stranger()), right.email, headersOf(stranger()));
    const visitor = stranger();
    await visitor.json('POST', '/api/v1/session/link', { token: secretIn(await mail.next(right.email)) }, 204);
    expect(await isIn(visitor)).toBe(true);
  });
});

describe('a second factor', () => {
  const account = { email: 'kaksi@esimerkki.fi', password: 'seitsemän Kaksi kurkea järvellä' };
  let visitor: Visitor;
  let secret = '';
  let recovery: readonly string[] = [];
  /** Now, or so many half minutes later: each opens once, and the next is taken already. */
  const code = (later = 0) => createOTP(secret).hotp(Math.floor(Date.now() / 30_000) + later);

  test('is set up with an app, which has to show that it works', async () => {
    visitor = await member(running, 'Kaksi');
    const caller = await callerOf(visitor);
    expect(caller.user?.hasSecondFactor).toBe(false);
    const begin = (password: string) => services().accounts.beginSecondFactor(caller, password, headersOf(visitor));
    expect(await codeOf(begin('väärä salasana'))).toBe('password_wrong');
    const { setUp } = await begin(account.password);
    expect(setUp.uri).toMatch(/^otpauth:\/\/totp\/Uskalla/);
    expect(setUp.recoveryCodes).toHaveLength(10);
    recovery = setUp.recoveryCodes;
    secret = base32(setUp.secret);
    const confirm = (typed: string) => services().accounts.confirmSecondFactor(caller, typed, headersOf(visitor));
    expect(await codeOf(confirm('000000'))).toBe('code_wrong');
    keep(visitor, await confirm(await code()));
    expect((await callerOf(visitor)).user?.hasSecondFactor).toBe(true);
  });

  test('is asked for from then on: a password alone opens nothing, nor does a link', async () => {
    const next = stranger();
    expect(await next.json('POST', '/api/v1/session', account, 200)).toEqual({ asksForCode: true });
    expect(await isIn(next)).toBe(false);
    expect(await next.json('POST', '/api/v1/session/code', { code: '000000' })).toMatchObject({ code: 'code_wrong' });
    await next.json('POST', '/api/v1/session/code', { code: await code(1) }, 204);
    expect(await isIn(next)).toBe(true);
    expect((await callerOf(next)).user?.hasSecondFactor).toBe(true);

    await services().accounts.mailSignInLink(await callerOf(stranger()), account.email, headersOf(stranger()));
    const letter = await mail.next(account.email);
    expect(secretIn(letter)).toBe('');
    expect(letter.text).toContain('pelkkä linkki ei riitä');
    expect(await stranger().json('POST', '/api/v1/session/code', { code: await code() })).toMatchObject({
      code: 'sign_in_again',
    });
  });

  test('a code opens once, however soon it is tried again, and however many try it at one moment', async () => {
    const owner = await member(running, 'Kolme');
    const third = { email: 'kolme@esimerkki.fi', password: 'seitsemän Kolme kurkea järvellä' };
    const caller = await callerOf(owner);
    const { setUp } = await services().accounts.beginSecondFactor(caller, third.password, headersOf(owner));
    const codeOfThird = (later: number) =>
      createOTP(base32(setUp.secret)).hotp(Math.floor(Date.now() / 30_000) + later);
    const first = await codeOfThird(0);
    keep(owner, await services().accounts.confirmSecondFactor(caller, first, headersOf(owner)));

    const attempt = async (typed: string) => {
      const who = stranger();
      await who.json('POST', '/api/v1/session', third, 200);
      const response = await who.ask('POST', '/api/v1/session/code', { code: typed });
      return { status: response.status, isIn: await isIn(who), problem: response.ok ? '' : await response.text() };
    };
    // The one that set it up has been used as well.
    const replayed = await attempt(first);
    expect(replayed).toMatchObject({
      status: 401,
      isIn: false,
      problem: expect.stringContaining('code_wrong') as string,
    });
    const next = await codeOfThird(1);
    const all = await Promise.all(Array.from({ length: 4 }, () => attempt(next)));
    expect(all.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(all.filter((each) => each.isIn)).toHaveLength(1);
    // Of those who were refused, no session is left behind.
    const own = await services().accounts.account(caller, headersOf(owner));
    expect(own.sessions).toHaveLength(2);
  });

  test('each recovery code opens once', async () => {
    const [first = ''] = recovery;
    for (const status of [204, 401]) {
      const next = stranger();
      await next.json('POST', '/api/v1/session', account, 200);
      expect((await next.ask('POST', '/api/v1/session/code', { code: first })).status).toBe(status);
      expect(await isIn(next)).toBe(status === 204);
    }
  });
});

describe('an invitation', () => {
  let owner: Visitor;
  let organisation = '';
  beforeAll(async () => {
    owner = await strongOwner(running);
    organisation = (await services().organisations.own(await callerOf(owner)))[0]?.id ?? '';
  });
  const invite = async (email: string, role: 'owner' | 'facilitator' = 'facilitator') =>
    services().organisations.invite(await callerOf(owner), organisation, { email, role }, headersOf(owner));

  test('makes an account that is a member, once', async () => {
    await invite('Uusi@Esimerkki.fi');
    const letter = await mail.next('uusi@esimerkki.fi');
    expect(letter.subject).toBe('Kutsu: Uskalla kokeilla, Uskalla kokeilla');
    const token = secretIn(letter);
    expect(await services().accounts.invitation(token)).toMatchObject({
      email: 'uusi@esimerkki.fi',
      role: 'facilitator',
      hasAccount: false,
    });
    const guest = stranger();
    const accept = async (name: string, password: string) =>
      services().accounts.acceptInvitation(await callerOf(guest), token, { name, password }, headersOf(guest));
    expect(await codeOf(accept('', 'viisi hanhea pellolla'))).toBe('name_needed');
    expect(await codeOf(accept('Uusi', 'uusi12345678'))).toBe('password_common');
    keep(guest, await accept('Uusi Fasilitaattori', 'viisi hanhea pellolla'));
    expect(await isIn(guest)).toBe(true);
    expect(await codeOf(accept('Uusi', 'viisi hanhea pellolla'))).toBe('link_used');
    const made = await guest.ask('POST', '/api/v1/workshops', { title: 'Paja', municipality: '091' });
    expect(made.status).toBe(201);
    expect(await codeOf(invite('uusi@esimerkki.fi'))).toBe('already_member');
  });

  test('is taken by its own account alone, and by nobody who only sees it in a list', async () => {
    await invite('joku@esimerkki.fi');
    const token = secretIn(await mail.next('joku@esimerkki.fi'));
    expect(await codeOf(invite('joku@esimerkki.fi'))).toBe('already_invited');
    const accept = services().accounts.acceptInvitation;
    expect(await codeOf(accept(await callerOf(owner), token, null, headersOf(owner)))).toBe('wrong_account');
    const [listed] = (await services().organisations.organisation(await callerOf(owner), organisation)).invitations;
    expect(await codeOf(services().accounts.invitation(listed?.id ?? ''))).toBe('link_used');
    await services().organisations.cancelInvitation(
      await callerOf(owner),
      organisation,
      listed?.id ?? '',
      headersOf(owner),
    );
    expect(await codeOf(services().accounts.invitation(token))).toBe('link_used');
  });

  test('of an organisation that the operator adds: its owner is who was invited, and the operator sees nothing of it', async () => {
    await services().organisations.addOrganisation(await callerOf(owner), {
      name: 'Espoo',
      municipality: '049',
      owner: 'espoo@esimerkki.fi',
    });
    const guest = stranger();
    const token = secretIn(await mail.next('espoo@esimerkki.fi'));
    const account = { name: 'Espoolainen', password: 'neljä joutsenta lahdella' };
    keep(guest, await services().accounts.acceptInvitation(await callerOf(guest), token, account, headersOf(guest)));
    const [own] = await services().organisations.own(await callerOf(guest));
    expect(own).toMatchObject({ name: 'Espoo', municipality: '049' });
    expect(await codeOf(services().organisations.organisation(await callerOf(owner), own?.id ?? ''))).toBe('not_found');
    expect(await codeOf(services().organisations.service(await callerOf(guest)))).toBe('not_allowed');
    const inAnother = { title: 'x', municipality: '049', organisation };
    expect((await guest.ask('POST', '/api/v1/workshops', inAnother)).status).toBe(403);
  });

  test('somebody who is taken out steers nothing any more; their workshops go to who took them out', async () => {
    const leaver = await member(running, 'Poistuja');
    const made = await leaver.json<{ id: string }>('POST', '/api/v1/workshops', { title: 'Paja', municipality: '091' });
    const { members } = await services().organisations.organisation(await callerOf(owner), organisation);
    const theirs = members.find(({ name }) => name === 'Poistuja');
    await services().organisations.removeMember(
      await callerOf(owner),
      organisation,
      theirs?.id ?? '',
      headersOf(owner),
    );
    expect((await leaver.ask('PATCH', `/api/v1/workshops/${made.id}`, { status: 'closed' })).status).toBe(404);
    expect((await leaver.ask('POST', '/api/v1/workshops', { title: 'x', municipality: '091' })).status).toBe(403);
    expect((await owner.ask('PATCH', `/api/v1/workshops/${made.id}`, { status: 'closed' })).status).toBe(204);
  });

  test('somebody is signed out of all devices: by an owner of theirs, by the operator; what they steered by is cut', async () => {
    const lost = await member(running, 'Kadottaja');
    const other = stranger();
    const account = await running.composition.accounts.accounts.byEmail('kadottaja@esimerkki.fi');
    other.keep(await running.composition.accounts.accounts.openSession(account?.id ?? '', headersOf(other)));
    const { id } = await workshop(lost);
    const desk = new Screen(running, lost, { screen: 'desk', workshopId: id });
    await desk.watch();
    expect([await isIn(lost), await isIn(other)]).toEqual([true, true]);

    const caller = await callerOf(owner);
    const { members } = await services().organisations.organisation(caller, organisation);
    const theirs = members.find(({ name }) => name === 'Kadottaja')?.id ?? '';
    await services().organisations.signMemberOut(caller, organisation, theirs);
    expect([await isIn(lost), await isIn(other)]).toEqual([false, false]);
    expect(await desk.steer({ do: 'zoom', by: 1 })).toBe('not_signed_in');
    desk.close();

    const again = stranger();
    again.keep(await running.composition.accounts.accounts.openSession(account?.id ?? '', headersOf(again)));
    expect(await codeOf(services().organisations.signOut(caller, 'ei.ole@esimerkki.fi'))).toBe('account_unknown');
    expect(await isIn(again)).toBe(true);
    await services().organisations.signOut(caller, ' KADOTTAJA@esimerkki.fi');
    expect(await isIn(again)).toBe(false);
    const { entries } = await services().organisations.serviceLog(caller);
    expect(entries[0]).toMatchObject({ act: 'account.signed-out' });
  });

  test('the last owner stays, and stays one', async () => {
    const caller = await callerOf(owner);
    const { members } = await services().organisations.organisation(caller, organisation);
    const own = members.find(({ isMe }) => isMe)?.id ?? '';
    expect(await codeOf(services().organisations.removeMember(caller, organisation, own, headersOf(owner)))).toBe(
      'last_owner',
    );
    const changeRole = services().organisations.changeRole;
    expect(await codeOf(changeRole(caller, organisation, own, 'facilitator', headersOf(owner)))).toBe('last_owner');
    expect(await codeOf(changeRole(caller, organisation, own, 'admin', headersOf(owner)))).toBe('bad_request');
  });

  test('without a second factor an owner is told what is missing', async () => {
    const weak = await callerOf(await facilitatorAgain());
    expect(await codeOf(services().organisations.service(weak))).toBe('second_factor_needed');
    const asked = { email: 'x@esimerkki.fi', role: 'facilitator' as const };
    expect(await codeOf(services().organisations.invite(weak, organisation, asked, new Headers()))).toBe(
      'second_factor_needed',
    );
  });

  /** The first account, signed in by its password alone: another session than the owner's. */
  async function facilitatorAgain(): Promise<Visitor> {
    const visitor = stranger();
    visitor.keep(await running.composition.accounts.accounts.openSession(await idOfAdmin(), headersOf(visitor)));
    return visitor;
  }
});

describe('sessions', () => {
  test('are listed with what opened them, no address kept, and ended one by one', async () => {
    const here = await member(running, 'Monilla');
    const account = { email: 'monilla@esimerkki.fi', password: 'seitsemän Monilla kurkea järvellä' };
    const there = stranger();
    await there.json('POST', '/api/v1/session', account, 200);
    const third = stranger();
    await third.json('POST', '/api/v1/session', account, 200);
    const view = async () => services().accounts.account(await callerOf(here), headersOf(here));
    const { sessions, organisations } = await view();
    expect(sessions).toHaveLength(3);
    expect(sessions.filter(({ isThis }) => isThis)).toHaveLength(1);
    expect(organisations).toMatchObject([{ role: 'facilitator' }]);
    const other = sessions.find(({ isThis }) => !isThis)?.id ?? '';
    await services().accounts.endSession(await callerOf(here), other, headersOf(here));
    expect((await view()).sessions).toHaveLength(2);
    await services().accounts.endOtherSessions(await callerOf(here), headersOf(here));
    expect([await isIn(here), await isIn(there), await isIn(third)]).toEqual([true, false, false]);
    expect(await codeOf(services().accounts.endSession(await callerOf(here), other, headersOf(here)))).toBe(
      'not_found',
    );
  });
});

test('of better-auth’s own HTTP only keys and the way back from a municipality’s sign-in are open', async () => {
  const owner = await member(running, 'Tavallinen');
  for (const [method, path] of [
    ['POST', '/sign-up/email'],
    ['POST', '/sign-in/email'],
    ['POST', '/organization/create'],
    ['POST', '/organization/invite-member'],
    ['POST', '/update-user'],
    ['GET', '/get-session'],
    ['GET', '/list-sessions'],
    ['POST', '/delete-user'],
    ['POST', '/two-factor/disable'],
    ['GET', '/magic-link/verify?token=x'],
    ['POST', '/passkey/../sign-in/email'],
  ] as const) {
    const answer = await owner.ask(method, `/api/auth${path}`, method === 'POST' ? {} : undefined);
    expect([path, answer.status]).toEqual([path, 404]);
  }
  expect((await owner.ask('GET', '/api/auth/passkey/generate-register-options')).status).toBe(200);
});

const idOfAdmin = async () => (await running.composition.accounts.accounts.first())?.id ?? '';
