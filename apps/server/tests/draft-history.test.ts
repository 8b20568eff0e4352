import { afterAll, beforeAll, expect, test } from 'vitest';
import type * as Y from 'yjs';
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
let desk: Visitor;
let phone: Visitor;
let draft: string;
beforeAll(async () => {
  running = await startServer();
  desk = await facilitator(running);
  const made = await workshop(desk);
  const seat = await join(running, made.code, { table: 1, name: 'Aino' });
  phone = seat.phone;
  draft = seat.joined.drafts[0]?.id ?? '';
  await tell(phone, draft, fiveAnswers);
});
afterAll(() => running.stop());

type History = { moments: { seq: number; at: string; authors: { kind: string; name: string | null }[] }[] };
type Text = { answers: Record<string, string> };
const history = () => desk.json<History>('GET', `/api/v1/drafts/${draft}/history`, undefined, 200);
const at = (seq: number) => desk.json<Text>('GET', `/api/v1/drafts/${draft}/history/${seq}`, undefined, 200);
const wholeLog = async () => {
  const log = [];
  for await (const page of running.composition.collab.history(draft)) log.push(...page);
  return log;
};
const last = async () => (await history()).moments.at(-1)?.seq ?? 0;

test('is for whoever steers the workshop; a stranger’s answer is that of an absent draft', async () => {
  const seq = await last();
  const other = await member(running, 'Toinen');
  const absent = '01900000-0000-7000-8000-000000000000';
  for (const [method, rest] of [
    ['GET', ''],
    ['GET', `/${seq}`],
    ['POST', `/${seq}/restore`],
  ] as const) {
    const ask = async (who: Visitor, id: string) => {
      const response = await who.ask(method, `/api/v1/drafts/${id}/history${rest}`);
      const { code } = (await response.json()) as { code: string };
      return [response.status, code];
    };
    expect(await ask(phone, draft)).toEqual([403, 'not_allowed']);
    for (const who of [other, new Visitor(running.url)]) {
      expect(await ask(who, draft)).toEqual([404, 'draft_unknown']);
      expect(await ask(who, draft)).toEqual(await ask(who, absent));
    }
  }
  for (const wrong of ['999999', '-1', 'x', '1e400']) {
    expect((await desk.ask('GET', `/api/v1/drafts/${draft}/history/${wrong}`)).status).toBe(404);
    expect((await desk.ask('POST', `/api/v1/drafts/${draft}/history/${wrong}/restore`)).status).toBe(404);
  }
});

test('tells who wrote and when, and the text as it was', async () => {
  const { moments } = await history();
  expect(moments[0]?.authors).toEqual([{ kind: 'server', name: null }]);
  expect(moments.at(-1)?.authors).toEqual([{ kind: 'participant', name: 'Aino' }]);
  expect((await at(moments[0]?.seq ?? 0)).answers['doing']).toBe('');
  expect((await at(moments.at(-1)?.seq ?? 0)).answers).toEqual(fiveAnswers);
});

test('what was deleted comes back on an open phone, by a new edit, and can be taken back too', async () => {
  const full = await last();
  const provider = phone.open(draft);
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
  const answers = provider.doc.getMap<Y.Text>('answers');
  for (const text of answers.values()) text.delete(0, text.length);
  await expect.poll(async () => (await at(await last())).answers['doing']).toBe('');

  const logBefore = await wholeLog();
  const { before } = await desk.json<{ before: number }>(
    'POST',
    `/api/v1/drafts/${draft}/history/${full}/restore`,
    undefined,
    200,
  );
  await expect.poll(() => answers.get('doing')?.toString()).toBe(fiveAnswers.doing);
  expect((await desk.json<Text>('GET', `/api/v1/drafts/${draft}`)).answers).toEqual(fiveAnswers);
  const logAfter = await wholeLog();
  expect(logAfter.slice(0, logBefore.length)).toEqual(logBefore);
  expect(logAfter.length).toBe(logBefore.length + 1);
  expect((await history()).moments.at(-1)?.authors[0]?.kind).toBe('facilitator');

  await desk.json('POST', `/api/v1/drafts/${draft}/history/${before}/restore`, undefined, 200);
  await expect.poll(() => answers.get('doing')?.toString()).toBe('');
  provider.destroy();
});
