import type { SuggestionsView } from '@uskalla/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { facilitator, fiveAnswers, join, startServer, tell, Visitor, workshop, type Running } from './running.ts';

let running: Running;
beforeAll(async () => (running = await startServer()));
afterAll(() => running.stop());

test('the whole way by the API: workshop, seats, five answers, publishing, reading', async () => {
  const desk = await facilitator(running);
  const made = await workshop(desk);
  expect(made.joinUrl).toBe(`${running.url}/j/${made.code}`);
  expect(made.projectorUrl).toMatch(new RegExp(`^${running.url}/p/${made.id}#[\\w-]{40,}$`));
  expect(made.deskUrl).toBe(`${running.url}/desk/${made.id}`);

  const { phone, joined } = await join(running, made.code, { name: '  Aino\u202E ', table: 1 });
  expect(joined).toMatchObject({ participant: { name: 'Aino' }, table: { number: 1 }, drafts: [{ title: '' }] });
  expect(phone.setCookies.join()).toMatch(/uskalla_device=.*HttpOnly.*SameSite=Lax/i);

  // The same device asks again, with another wish: the same seat.
  const again = await phone.ask('POST', `/api/v1/workshops/${made.code}/participants`, { name: 'Toinen', table: 2 });
  expect(again.status).toBe(200);
  expect(await again.json()).toMatchObject({ participant: joined.participant, table: joined.table });

  const draftId = joined.drafts[0]?.id ?? '';
  const empty = await desk.ask('POST', `/api/v1/drafts/${draftId}/publish`, { askedAloud: true });
  expect(empty.status).toBe(422);
  expect(empty.headers.get('content-type')).toContain('application/problem+json');
  const { missing, title } = (await empty.json()) as { missing: { question: string }[]; title: string };
  expect(missing.map(({ question }) => question)).toEqual(['doing', 'dared', 'succeeded', 'failed', 'learned']);
  expect(title).toContain('Mikä meni pieleen?');

  await tell(phone, draftId, fiveAnswers);
  expect(await desk.json('GET', `/api/v1/drafts/${draftId}`)).toMatchObject({ answers: fiveAnswers, missing: [] });
  expect((await phone.ask('PATCH', `/api/v1/drafts/${draftId}`, { status: 'ready' })).status).toBe(204);
  expect((await phone.ask('POST', `/api/v1/drafts/${draftId}/publish`)).status).toBe(403);
  const me = `/api/v1/workshops/${made.code}/participants/me`;
  expect((await phone.ask('PATCH', me, { nameConsent: 'yes' })).status).toBe(204);

  const published = await desk.ask('POST', `/api/v1/drafts/${draftId}/publish`, { askedAloud: true });
  expect(published.status).toBe(201);
  const { slug, url } = (await published.json()) as { slug: string; url: string };
  expect(url).toBe(`${running.url}/tarinat/${slug}`);
  // A double click, or a retried request, makes nothing new.
  const twice = await desk.ask('POST', `/api/v1/drafts/${draftId}/publish`, { askedAloud: true });
  expect([twice.status, ((await twice.json()) as { slug: string }).slug]).toEqual([200, slug]);

  const stranger = new Visitor(running.url);
  const story = await stranger.json('GET', `/api/v1/stories/${slug}`, undefined, 200);
  expect(story).toMatchObject({
    title: 'Tositarina, Helsinki',
    example: false,
    revision: 1,
    names: ['Aino'],
    facts: { municipality: { code: '091' } },
    provenance: { workshop: 'Paja', writers: 1, template: 'true-story', templateVersion: 1 },
  });
  const found = await stranger.json<{ items: { slug: string }[] }>(
    'GET',
    '/api/v1/stories?q=kaupunginosassa&municipality=091',
  );
  expect(found.items.map((item) => item.slug)).toContain(slug);
  const choices = '/api/v1/story-facets?q=kaupunginosissa&language=fi';
  type Choices = Record<'municipalities' | 'regions' | 'counties', { value: string; name: string; count: number }[]>;
  const facets = await stranger.json<Choices>('GET', choices);
  expect(facets.municipalities).toContainEqual({ value: '091', name: 'Helsinki', count: 2 });
  expect(facets.regions).toEqual([{ value: '01', name: 'Uusimaa', count: 2 }]);
  expect(facets.counties).toHaveLength(1);
  // A region narrows the municipalities, not the regions; two places that don't meet leave nothing.
  const north = await stranger.json<Choices>('GET', `${choices}&region=19`);
  expect(north.municipalities).toEqual([]);
  // What is chosen stays among the choices, so that a form keeps it.
  expect(north.regions).toEqual([{ value: '19', name: 'Lappi', count: 0 }, ...facets.regions]);
  const nowhere = await stranger.json<{ total: number }>('GET', '/api/v1/stories?municipality=091&region=19');
  expect(nowhere.total).toBe(0);

  // While it is typed: the story itself, and what has its name.
  const suggested = await stranger.json<SuggestionsView>('GET', '/api/v1/suggestions?q=hels');
  expect(suggested.choices).toContainEqual(expect.objectContaining({ kind: 'municipality', name: 'Helsinki' }));
  const typed = await stranger.json<SuggestionsView>('GET', '/api/v1/suggestions?q=kaupunginos');
  expect(typed.stories.map(({ url }) => url)).toContain(`${running.url}/tarinat/${slug}`);
  const nothing = { stories: [], choices: [] };
  for (const q of ['', 'h', '%00', '***']) {
    expect(await stranger.json('GET', `/api/v1/suggestions?q=${q}`)).toEqual(nothing);
  }

  // Later edits do not touch what is published; published again they are its second revision.
  await tell(phone, draftId, { failed: 'Myöhempi: ' });
  expect(await stranger.json('GET', `/api/v1/stories/${slug}`)).toMatchObject({ revision: 1 });
  await desk.json('POST', `/api/v1/drafts/${draftId}/publish`, { askedAloud: true }, 201);
  expect(await stranger.json('GET', `/api/v1/stories/${slug}`)).toMatchObject({ revision: 2, slug });
});

test('people without a wish are seated evenly', async () => {
  const made = await workshop(await facilitator(running), { tables: 3 });
  const tables = await Promise.all(Array.from({ length: 12 }, () => join(running, made.code)));
  const numbers = tables.map(({ joined }) => joined.table.number).sort();
  expect(numbers).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]);
});

test('the wall opens by its secret alone, reads every table, and writes none', async () => {
  const desk = await facilitator(running);
  const made = await workshop(desk);
  const { phone, joined } = await join(running, made.code);
  const draftId = joined.drafts[0]?.id ?? '';
  const wall = new Visitor(running.url);
  const secret = new URL(made.projectorUrl).hash.slice(1);
  expect((await wall.ask('POST', `/api/v1/workshops/${made.id}/wall`, { secret: `${secret}x` })).status).toBe(404);
  expect(await wall.closeCode(draftId)).toBe(4404);
  expect((await wall.ask('POST', `/api/v1/workshops/${made.id}/wall`, { secret })).status).toBe(204);
  expect(await wall.closeCode(draftId)).toBe('open');

  const provider = wall.open(draftId);
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
  provider.doc.getText('title').insert(0, 'Seinältä');
  await tell(phone, draftId, { doing: 'Puhelimesta' });
  expect(await phone.json('GET', `/api/v1/drafts/${draftId}`)).toMatchObject({
    title: '',
    answers: { doing: 'Puhelimesta' },
  });
  provider.destroy();

  // A renewed link ends the old one.
  await desk.json('POST', `/api/v1/workshops/${made.id}/projector-link`, undefined, 200);
  expect(await wall.closeCode(draftId)).toBe(4404);
});

test('a closed workshop takes nobody new and no more text; opened again it does', async () => {
  const desk = await facilitator(running);
  const made = await workshop(desk);
  const { phone, joined } = await join(running, made.code);
  const draftId = joined.drafts[0]?.id ?? '';
  const open = phone.open(draftId);
  await new Promise<void>((resolve) => open.once('sync', () => resolve()));
  await desk.json('PATCH', `/api/v1/workshops/${made.id}`, { status: 'closed' }, 204);

  const late = await new Visitor(running.url).ask('POST', `/api/v1/workshops/${made.code}/participants`, {});
  expect([late.status, ((await late.json()) as { code: string }).code]).toEqual([409, 'workshop_closed']);
  // A socket that was open before is refused as well, at its next letter.
  open.doc.getMap<{ insert(at: number, text: string): void }>('answers').get('doing')?.insert(0, 'liian myöhään');
  await desk.json('GET', `/api/v1/drafts/${draftId}`);
  expect(await desk.json('GET', `/api/v1/drafts/${draftId}`)).toMatchObject({ answers: { doing: '' } });
  expect((await phone.ask('POST', `/api/v1/workshops/${made.code}/participants`, {})).status).toBe(200);
  await desk.json('PATCH', `/api/v1/workshops/${made.code}`, { status: 'open' }, 204);
  await join(running, made.code);
  open.destroy();
});

test('whoever leaves gives up the seat; the text stays', async () => {
  const made = await workshop(await facilitator(running));
  const { phone, joined } = await join(running, made.code, { table: 1 });
  const draftId = joined.drafts[0]?.id ?? '';
  await tell(phone, draftId, { doing: 'Jää pöytään.' });
  expect((await phone.ask('DELETE', `/api/v1/workshops/${made.code}/participants/me`)).status).toBe(204);
  expect((await phone.ask('GET', `/api/v1/drafts/${draftId}`)).status).toBe(404);
  const { phone: next } = await join(running, made.code, { table: 1 });
  expect(await next.json('GET', `/api/v1/drafts/${draftId}`)).toMatchObject({ answers: { doing: 'Jää pöytään.' } });
});

test('health tells the truth', async () => {
  const visitor = new Visitor(running.url);
  expect(await visitor.json('GET', '/healthz', undefined, 200)).toEqual({ status: 'ok' });
  expect(await visitor.json('GET', '/readyz', undefined, 200)).toEqual({ status: 'ok' });
});
