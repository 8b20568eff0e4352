import { filesWith } from '@uskalla/database/testing';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { callerOf, codeOf, headersOf, strongOwner } from './calling.ts';
import {
  facilitator,
  fiveAnswers,
  join,
  member,
  startServer,
  tell,
  Visitor,
  workshop,
  type Joined,
  type Made,
  type Running,
} from './running.ts';

let running: Running;
let desk: Visitor;
beforeAll(async () => {
  running = await startServer();
  desk = await facilitator(running);
});
afterAll(() => running.stop());

/** Words that stand nowhere else, others in each test: whoever finds one has found what was to be erased. */
let name = '';
let secret = '';
const letters = () =>
  randomUUID()
    .replaceAll(/[^a-f]/g, '')
    .slice(0, 8);
beforeEach(() => {
  name = `Zyxq${letters()}`;
  secret = `Wfpg${letters()}`;
});

const filesHere = (words: readonly string[]) => filesWith(running.composition.config.dataDir, words);

/** Writes at the beginning of the first answer, before what is there. */
async function write(phone: Visitor, draftId: string, text: string): Promise<void> {
  const provider = phone.open(draftId);
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
  provider.doc.getMap<Y.Text>('answers').get('doing')?.insert(0, text);
  for (let said = ''; !said.startsWith(text);)
    said = (await phone.json<{ answers: { doing: string } }>('GET', `/api/v1/drafts/${draftId}`)).answers.doing;
  provider.destroy();
}

type Seat = { phone: Visitor; joined: Joined };

describe('somebody asks to be erased', () => {
  let made: Made;
  let they: Seat;
  let other: Seat;
  let draftId = '';
  const person = () => `/api/v1/workshops/${made.id}/participants/${they.joined.participant.id}`;
  const services = () => running.composition.services;
  const deskView = async () => services().deskView(await callerOf(running, desk), made.id);

  beforeEach(async () => {
    made = await workshop(desk, { tables: 1 });
    they = await join(running, made.code, { name });
    other = await join(running, made.code, { name: 'Toinen' });
    draftId = they.joined.drafts[0]?.id ?? '';
    await tell(other.phone, draftId, { ...fiveAnswers, failed: `Kun ${name} lähti, aloitimme alusta.` });
    await write(they.phone, draftId, `${secret} on minun. `);
  });

  /** Both agree, with their names under it, and what tells of a person is confirmed. @returns the story's slug */
  async function publishNamed(): Promise<string> {
    for (const { phone } of [they, other])
      await phone.json(
        'PATCH',
        `/api/v1/workshops/${made.code}/participants/me`,
        { publishConsent: 'yes', nameConsent: 'yes' },
        204,
      );
    const keys = (await desk.json<{ findings: object[] }>('GET', `/api/v1/drafts/${draftId}/publish-check`)).findings;
    const { slug } = await desk.json<{ slug: string }>(
      'POST',
      `/api/v1/drafts/${draftId}/publish`,
      { confirmed: keys },
      201,
    );
    return slug;
  }

  test('what is held of them is told them, as a file, and nobody else', async () => {
    await they.phone.json('PATCH', `/api/v1/workshops/${made.code}/participants/me`, { publishConsent: 'yes' }, 204);
    const held = await desk.json<Record<string, never>>('GET', `${person()}/data`, undefined, 200);
    expect(held).toMatchObject({
      workshop: { title: 'Paja' },
      person: { name, table: 1, nameUnderStory: 'unasked' },
      consents: [{ table: 1, mayBePublished: 'yes' }],
      written: [{ table: 1, standing: `${secret} on minun. ` }],
    });
    expect(JSON.stringify(held)).not.toContain(fiveAnswers.dared);
    const response = await desk.ask('GET', `${person()}/data`);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="uskalla-[a-z0-9-]+\.json"/);
    const { ownUrl } = await services().besideText(await callerOf(running, they.phone), made.id);
    const own = await services().requests.exportOwn(ownUrl?.split('#')[1] ?? '');
    expect(JSON.parse(own.body)).toMatchObject({ person: { name } });
    const stranger = await member(running, `Vieras${randomUUID().slice(0, 4)}`);
    for (const visitor of [stranger, other.phone, new Visitor(running.url)])
      expect((await visitor.ask('GET', `${person()}/data`)).status).toBeGreaterThanOrEqual(401);
    const elsewhere = await workshop(desk);
    const wrong = person().replace(made.id, elsewhere.id);
    expect((await desk.ask('GET', `${wrong}/data`)).status).toBe(404);
  });

  test('their text and name are gone, also from the database’s files; others’ stay', async () => {
    const slug = await publishNamed();
    expect(await filesHere([name, secret])).not.toEqual([]);
    const outlook = await desk.json('GET', `${person()}/erasure`, undefined, 200);
    expect(outlook).toMatchObject({
      name,
      isGone: false,
      tables: [{ number: 1, letters: `${secret} on minun. `.length }],
      mentions: 1,
      stories: [{ slug }],
    });

    expect((await desk.ask('POST', `${person()}/erase`, { texts: 'all' })).status).toBe(400);
    expect((await other.phone.ask('POST', `${person()}/erase`, { texts: 'remove' })).status).toBe(401);
    await desk.json('POST', `${person()}/erase`, { texts: 'remove' }, 204);

    const now = (await deskView()).tables[0]?.draft.id ?? '';
    expect(now).not.toBe(draftId);
    const { answers } = await desk.json<{ answers: Record<string, string> }>(
      'GET',
      `/api/v1/drafts/${now}`,
      undefined,
      200,
    );
    expect(answers).toEqual({ ...fiveAnswers, failed: 'Kun … lähti, aloitimme alusta.' });
    expect((await desk.ask('GET', `/api/v1/drafts/${draftId}`)).status).toBe(404);
    expect((await new Visitor(running.url).ask('GET', `/api/v1/stories/${slug}`)).status).toBe(410);
    expect((await they.phone.ask('PATCH', `/api/v1/workshops/${made.code}/participants/me`, {})).status).toBe(401);
    // The phone that is left goes over to the draft that there is now, and is told what to throw away.
    const phone = await services().phoneView(await callerOf(running, other.phone), made.code);
    expect(phone.draft).toMatchObject({ id: now, formerIds: [draftId] });
    expect(await filesHere([name, secret])).toEqual([]);
    // Told again by those who are left, it is another story.
    const again = await desk.json<{ slug: string }>('POST', `/api/v1/drafts/${now}/publish`, {}, 201);
    expect(again.slug).not.toBe(slug);
    const log = await services().organisations.log(await callerOf(running, strong), organisationId);
    expect(log.entries[1]).toMatchObject({ act: 'person.erased', about: 'Paja' });
    expect(JSON.stringify(log)).not.toContain(name);
  });

  test('the text may stay as everybody’s: then the name alone goes, from the story too', async () => {
    const slug = await publishNamed();
    await desk.json('POST', `${person()}/erase`, { texts: 'keep' }, 204);
    const story = await new Visitor(running.url).json<{ names: string[]; answers: { text: string }[] }>(
      'GET',
      `/api/v1/stories/${slug}`,
      undefined,
      200,
    );
    expect(story.names).toEqual(['Toinen']);
    expect(JSON.stringify(story)).toContain(secret);
    expect(JSON.stringify(story)).not.toContain(name);
    expect(await filesHere([name])).toEqual([]);
    // Nobody can say any more who wrote what.
    const now = (await deskView()).tables[0]?.draft.id ?? '';
    const history = await desk.json<{ moments: unknown[] }>('GET', `/api/v1/drafts/${now}/history`, undefined, 200);
    expect(JSON.stringify(history)).not.toContain(they.joined.participant.id);
  });

  test('by their own link they ask; it waits at the desk of whoever holds the workshop, also when they left', async () => {
    const { ownUrl } = await services().besideText(await callerOf(running, they.phone), made.id);
    const token = ownUrl?.split('#')[1] ?? '';
    await they.phone.json('DELETE', `/api/v1/workshops/${made.code}/participants/me`, undefined, 204);
    await services().requests.askErasure(token);
    await services().requests.askErasure(token);
    const { erasureRequests } = await deskView();
    expect(erasureRequests).toMatchObject([{ participantId: they.joined.participant.id, name: null }]);
    const [listed] = (await services().listWorkshops(await callerOf(running, desk))).filter(({ id }) => id === made.id);
    expect(listed?.erasureRequests).toBe(1);
    await desk.json('POST', `${person()}/erase`, { texts: 'remove' }, 204);
    expect((await deskView()).erasureRequests).toEqual([]);
    expect(await filesHere([secret])).toEqual([]);
    expect(await codeOf(services().requests.askErasure(token))).toBe('not_found');
    expect(await codeOf(services().requests.exportOwn('x.y'))).toBe('not_found');
  });
});

let strong: Visitor;
let organisationId = '';
beforeAll(async () => {
  strong = await strongOwner(running);
  const { id } = (await running.composition.accounts.accounts.first()) ?? { id: '' };
  organisationId = (await running.composition.accounts.accounts.membershipsOf(id)).organisations[0]?.id ?? '';
});

describe('an account', () => {
  test('is told all that is kept of it, and goes with its name; workshops go to an owner', async () => {
    const leaving = await member(running, name);
    const held = await workshop(leaving);
    const { services } = running.composition;
    const data = await leaving.json('GET', '/api/v1/account/data', undefined, 200);
    expect(data).toMatchObject({
      account: { name, email: `${name.toLowerCase()}@esimerkki.fi` },
      workshops: [{ title: 'Paja' }],
    });
    expect((await new Visitor(running.url).ask('GET', '/api/v1/account/data')).status).toBe(401);
    const remove = async (confirmation: string) =>
      codeOf(
        services.requests.removeAccount(
          await callerOf(running, leaving),
          { confirmation },
          headersOf(running, leaving),
        ),
      );
    expect(await remove('väärä')).toBe('password_wrong');
    expect(await remove(`seitsemän ${name} kurkea järvellä`)).toBe('ok');
    expect((await leaving.ask('GET', '/api/v1/workshops')).status).toBe(401);
    expect(await filesHere([name])).toEqual([]);
    const given = await services.listWorkshops(await callerOf(running, desk));
    expect(given.map(({ id }) => id)).toContain(held.id);
    const { entries } = await services.organisations.log(await callerOf(running, strong), organisationId);
    expect(entries[0]).toMatchObject({ act: 'account.erased', by: '', about: '' });
  });

  test('that alone looks after an organisation can’t go', async () => {
    const caller = await callerOf(running, strong);
    const asked = running.composition.services.requests.removeAccount(
      caller,
      { confirmation: 'rohkea-harjoitus-1' },
      headersOf(running, strong),
    );
    expect(await codeOf(asked)).toBe('last_owner');
  });
});
