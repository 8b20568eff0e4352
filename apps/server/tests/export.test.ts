import type { WorkshopRecord } from '@uskalla/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  facilitator,
  fiveAnswers,
  join,
  type Made,
  member,
  type Running,
  startServer,
  tell,
  Visitor,
  workshop,
} from './running.ts';
import { Screen } from './screen.ts';

const hostile = '<script>alert(1)</script>\n=HYPERLINK("https://evil.example";"Voitit")';

let running: Running;
let desk: Visitor;
let made: Made;
let phones: Visitor[];
let secondDraft: string;
beforeAll(async () => {
  running = await startServer();
  desk = await facilitator(running);
  made = await workshop(desk, { title: 'Paja <b>Åbo</b>', tables: 3 });
  const seats = [
    await join(running, made.code, { table: 1, name: 'Aino & co' }),
    await join(running, made.code, { table: 1, name: 'Salainen' }),
    await join(running, made.code, { table: 2, name: '=Cecilia' }),
  ];
  phones = seats.map(({ phone }) => phone);
  const me = `/api/v1/workshops/${made.code}/participants/me`;
  for (const index of [0, 2]) await phones[index]?.json('PATCH', me, { nameConsent: 'yes' }, 204);
  const [first, , third] = seats;
  if (!first || !third) throw new Error('nobody came');
  await tell(first.phone, first.joined.drafts[0]?.id ?? '', { ...fiveAnswers, failed: hostile });
  secondDraft = third.joined.drafts[0]?.id ?? '';
  await tell(third.phone, secondDraft, { doing: 'Toinen pöytä.' });
  await desk.json('PATCH', `/api/v1/workshops/${made.id}/tables/${third.joined.table.id}`, { name: '| #2' }, 204);

  const screen = new Screen(running, desk, { screen: 'desk', workshopId: made.id });
  await screen.watch();
  const people = phones.map((phone) => new Screen(running, phone, { screen: 'phone', code: made.code }));
  for (const person of people) await person.watch();
  await screen.go('arrive', 'before');
  for (const [index, level] of [2, 3, 3].entries()) await people[index]?.give({ do: 'dare', phase: 'before', level });
  await screen.go('before', 'words');
  for (const [index, word] of ['rohkeus', 'Rohkeutta', 'ilo'].entries()) {
    await people[index]?.give({ do: 'word', phase: 'words', place: 1, word });
  }
  await people[0]?.give({ do: 'word', phase: 'words', place: 2, word: 'vittu' });
  await screen.go('words', 'vote');
  const option = (await running.composition.services.stage(made.id)).desk.ballot[0]?.item;
  await people[2]?.give({ do: 'vote', phase: 'vote', item: option ?? '', dots: 2 });
  await screen.steer({ do: 'desk-vote', phase: 'vote', item: option ?? '', dots: 3 });
  await screen.go('vote', 'questions');
  const asked = await people[0]?.give({ do: 'ask', phase: 'questions', text: hostile });
  await people[1]?.give({ do: 'ask', phase: 'questions', text: 'Jäikö tämä hyväksymättä?' });
  const item = asked?.asked[0]?.id ?? '';
  await screen.steer({ do: 'approve', phase: 'questions', item, on: true });
  await people[2]?.give({ do: 'up', phase: 'questions', item, on: true });
  await screen.go('questions', 'after');
  for (const person of people.slice(0, 2)) await person.give({ do: 'dare', phase: 'after', level: 5 });
  for (const each of [screen, ...people]) each.close();
});
afterAll(() => running.stop());

async function file(format: string, language = 'fi') {
  const path = `/api/v1/workshops/${made.code}/export/${format}`;
  const response = await desk.ask('GET', path, undefined, { 'accept-language': language });
  expect(response.status).toBe(200);
  const day = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '';
  return { response, name: day, body: await response.text() };
}

test('JSON holds all that was said, and no name but those agreed to', async () => {
  const { body, response } = await file('json');
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(JSON.parse(body)).toMatchObject({
    language: 'fi',
    people: 3,
    workshop: { title: 'Paja <b>Åbo</b>', code: made.code, municipality: 'Helsinki', rehearsal: false },
    tables: [
      {
        number: 1,
        name: null,
        answers: { ...fiveAnswers, failed: hostile },
        facts: [{ label: 'Kunta', value: 'Helsinki' }],
        names: ['Aino & co'],
        storyUrl: null,
      },
      { number: 2, name: '| #2', answers: { doing: 'Toinen pöytä.', failed: '' }, names: ['=Cecilia'] },
    ],
    activities: [
      { kind: 'dare', heading: 'Alussa', counts: [0, 1, 2, 0, 0] },
      {
        kind: 'words',
        words: [
          { label: 'rohkeus', count: 2 },
          { label: 'ilo', count: 1 },
        ],
      },
      {
        kind: 'vote',
        options: [
          { label: 'Pöytä 1: ei vielä otsikkoa', dots: 5 },
          { label: 'Pöytä 2: ei vielä otsikkoa', dots: 0 },
        ],
      },
      { kind: 'question', entries: [{ text: hostile.replace('\n', ' '), votes: 1 }] },
    ],
  });
  // Two answers of the second dare-o-meter could be told apart; an empty table said nothing.
  const { activities, tables } = JSON.parse(body) as WorkshopRecord;
  expect([activities.length, tables.length]).toEqual([4, 2]);
  expect(body).not.toContain('Salainen');
  expect(body).not.toContain('vittu');
  expect(body).not.toContain('hyväksymättä');
});

test('HTML runs nothing of what was written', async () => {
  const { body, response } = await file('html');
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(body).not.toMatch(/<script|<b>/);
  expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(body).toContain('Mikä meni pieleen?');
});

test('Markdown in the language of whoever asks', async () => {
  const { body, response } = await file('md', 'sv');
  expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
  expect(body).toContain('Vad gick snett?');
  expect(body).toContain('Helsingfors');
  expect(body).toContain('\\<script\\>');
});

test('CSV opens in Excel, and its formulas stay text', async () => {
  const { body, response } = await file('csv');
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const bytes = await (await desk.ask('GET', `/api/v1/workshops/${made.code}/export/csv`)).bytes();
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(body).toContain('"\'=Cecilia"');
});

test('the file is named for the workshop and its day', async () => {
  for (const format of ['md', 'html', 'csv', 'json']) {
    const { response, name } = await file(format);
    expect(name).toMatch(new RegExp(`^paja-b-abo-b-\\d{4}-\\d{2}-\\d{2}\\.${format}$`));
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="${name}"; filename*=UTF-8''${name}`,
    );
  }
});

test('a table merged into another is told once, where its text went', async () => {
  const before = JSON.parse((await file('json')).body) as WorkshopRecord;
  const { tables } = await new Visitor(running.url).json<{ tables: { id: string }[] }>(
    'GET',
    `/api/v1/workshops/${made.code}`,
  );
  const second = `/api/v1/workshops/${made.id}/tables/${tables[1]?.id}`;
  await desk.json('PATCH', second, { mergeInto: tables[0]?.id }, 204);
  const after = JSON.parse((await file('json')).body) as WorkshopRecord;
  expect(before.tables.map(({ number }) => number)).toEqual([1, 2]);
  expect(after.tables.map(({ number }) => number)).toEqual([1]);
  expect(after.tables[0]?.answers['doing']).toContain('Toinen pöytä.');
  expect(after.tables[0]?.names).toEqual(['=Cecilia', 'Aino & co']);
  // Letters that a phone out of reach brings to the old draft later are not lost to whoever carries it all home.
  await tell(phones[2] as Visitor, secondDraft, { learned: 'Myöhässä tullut oppi.' });
  const later = JSON.parse((await file('json')).body) as WorkshopRecord;
  expect(later.tables.map(({ number }) => number)).toEqual([1, 2]);
  expect(later.tables[1]?.answers['learned']).toContain('Myöhässä tullut oppi.');
});

test('is for whoever steers the workshop; any other format is not there', async () => {
  const other = await member(running, 'Toinen');
  const ask = async (who: Visitor | undefined, format: string) => {
    const response = await who?.ask('GET', `/api/v1/workshops/${made.code}/export/${format}`);
    return [response?.status, ((await response?.json()) as { code: string }).code];
  };
  for (const format of ['md', 'html', 'csv', 'json', 'pdf']) {
    expect(await ask(new Visitor(running.url), format)).toEqual([401, 'not_signed_in']);
    expect(await ask(phones[0], format)).toEqual([401, 'not_signed_in']);
    expect(await ask(other, format)).toEqual([404, 'not_found']);
  }
  for (const unknown of ['pdf', 'MD', 'constructor', '%2Fmd']) {
    expect(await ask(desk, unknown)).toEqual([404, 'not_found']);
  }
});
