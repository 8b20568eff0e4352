import type { StoryPageView } from '@uskalla/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callerOf } from './calling.ts';
import { facilitator, fiveAnswers, join, startServer, tell, Visitor, type Running } from './running.ts';

type Begun = { id: string; code: string; writeUrl: string; joinUrl: string; deskUrl: string };
const example = 'fiksu-kalasatama-pilotti-tarvitsee-omistajan';

let running: Running;
let desk: Visitor;
beforeAll(async () => {
  running = await startServer();
  desk = await facilitator(running);
});
afterAll(() => running.stop());

const page = async (slug: string): Promise<StoryPageView> => {
  const { services } = running.composition;
  const caller = await services.identify({ headers: new Headers(), address: '192.0.2.1', secure: false });
  return services.storyPage(caller, slug);
};

test('a draft begun from a story: written by two without an event, published, tied to it both ways', async () => {
  const begun = await desk.json<Begun>(
    'POST',
    '/api/v1/drafts',
    { municipality: '305', language: 'sv', after: example },
    201,
  );
  expect(begun.writeUrl).toBe(`${running.url}/j/${begun.code}/write`);
  // Its beginner sits at it already, others come in by its code, and strangers do not.
  await desk.json('PATCH', `/api/v1/workshops/${begun.code}/participants/me`, { name: 'Aloittaja' }, 204);
  const { phone, joined } = await join(running, begun.code, { name: 'Toinen' });
  expect(joined.drafts[0]?.id).toBe(begun.id);
  expect(await new Visitor(running.url).closeCode(begun.id)).toBe(4404);

  // What is to be tried after is told beside the text, and the theme taken along.
  const { services } = running.composition;
  const { workshop } = await services.phoneView(await callerOf(running, phone), begun.code);
  const origin = { slug: example, language: 'fi', title: (await page(example)).story.title };
  const ownUrl = expect.stringMatching(/\/own#[\w-]+\.[\w-]+$/) as string;
  expect(await services.besideText(await callerOf(running, phone), workshop.id)).toEqual({
    origin,
    ownUrl,
    steers: false,
  });
  expect(await services.besideText(await callerOf(running, desk), workshop.id)).toEqual({
    origin,
    ownUrl,
    steers: true,
  });
  const { facts } = await desk.json<{ facts: Record<string, string> }>('GET', `/api/v1/drafts/${begun.id}`);
  expect(facts).toEqual({ municipality: '305', theme: (await page(example)).story.facts.theme?.uri });

  await tell(desk, begun.id, fiveAnswers);
  const { slug } = await desk.json<{ slug: string }>(
    'POST',
    `/api/v1/drafts/${begun.id}/publish`,
    { askedAloud: true },
    201,
  );
  const told = await page(slug);
  expect(told.origin?.slug).toBe(example);
  expect((await page(example)).reuses.map((reuse) => reuse.slug)).toEqual([slug]);
  // Nobody was at a workshop.
  expect(told.story.provenance).toMatchObject({ workshop: null, writers: 1 });
  expect(told.timeline.map(({ kind }) => kind)).toEqual(['published']);
});

test('begun from nothing, twice: two drafts', async () => {
  const begin = () => desk.json<Begun>('POST', '/api/v1/drafts', { municipality: '091' }, 201);
  const [first, second] = [await begin(), await begin()];
  expect(first.id).not.toBe(second.id);
  expect(await desk.closeCode(first.id)).toBe('open');
});

test.each([
  [401, {}, 'not_signed_in', 'stranger'],
  [422, { municipality: '999' }, 'municipality_unknown', 'desk'],
  [400, { municipality: 91 }, 'bad_request', 'desk'],
  [400, { language: 'de' }, 'bad_request', 'desk'],
  [404, { after: 'ei-ole' }, 'story_unknown', 'desk'],
] as const)('%i for %j', async (status, more, code, who) => {
  const visitor = who === 'desk' ? desk : new Visitor(running.url);
  const answer = await visitor.ask('POST', '/api/v1/drafts', { municipality: '091', ...more });
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
});
