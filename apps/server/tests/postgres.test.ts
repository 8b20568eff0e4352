import { startPostgres, type TestPostgres } from '@uskalla/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { facilitator, fiveAnswers, join, startServer, tell, Visitor, workshop, type Running } from './running.ts';

let postgres: TestPostgres;
let running: Running;
beforeAll(async () => {
  postgres = await startPostgres();
  running = await startServer({ DATABASE_URL: await postgres.newDatabase() });
});
afterAll(async () => {
  await running.stop();
  await postgres.stop();
});

test('on PostgreSQL it is the same: accounts, seats, co-writing, publishing, search', async () => {
  const desk = await facilitator(running);
  const made = await workshop(desk, { language: 'sv', municipality: '638' });
  const { phone, joined } = await join(running, made.code, { name: 'Björn' });
  const draftId = joined.drafts[0]?.id ?? '';
  await tell(phone, draftId, fiveAnswers);
  const { slug } = await desk.json<{ slug: string }>(
    'POST',
    `/api/v1/drafts/${draftId}/publish`,
    { askedAloud: true },
    201,
  );
  const stranger = new Visitor(running.url);
  const found = await stranger.json<{ items: { slug: string }[] }>('GET', '/api/v1/stories?q=Borg%C3%A5');
  expect(found.items.map((item) => item.slug)).toContain(slug);
  expect(await stranger.json('GET', '/readyz')).toEqual({ status: 'ok' });
});
