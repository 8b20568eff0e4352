import { beforeAll, describe, expect, inject, test } from 'vitest';
import { facilitator, helper, makeWorkshop, seat, wall, type Made, type Seated } from '../../src/facilitator.ts';
import { LiveScreen } from '../../src/live-screen.ts';
import { openSocket } from '../../src/open-socket.ts';
import { Visitor } from '../../src/visitor.ts';

// Who may do what in a workshop is the server's own test; here, everybody of one workshop knows all ids of another.

const { url } = inject('attacked');
const nobody = '01890000-0000-7000-8000-000000000000';

let desk: Visitor;
/** Where the attackers are at home. */
let own: Made;
let target: Made;
let victim: { phone: Visitor; joined: Seated; draftId: string };
let attackers: Record<string, Visitor>;
beforeAll(async () => {
  desk = await facilitator(url);
  [own, target] = await Promise.all([makeWorkshop(desk), makeWorkshop(desk, { title: 'Kohde' })]);
  victim = await seat(url, target.code, { name: 'Uhri', table: 1 });
  const attacker = await seat(url, own.code, { table: 1 });
  attackers = {
    stranger: new Visitor(url),
    phone: attacker.phone,
    wall: await wall(url, own),
    helper: await helper(url, desk, own.id),
  };
});

/** Everything with an id in its address; `{workshop}`, `{table}`, `{person}`, `{draft}` stand for it. */
const doors: readonly [method: string, path: string, body?: unknown][] = [
  ['PATCH', '/workshops/{workshop}', { status: 'closed' }],
  ['POST', '/workshops/{workshop}/tables'],
  ['POST', '/workshops/{workshop}/tables/even'],
  ['PATCH', '/workshops/{workshop}/tables/{table}', { name: 'Kaapattu' }],
  ['POST', '/workshops/{workshop}/projector-link'],
  ['POST', '/workshops/{workshop}/code'],
  ['POST', '/workshops/{workshop}/co-facilitators', { wanted: true }],
  ['POST', '/workshops/{workshop}/hand-over'],
  ['POST', '/workshops/{workshop}/wall', { secret: 'arvaus' }],
  ['POST', '/workshops/{workshop}/desk', { secret: 'arvaus' }],
  ['POST', '/workshops/{workshop}/take-over', { secret: 'arvaus' }],
  ['GET', '/workshops/{workshop}/export/json'],
  ['GET', '/workshops/{workshop}/export/csv'],
  ['POST', '/workshops/{workshop}/rehearsal', { people: 5 }],
  ['DELETE', '/workshops/{workshop}/rehearsal'],
  ['PATCH', '/workshops/{workshop}/participants/{person}', { tableId: nobody }],
  ['DELETE', '/workshops/{workshop}/participants/{person}'],
  ['POST', '/workshops/{workshop}/participants/{person}/readmit'],
  ['GET', '/drafts/{draft}'],
  ['PATCH', '/drafts/{draft}', { status: 'ready' }],
  ['POST', '/drafts/{draft}/publish', {}],
  ['GET', '/drafts/{draft}/publish-check'],
  ['POST', '/drafts/{draft}/redact', { key: 'x' }],
  ['GET', '/drafts/{draft}/history'],
  ['GET', '/drafts/{draft}/history/1'],
  ['POST', '/drafts/{draft}/history/1/restore'],
];

const ids = () => ({
  workshop: target.id,
  table: victim.joined.table.id,
  person: victim.joined.participant.id,
  draft: victim.draftId,
});
const nobodys = { workshop: nobody, table: nobody, person: nobody, draft: nobody };
const fill = (path: string, by: Record<string, string>) =>
  `/api/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => by[name] ?? '')}`;

/** All that is in the workshop that is attacked. */
const state = async () => {
  const { exportedAt, ...record } = await desk.json('GET', `/api/v1/workshops/${target.id}/export/json`);
  expect(exportedAt).toBeDefined();
  const screen = await LiveScreen.open(url, desk.cookie, { screen: 'desk', workshopId: target.id });
  screen.end();
  return { record, view: screen.view };
};

describe('an id of another workshop', () => {
  test('opens no door to anybody, and is answered as one that is nobody’s', async () => {
    const before = await state();
    for (const [who, attacker] of Object.entries(attackers)) {
      for (const [method, path, body] of doors) {
        const [real, none] = await Promise.all(
          [ids(), nobodys].map((by) => attacker.ask(method, fill(path, by), body)),
        );
        const door = `${who} ${method} ${path}`;
        expect([door, real?.status, real?.text]).toEqual([door, none?.status, none?.text]);
        expect([400, 401, 404]).toContain(real?.status);
      }
    }
    expect(await state()).toEqual(before);
  });

  test('is not let in under one’s own workshop either', async () => {
    const before = await state();
    const mixed = { ...ids(), workshop: own.id };
    const steering = doors.filter(([, path]) => /^\/workshops.*(table\}|person\})/.test(path));
    expect(steering).toHaveLength(4);
    for (const who of [desk, attackers['helper']]) {
      for (const [method, path, body] of steering) {
        expect([path, (await who?.ask(method, fill(path, mixed), body))?.status]).toEqual([path, 404]);
      }
    }
    // A table to sit at, to be moved to, or to be merged into, of somewhere else.
    const joining = await new Visitor(url).ask('POST', `/api/v1/workshops/${own.code}/participants`, {
      table: victim.joined.table.id,
    });
    expect(joining.status).toBe(404);
    const { joined } = await seat(url, own.code, { table: 1 });
    for (const [path, body] of [
      [`participants/${joined.participant.id}`, { tableId: victim.joined.table.id }],
      [`tables/${joined.table.id}`, { mergeInto: victim.joined.table.id }],
    ] as const) {
      expect([400, 404]).toContain((await desk.ask('PATCH', `/api/v1/workshops/${own.id}/${path}`, body)).status);
    }
    expect(await state()).toEqual(before);
  });

  test('shows no screen and takes no command on the live line', async () => {
    for (const [who, attacker] of Object.entries(attackers)) {
      for (const what of [
        { screen: 'desk', workshopId: target.id },
        { screen: 'wall', workshopId: target.id },
        { screen: 'phone', code: target.code },
      ]) {
        await expect(LiveScreen.open(url, attacker.cookie, what), who).rejects.toThrow('not let in');
      }
      const { answer } = await openSocket(`${url}/collab/${victim.draftId}`, { cookie: attacker.cookie });
      expect([who, answer]).toEqual([who, 4404]);
    }
    const before = await state();
    const screen = await LiveScreen.open(url, attackers['helper']?.cookie ?? '', {
      screen: 'desk',
      workshopId: own.id,
    });
    const { participant, table } = victim.joined;
    for (const command of [
      { do: 'hand-seen', participantId: participant.id },
      { do: 'helped', tableId: table.id },
      { do: 'show', scene: 'story', tableId: table.id, questionId: null },
    ]) {
      // Done or refused, it is nothing to the other workshop.
      await screen.ask('steer', command);
    }
    expect(JSON.stringify(screen.stage)).not.toContain('Kohde');
    screen.end();
    expect(await state()).toEqual(before);
  });

  test('opens no page', async () => {
    for (const path of ['', '/agenda', '/remote', '/print'].map((each) => `/desk/${target.id}${each}`)) {
      for (const attacker of Object.values(attackers)) {
        const { status, text } = await attacker.ask('GET', path);
        expect([303, 404]).toContain(status);
        expect(text).not.toContain('Kohde');
      }
    }
    for (const attacker of Object.values(attackers)) {
      expect((await attacker.ask('GET', `/p/${target.id}`)).text).not.toContain('Kohde');
    }
  });
});

test('accounts, organisations, stories, questions, photos: nothing of theirs is done by knowing an id', async () => {
  const stranger = new Visitor(url);
  const account = (await desk.ask('GET', '/desk/account')).text;
  const [organisation = ''] = /\/desk\/organisations\/[0-9a-zA-Z-]+/.exec(account) ?? [];
  expect(organisation).not.toBe('');
  for (const path of [
    organisation,
    `${organisation}/log`,
    '/desk/service',
    '/desk/service/log',
    '/desk/account',
    '/curate',
  ]) {
    expect([path, (await stranger.ask('GET', path)).status]).toEqual([path, 303]);
  }
  const form = (fields: Record<string, string>) => new URLSearchParams(fields);
  const slug = 'fiksu-kalasatama-pilotti-tarvitsee-omistajan';
  const posts: [path: string, fields: Record<string, string>][] = [
    [`${organisation}?/change`, { name: 'Kaapattu', retention: '1' }],
    [`${organisation}?/invite`, { email: 'vieras@esimerkki.fi', role: 'owner' }],
    [`${organisation}?/remove`, { id: nobody }],
    ['/desk/account?/session', { id: nobody }],
    ['/desk?/answer', { id: nobody, answer: 'Vieras vastaa' }],
    ['/curate?/story', { act: 'story.withdraw', slug, reason: 'Vieras' }],
    [`/curate/translate/${slug}/sv`, { title: 'Vieras' }],
    [`/desk/stories/${slug}/photos?/remove`, { id: nobody, reason: 'Vieras' }],
  ];
  for (const [path, fields] of posts) {
    const { status, text } = await stranger.ask('POST', path, form(fields), { accept: 'text/html' });
    expect([path, [303, 401, 403, 404].includes(status)]).toEqual([path, true]);
    expect(text).not.toContain('Kaapattu');
  }
  expect((await desk.ask('GET', organisation)).text).not.toContain('Kaapattu');
  expect((await desk.ask('GET', `/tarinat/${slug}`)).status).toBe(200);
});

test('what is no id at all is nobody’s either, wherever one is asked for', async () => {
  const slug = 'fiksu-kalasatama-pilotti-tarvitsee-omistajan';
  const [organisation = ''] =
    /\/desk\/organisations\/[0-9a-zA-Z-]+/.exec((await desk.ask('GET', '/desk/account')).text) ?? [];
  const forms: [path: string, fields: Record<string, string>, names: readonly string[]][] = [
    ['/desk?/answer', { answer: 'x' }, ['id']],
    ['/desk?/decline', {}, ['id']],
    ['/curate?/answer', { answer: 'x' }, ['id']],
    ['/curate?/decline', {}, ['id']],
    ['/curate?/removeCollection', {}, ['id']],
    ['/curate?/endAnnouncement', {}, ['id', 'slug']],
    ['/curate?/collection', { language: 'fi', title: 'x', introduction: 'x' }, ['id', 'stories', 'place']],
    ['/curate?/story', { reason: 'x' }, ['act', 'slug']],
    ['/curate?/announce', { subject: 'x', language: 'fi' }, ['municipality']],
    [`/desk/stories/${slug}/photos?/change`, { alt: 'x' }, ['id']],
    [`/desk/stories/${slug}/photos?/earlier`, {}, ['id']],
    [`/desk/stories/${slug}/photos?/later`, {}, ['id']],
    [`/desk/stories/${slug}/photos?/remove`, { reason: 'x' }, ['id']],
    ['/desk/account?/session', {}, ['id']],
    ['/desk/account?/passkey', {}, ['id']],
    ['/desk/new', { title: 'x', tables: '1' }, ['municipality', 'agenda', 'after', 'organisation']],
    ['/desk/draft', {}, ['municipality', 'after', 'organisation']],
    [`${organisation}?/role`, { role: 'owner' }, ['id']],
    [`${organisation}?/remove`, {}, ['id']],
    [`${organisation}?/cancel`, {}, ['id']],
    [`${organisation}?/signOut`, {}, ['id']],
    ['/desk/service?/end', {}, ['id']],
    ['/desk/service?/signOut', {}, ['email']],
    ['/own?/open', {}, ['token']],
    ['/own?/name', { token: 'x' }, ['story']],
    [`/j/${own.code}`, { name: '' }, ['table']],
  ];
  const failed: string[] = [];
  const none = ['', 'x', '1', '%00', "' or 1=1 --", '../..', `${nobody}0`, '{"$ne":null}', '\u0000', 'ä'.repeat(500)];
  for (const [path, fields, names] of forms) {
    for (const name of names) {
      for (const value of none) {
        const { status } = await desk.ask('POST', path, new URLSearchParams({ ...fields, [name]: value }));
        if (status >= 500) failed.push(`${path} ${name} ${JSON.stringify(value)}`);
      }
    }
  }
  for (const [method, path, body] of doors) {
    for (const value of none) {
      const id = encodeURIComponent(value);
      const door = fill(path, { workshop: id, table: id, person: id, draft: id });
      const { status } = await desk.ask(method, door, body);
      if (status >= 500) failed.push(`${method} ${door}`);
    }
  }
  for (const path of [
    '/desk/ID',
    '/desk/ID/print',
    '/p/ID',
    '/co/ID',
    '/j/ID',
    '/j/ID/write',
    '/t/ID',
    '/later/ID',
    '/desk/organisations/ID',
    '/desk/organisations/ID/log?before=ID',
    '/desk/service/log?before=ID',
    '/tarinat/ID',
    '/kokoelmat/ID',
    '/kartta/ID',
    '/desk/stories/ID/photos',
    '/curate/translate/ID/sv',
    '/desk/new?after=ID',
    '/tarinat?cursor=ID',
    '/tarinat?page=ID',
  ]) {
    for (const value of none) {
      const address = path.replaceAll('ID', encodeURIComponent(value));
      if ((await desk.ask('GET', address)).status >= 500) failed.push(address);
    }
  }
  expect(failed).toEqual([]);
});
