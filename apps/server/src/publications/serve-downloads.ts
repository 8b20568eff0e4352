import type { StoryView } from '@uskalla/contracts';
import { paths, type DownloadFile } from '@uskalla/contracts/wire';
import type { Request, Response, Router } from 'express';
import type { Transform } from 'node:stream';
import { dcatCatalog } from './dcat.ts';
import { asCsv, asLines, csvHead, csvRow, metadataOf } from './library-files.ts';
import { open, type Publishing } from './publishing.ts';
import { sendInPortions } from './send-in-portions.ts';

/** Read at once: some hundred kilobytes, whatever the library's size. */
const storiesAtOnce = 100;

/** The whole library as files, read from the database as fast as they are taken, and described for data portals. */
export function serveDownloads(router: Router, { readings, baseUrlOf, portionInTurn }: Publishing): void {
  async function* everyStory(request: Request): AsyncGenerator<StoryView> {
    const reader = { baseUrl: baseUrlOf(request), locale: 'own' } as const;
    const told = (after: string | null) => portionInTurn(request, () => readings.told(after, storiesAtOnce, reader));
    for (let after: string | null = null; ;) {
      const { items, next } = await told(after);
      yield* items;
      if (next === null) return;
      after = next;
    }
  }

  const serve = (
    file: DownloadFile,
    type: string,
    through: () => Transform,
    rows: (stories: AsyncGenerator<StoryView>) => AsyncGenerator<unknown>,
  ) => {
    router.get(paths.download(file), open, async (request: Request, response: Response) => {
      response.set({
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="uskalla-kokeilla-${file}"`,
        ETag: await versionOf(),
      });
      if (request.fresh) {
        response.status(304).end();
        return;
      }
      await sendInPortions(response, rows(everyStory(request)), through());
    });
  };

  serve('stories.jsonl', 'application/jsonl; charset=utf-8', asLines, (stories) => stories);
  serve('metadata.jsonl', 'application/jsonl; charset=utf-8', asLines, async function* (stories) {
    for await (const story of stories) yield metadataOf(story);
  });
  serve('stories.csv', 'text/csv; charset=utf-8', asCsv, async function* (stories) {
    const questionIds = await readings.questionIds();
    yield csvHead(questionIds);
    for await (const story of stories) yield csvRow(story, questionIds);
  });

  router.get(paths.download('dcat.jsonld'), open, async (request, response) => {
    response.type('application/ld+json').send(JSON.stringify(dcatCatalog(baseUrlOf(request), await readings.latest())));
  });

  /** Whatever changes in the library moves this moment. */
  async function versionOf(): Promise<string> {
    return `W/"${(await readings.latest())?.getTime() ?? 0}"`;
  }
}
