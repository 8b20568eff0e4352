import { apiBase, paths } from '@uskalla/contracts/wire';
import { Fault, locales } from '@uskalla/domain';
import type { Request, Router } from 'express';
import { isUuid } from '../uuid.ts';
import { createPartition } from './partition.ts';
import { open, type Publishing } from './publishing.ts';
import { sendInPortions } from './send-in-portions.ts';
import { sitemapIndex, sitemapOfPages, sitemapOfStories, urlsetBegin, urlsetEnd } from './sitemap.ts';

/** Each story is an entry in each language, and a part has at most 10,000 entries. */
export const storiesInPart = Math.floor(10_000 / locales.length);
/** Written at once: some 15 ms, in which no phone is answered. */
const storiesAtOnce = 100;

/** `robots.txt`, the index it names, and the parts that the index names. */
export function serveSitemaps(router: Router, { readings, baseUrlOf, inTurn, portionInTurn }: Publishing): void {
  const partition = createPartition((after) => readings.addresses(after, storiesInPart), storiesInPart);

  router.get(paths.robots(), open, (request, response) => {
    response.type('text/plain').send(robots(baseUrlOf(request)));
  });
  router.get(paths.sitemap(), open, inTurn, async (request, response) => {
    const baseUrl = baseUrlOf(request);
    const parts = (await partition.begins()).map((after) => paths.sitemapOfStories(after));
    const index = sitemapIndex([paths.sitemapOfPages(), ...parts].map((path) => baseUrl + path));
    response.type('application/xml').send(index);
  });
  router.get(paths.sitemapOfPages(), open, inTurn, async (request, response) => {
    response.type('application/xml').send(sitemapOfPages(baseUrlOf(request), await readings.collections()));
  });
  router.get(paths.sitemapOfStories(null), open, async (request, response) => {
    const { after = null } = request.query;
    if (after !== null && !(typeof after === 'string' && isUuid(after))) throw new Fault('bad_request');
    response.type('application/xml');
    await sendInPortions(response, partOf(request, after));
  });

  async function* partOf(request: Request, begin: string | null): AsyncGenerator<string> {
    const baseUrl = baseUrlOf(request);
    yield urlsetBegin;
    for (let after = begin, left = storiesInPart; left > 0;) {
      const wanted = Math.min(left, storiesAtOnce);
      const from = after;
      const stories = await portionInTurn(request, () => readings.addresses(from, wanted));
      yield sitemapOfStories(baseUrl, stories);
      left = stories.length < wanted ? 0 : left - wanted;
      after = stories.at(-1)?.id ?? after;
    }
    yield urlsetEnd;
  }
}

/** Rooms that need a code, a link or an account have nothing for a search engine; the rest is there to be found. */
function robots(baseUrl: string): string {
  const closed = ['/desk', '/j/', '/p/', '/t/', '/co/', '/api/auth/', `${apiBase}/workshops`, `${apiBase}/drafts`];
  return [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${baseUrl}${paths.sitemap()}`,
    '',
  ].join('\n');
}
