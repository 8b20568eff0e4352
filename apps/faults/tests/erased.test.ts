import { filesWith } from '@uskalla/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { facilitator } from '../src/facilitator.ts';
import { ServerProcess } from '../src/server-process.ts';
import { tellStory } from '../src/tell-story.ts';
import { Visitor } from '../src/visitor.ts';

/** Words that stand nowhere else. */
const name = 'Kaskisavu';
const letters = 'peltorastas';

let server: ServerProcess;
let printed = '';
beforeAll(async () => {
  server = await ServerProcess.start({ LOG_LEVEL: 'debug' });
  for (const stream of [server.child.stdout, server.child.stderr])
    stream?.on('data', (data: Buffer) => (printed += data.toString()));
});
afterAll(() => server.destroy());

/** What anybody, or whoever holds the workshop, is given. */
async function givenOut(desk: Visitor, workshopId: string, slug: string): Promise<Record<string, string>> {
  const stranger = new Visitor(server.url);
  const pages = ['/', '/tarinat', `/tarinat/${slug}`, `/tarinat/${slug}/versiot`, '/kuratointi', '/tarinat/atom.xml'];
  const feeds = ['/oai?verb=ListRecords&metadataPrefix=oai_dc', '/sitemap-stories.xml', '/api/v1/download/stories.csv'];
  const asked = [`/tarinat?q=${name}`, `/tarinat?q=${letters}`, `/api/v1/stories/${slug}`, '/api/v1/stories'];
  const exports = ['html', 'md', 'csv', 'json'].map((format) => `/api/v1/workshops/${workshopId}/export/${format}`);
  const desks = ['/desk', `/desk/${workshopId}`, `/api/v1/workshops/${workshopId}`];
  const given: Record<string, string> = {};
  for (const path of [...pages, ...feeds, ...asked]) given[path] = (await stranger.ask('GET', path)).text;
  for (const path of [...exports, ...desks]) given[path] = (await desk.ask('GET', path)).text;
  return given;
}

/** Where either word stands, but for what was asked itself. */
const where = (given: Readonly<Record<string, string>>) =>
  Object.entries(given).flatMap(([path, text]) =>
    [name, letters].some((word) => !path.includes(word) && text.toLowerCase().includes(word.toLowerCase()))
      ? [path]
      : [],
  );

test.each(['remove', 'keep'] as const)(
  'who was erased (%s) is in nothing that the server gives out, has printed or keeps in its files',
  async (texts) => {
    const desk = await facilitator(server.url);
    const answers = `${name} kokeili ja ${texts === 'remove' ? letters : 'muut'} lauloi.`;
    const { slug, made, joined } = await tellStory(desk, { port: server.port, title: 'Pelto', answers, name });
    const before = where(await givenOut(desk, made.id, slug));
    expect(before).toEqual(expect.arrayContaining([`/tarinat/${slug}`, '/api/v1/download/stories.csv']));
    expect(before).toEqual(expect.arrayContaining([`/api/v1/workshops/${made.id}/export/json`, `/desk/${made.id}`]));
    expect(await filesWith(server.dataDir, [name])).not.toEqual([]);

    await desk.json('POST', `/api/v1/workshops/${made.id}/participants/${joined.participant.id}/erase`, { texts });
    expect(where(await givenOut(desk, made.id, slug))).toEqual([]);
    expect(await filesWith(server.dataDir, [name, letters])).toEqual([]);
    expect(printed).not.toMatch(new RegExp(`${name}|${letters}`, 'i'));
  },
);
