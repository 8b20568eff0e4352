import type { Caller } from '@uskalla/contracts';
import { paths } from '@uskalla/contracts/wire';
import { faultCodeOf, type FaultCode } from '@uskalla/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callerOf as callerFor } from './calling.ts';
import {
  facilitator,
  fiveAnswers,
  join,
  member,
  type Running,
  startServer,
  tell,
  Visitor,
  workshop,
} from './running.ts';

let running: Running;
let slug: string;
let callers: Record<'stranger' | 'teller' | 'other' | 'ambassador', Caller>;

const services = () => running.composition.services;
const callerOf = (visitor: Visitor) => callerFor(running, visitor);

const account = (name: string) => member(running, name);

const refused = async (act: Promise<unknown>): Promise<FaultCode | 'done' | undefined> => {
  try {
    await act;
    return 'done';
  } catch (error) {
    return faultCodeOf(error);
  }
};

beforeAll(async () => {
  running = await startServer();
  const teller = await account('kertoja');
  const made = await workshop(teller, { tables: 1 });
  const { phone, joined } = await join(running, made.code);
  const draft = joined.drafts[0]?.id ?? '';
  await tell(phone, draft, fiveAnswers);
  ({ slug } = await teller.json<{ slug: string }>(
    'POST',
    `/api/v1/drafts/${draft}/publish`,
    { askedAloud: true },
    201,
  ));
  callers = {
    stranger: await callerOf(new Visitor(running.url)),
    teller: await callerOf(teller),
    other: await callerOf(await account('muu')),
    // The account that the installation began with.
    ambassador: await callerOf(await facilitator(running)),
  };
});
afterAll(() => running.stop());

describe('who may', () => {
  const curating: [string, (caller: Caller) => Promise<unknown>][] = [
    ['open the desk', (caller) => services().curation(caller)],
    ['mark as read', (caller) => services().curate(caller, { act: 'story.read', slug })],
    ['lay out a translation', (caller) => services().translationDesk(caller, slug, 'sv')],
    [
      'translate',
      (caller) => services().translateStory(caller, slug, { language: 'sv', parts: { doing: 'Vi bygger.' } }),
    ],
    [
      'announce',
      (caller) =>
        services().curate(caller, { act: 'announcement.add', municipality: '859', subject: 'Tulossa', language: 'fi' }),
    ],
  ];
  test.each(curating)('%s: ambassadors alone', async (_what, act) => {
    expect(await refused(act(callers.stranger))).toBe('not_signed_in');
    expect(await refused(act(callers.teller))).toBe('not_allowed');
    expect(await refused(act(callers.other))).toBe('not_allowed');
    expect(await refused(act(callers.ambassador))).toBe('done');
  });

  test('a question is answered by those who look after the story', async () => {
    await services().askTellers(callers.stranger, slug, { text: 'Miksi?\u202E' });
    const [question] = (await services().tending(callers.teller)).questions;
    expect(question?.text).toBe('Miksi?');
    expect((await services().tending(callers.other)).questions).toEqual([]);
    const answer = { id: question?.id ?? '', answer: 'Siksi.' };
    expect(await refused(services().answerQuestion(callers.stranger, answer))).toBe('not_signed_in');
    expect(await refused(services().answerQuestion(callers.other, answer))).toBe('not_allowed');
    expect(await refused(services().declineQuestion(callers.other, answer.id))).toBe('not_allowed');
    expect(await refused(services().answerQuestion(callers.teller, answer))).toBe('done');
    expect(await refused(services().answerQuestion(callers.ambassador, answer))).toBe('not_found');
  });
});

test('thanks are counted once for each browser, which alone remembers', async () => {
  const cookie = await services().thank(callers.stranger, slug);
  const reader = new Visitor(running.url);
  reader.cookies.set(cookie?.name ?? '', cookie?.value ?? '');
  const thankful = await callerOf(reader);
  expect(await services().thank(thankful, slug)).toBeNull();
  const page = await services().storyPage(thankful, slug);
  expect([page.thanks, page.hasThanked]).toEqual([1, true]);
  reader.cookies.set(cookie?.name ?? '', `${cookie?.value}x`);
  expect((await callerOf(reader)).thanked).toEqual([]);
});

test('a script that thanks and asks without end is stopped', async () => {
  const script = { ...callers.stranger, address: '192.0.2.99' };
  const thanks = await Promise.all(Array.from({ length: 60 }, () => refused(services().thank(script, slug))));
  expect(thanks.filter((answer) => answer === 'too_many_requests').length).toBeGreaterThanOrEqual(20);
  const asked = await Promise.all(
    Array.from({ length: 30 }, (_, n) => refused(services().askTellers(script, slug, { text: `Kysymys ${n}` }))),
  );
  expect(asked.filter((answer) => answer === 'too_many_requests').length).toBeGreaterThanOrEqual(20);
});

test.each<[string, (text: string) => Promise<unknown>]>([
  ['a question', (text) => services().askTellers({ ...callers.stranger, address: text.slice(0, 3) }, slug, { text })],
  ['a reason', (text) => services().curate(callers.ambassador, { act: 'story.withdraw', slug, reason: text })],
  [
    'a collection',
    (text) =>
      services().curate(callers.ambassador, {
        act: 'collection.save',
        language: 'fi',
        title: 'x',
        introduction: text.padEnd(2100, 'x'),
        stories: [],
        frontPlace: null,
      }),
  ],
])('%s is bounded', async (_what, send) => {
  expect(await refused(send('x'.repeat(900)))).toBe('text_too_long');
});

test('nothing at all is no question and no reason', async () => {
  expect(await refused(services().askTellers(callers.stranger, slug, { text: ' \u200B\n' }))).toBe('text_needed');
  expect(await refused(services().curate(callers.ambassador, { act: 'story.withdraw', slug, reason: ' ' }))).toBe(
    'text_needed',
  );
});

test.each(['', 'x', 'x.y', `${'0'.repeat(36)}:6.sig`, '%00', 'ä'.repeat(5000)])(
  'a link for the tellers can’t be made up: %s',
  async (token) => {
    expect(await refused(services().followUp(token))).toBe('not_found');
    expect(await refused(services().answerFollowUp(token, { outcome: 'spread', text: '' }))).toBe('not_found');
  },
);

test('a translation stands beside the original, part by part, and what is no part of the story is not kept', async () => {
  const parts = { title: 'Stadsdelen', failed: 'Vi hade bråttom.', unknown: 'x', __proto__: 'x' };
  await services().translateStory(callers.ambassador, slug, { language: 'sv', parts });
  const inSwedish = { ...callers.stranger, locale: 'sv' as const };
  const { translation } = await services().storyPage(inSwedish, slug);
  expect(translation).toMatchObject({ title: 'Stadsdelen', stale: [], missing: ['dared', 'succeeded', 'learned'] });
  const before = await services().story(callers.stranger, slug);
  expect(before.title).not.toBe('Stadsdelen');
  expect(await refused(services().translateStory(callers.ambassador, slug, { language: 'fi', parts }))).toBe(
    'bad_request',
  );
});

test('a workshop begun from a story keeps where it comes from', async () => {
  const desk = await facilitator(running);
  const made = await workshop(desk, { tables: 1, after: slug });
  const { phone, joined } = await join(running, made.code);
  const draft = joined.drafts[0]?.id ?? '';
  await tell(phone, draft, fiveAnswers);
  const told = await desk.json<{ slug: string }>('POST', `/api/v1/drafts/${draft}/publish`, { askedAloud: true }, 201);
  expect((await services().storyPage(callers.stranger, slug)).reuses.map((one) => one.slug)).toEqual([told.slug]);
  const page = await services().storyPage(callers.stranger, told.slug);
  expect(page.origin?.slug).toBe(slug);
  expect((await services().sideBySide(callers.stranger, told.slug)).origin.slug).toBe(slug);
  expect(await refused(services().sideBySide(callers.stranger, slug))).toBe('story_unknown');
  expect(
    (await desk.ask('POST', '/api/v1/workshops', { title: 'x', municipality: '091', after: 'ei-ole' })).status,
  ).toBe(404);
});

test('a withdrawn story is gone from lists, and can come back; every act is in the log', async () => {
  await services().curate(callers.ambassador, { act: 'story.withdraw', slug, reason: 'Kertojat pyysivät' });
  const listed = async () => (await services().stories(callers.stranger, { limit: 50 })).items.map((item) => item.slug);
  expect(await listed()).not.toContain(slug);
  expect(await refused(services().storyPage(callers.stranger, slug))).toBe('story_withdrawn');
  expect(await refused(services().thank(callers.stranger, slug))).toBe('story_withdrawn');
  await services().curate(callers.ambassador, { act: 'story.restore', slug, reason: '' });
  expect(await listed()).toContain(slug);
  const { acts } = await services().curationLog();
  expect(acts.slice(0, 2).map(({ act }) => act)).toEqual(['story.restore', 'story.withdraw']);
  // The account has no name of its own: its address is shown to nobody.
  expect(acts.every(({ by }) => !by.includes('@'))).toBe(true);
  expect(await refused(services().curationLog('x'))).toBe('bad_request');
  expect(paths.curationLog('sv')).toBe('/sv/kuratering');
});
