import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callerOf as callerFor } from './calling.ts';
import {
  facilitator,
  fiveAnswers,
  join,
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

type Seat = { phone: Visitor; joined: Joined };
const problem = async (response: Promise<Response>) => ((await (await response).json()) as { code: string }).code;
const publish = (draftId: string, body: object = {}) => desk.ask('POST', `/api/v1/drafts/${draftId}/publish`, body);
const check = (draftId: string) =>
  desk.json<{ consent: object; findings: Record<string, unknown>[] }>('GET', `/api/v1/drafts/${draftId}/publish-check`);

describe('whether it may be published', () => {
  let made: Made;
  let one: Seat;
  let two: Seat;
  let draftId = '';
  const me = () => `/api/v1/workshops/${made.code}/participants/me`;
  beforeEach(async () => {
    made = await workshop(desk, { tables: 1 });
    one = await join(running, made.code, { name: 'Yksi' });
    two = await join(running, made.code, { name: 'Kaksi' });
    draftId = one.joined.drafts[0]?.id ?? '';
    await tell(one.phone, draftId, fiveAnswers);
  });

  test('each is asked; who said nothing has to be asked aloud', async () => {
    expect((await check(draftId)).consent).toEqual({ refused: false, agreed: 0, unasked: 2 });
    expect(await problem(publish(draftId))).toBe('consent_missing');
    await one.phone.json('PATCH', me(), { publishConsent: 'yes' }, 204);
    expect((await check(draftId)).consent).toEqual({ refused: false, agreed: 1, unasked: 1 });
    expect(await problem(publish(draftId))).toBe('consent_missing');
    await two.phone.json('PATCH', me(), { publishConsent: 'yes' }, 204);
    expect((await publish(draftId)).status).toBe(201);
  });

  test('one no stops it, whoever leaves or is asked aloud, and tells nobody who', async () => {
    await one.phone.json('PATCH', me(), { publishConsent: 'yes' }, 204);
    await two.phone.json('PATCH', me(), { publishConsent: 'no' }, 204);
    expect(await problem(publish(draftId, { askedAloud: true }))).toBe('consent_refused');
    await two.phone.json('DELETE', me(), undefined, 204);
    expect(await problem(publish(draftId, { askedAloud: true }))).toBe('consent_refused');
    const view = await running.composition.services.deskView(await callerOf(desk), made.id);
    expect(view.tables[0]?.draft.consent).toEqual({ refused: true, agreed: 1, unasked: 0 });
    expect(JSON.stringify(view)).not.toContain('publishConsent');
    // The others' phones are told nothing of it.
    const phone = await running.composition.services.phoneView(await callerOf(one.phone), made.code);
    expect(phone.me.publishConsent).toBe('yes');
    expect(JSON.stringify(phone)).not.toMatch(/refused|"no"/);
  });

  test('a mind is changed', async () => {
    for (const answer of ['no', 'yes']) await one.phone.json('PATCH', me(), { publishConsent: answer }, 204);
    await two.phone.json('PATCH', me(), { publishConsent: 'yes' }, 204);
    expect((await publish(draftId)).status).toBe(201);
    expect((await one.phone.ask('PATCH', me(), { publishConsent: 'maybe' })).status).toBe(400);
  });

  test('who wrote and left is asked as well', async () => {
    await one.phone.json('DELETE', me(), undefined, 204);
    await two.phone.json('PATCH', me(), { publishConsent: 'yes' }, 204);
    expect((await check(draftId)).consent).toEqual({ refused: false, agreed: 1, unasked: 1 });
  });

  describe('taken back by the writer’s own link', () => {
    const secretOf = async (seat: Seat) => {
      const { ownUrl } = await running.composition.services.besideText(await callerOf(seat.phone), made.id);
      expect(ownUrl?.startsWith(`${running.url}/own#`)).toBe(true);
      return ownUrl?.split('#')[1] ?? '';
    };
    const tellers = () => running.composition.services.tellers;

    test('the name goes from every version, and does not come back', async () => {
      await one.phone.json('PATCH', me(), { publishConsent: 'yes', nameConsent: 'yes' }, 204);
      await two.phone.json('PATCH', me(), { publishConsent: 'yes', nameConsent: 'yes' }, 204);
      const { slug } = (await (await publish(draftId)).json()) as { slug: string };
      await tell(two.phone, draftId, {});
      const names = async () => (await new Visitor(running.url).json('GET', `/api/v1/stories/${slug}`))['names'];
      expect(await names()).toEqual(['Kaksi', 'Yksi']);
      const secret = await secretOf(one);
      const own = await tellers().own(secret);
      expect(own).toMatchObject({ workshop: { title: 'Paja', name: 'Yksi' }, stories: [{ name: 'Yksi', slug }] });
      const other = await secretOf(two);
      const storyId = own.stories[0]?.id ?? '';
      await tellers().withdrawName(secret, storyId);
      expect(await names()).toEqual(['Kaksi']);
      await publish(draftId);
      expect(await names()).toEqual(['Kaksi']);
      expect((await tellers().own(other)).stories).toMatchObject([{ name: 'Kaksi' }]);
    });

    test('the story goes from the library, and is not published again', async () => {
      for (const { phone } of [one, two]) await phone.json('PATCH', me(), { publishConsent: 'yes' }, 204);
      const { slug } = (await (await publish(draftId)).json()) as { slug: string };
      const secret = await secretOf(two);
      const [story] = (await tellers().own(secret)).stories;
      await tellers().withdrawStory(secret, story?.id ?? '');
      await tellers().withdrawStory(secret, story?.id ?? '');
      expect((await new Visitor(running.url).ask('GET', `/api/v1/stories/${slug}`)).status).toBe(410);
      expect((await tellers().own(secret)).stories).toMatchObject([{ isWithdrawn: true }]);
      expect(await problem(publish(draftId, { askedAloud: true }))).toBe('consent_refused');
    });

    test('opens nothing else: another’s story, a forged or another secret', async () => {
      for (const { phone } of [one, two]) await phone.json('PATCH', me(), { publishConsent: 'yes' }, 204);
      await publish(draftId);
      const elsewhere = await workshop(desk, { tables: 1 });
      const stranger = await join(running, elsewhere.code);
      const { ownUrl } = await running.composition.services.besideText(await callerOf(stranger.phone), elsewhere.id);
      const [story] = (await tellers().own(await secretOf(one))).stories;
      const refused = { code: 'not_found' };
      const foreign = ownUrl?.split('#')[1] ?? '';
      await expect(tellers().withdrawStory(foreign, story?.id ?? '')).rejects.toMatchObject(refused);
      for (const forged of ['', 'x', `${randomUUID()}.${(await secretOf(one)).split('.')[1] ?? ''}`]) {
        await expect(tellers().own(forged)).rejects.toMatchObject(refused);
      }
    });
  });
});

describe('what may tell of a person', () => {
  let draftId = '';
  let seat: Seat;
  beforeEach(async () => {
    const made = await workshop(desk, { tables: 1 });
    seat = await join(running, made.code, { name: 'Aino Aaltonen' });
    draftId = seat.joined.drafts[0]?.id ?? '';
    await seat.phone.json(
      'PATCH',
      `/api/v1/workshops/${made.code}/participants/me`,
      { publishConsent: 'yes', nameConsent: 'yes' },
      204,
    );
    await tell(seat.phone, draftId, {
      ...fiveAnswers,
      dared: 'Rehtori Virtanen soitti numeroon 040 123 4567, ja Aino Aaltonen vastasi.',
      failed: 'Aluksi soitimme väärään numeroon 040 123 4567, kaksi kertaa: 040 123 4567.',
    });
  });

  test('is found in its place, and published only where somebody said so, one by one', async () => {
    const { findings } = await check(draftId);
    expect(findings).toMatchObject([
      { field: 'answers.dared', kind: 'name', text: 'Virtanen', times: 1, before: 'Rehtori ' },
      { field: 'answers.dared', kind: 'phone', text: '040 123 4567', times: 1 },
      { field: 'answers.failed', kind: 'phone', text: '040 123 4567', times: 2 },
    ]);
    expect(await problem(publish(draftId))).toBe('personal_data');
    const keys = findings.map(({ field, kind, text }) => ({ field, kind, text }));
    expect(await problem(publish(draftId, { confirmed: keys.slice(0, 2) }))).toBe('personal_data');
    // Another field's does not count for this one.
    expect(await problem(publish(draftId, { confirmed: [keys[0], keys[1], keys[1]] }))).toBe('personal_data');
    expect((await publish(draftId, { confirmed: keys })).status).toBe(201);
  });

  test('is taken out, wherever it stands in the field, by an edit that can be seen and undone', async () => {
    const phoneNumber = { field: 'answers.failed', kind: 'phone', text: '040 123 4567' };
    const asStranger = await seat.phone.ask('POST', `/api/v1/drafts/${draftId}/redact`, phoneNumber);
    expect(asStranger.status).toBe(403);
    await desk.json('POST', `/api/v1/drafts/${draftId}/redact`, phoneNumber, 204);
    const { answers } = await desk.json<{ answers: Record<string, string> }>('GET', `/api/v1/drafts/${draftId}`);
    expect(answers['failed']).toBe('Aluksi soitimme väärään numeroon …, kaksi kertaa: ….');
    expect(answers['dared']).toContain('040 123 4567');
    for (const field of ['answers.nothing', 'facts.municipality', '__proto__', 'title', 'answers.__proto__']) {
      await desk.json('POST', `/api/v1/drafts/${draftId}/redact`, { ...phoneNumber, field }, 204);
    }
    expect((await check(draftId)).findings).toHaveLength(2);
  });
});

const callerOf = (visitor: Visitor) => callerFor(running, visitor);
