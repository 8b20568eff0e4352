import { paths } from '@uskalla/contracts/wire';
import { locales } from '@uskalla/domain';
import type { Request, Router } from 'express';
import { createCovers } from './picture/covers.ts';
import { createCoverDrawer } from './picture/draw-cover.ts';
import { open, type Publishing } from './publishing.ts';

/**
 * A picture for each story, as it is shown where somebody shares a link to it; see `paths.storyPicture`. They have a line of their own
 * (`covers.ts`), slower than that of pages, which would wait for them in it.
 */
export function servePictures(router: Router, { readings }: Publishing): void {
  const covers = createCovers(createCoverDrawer());
  for (const locale of locales) {
    router.get(paths.libraryPicture(locale), open, async (_request, response) => {
      response.type('image/png').send(Buffer.from(await covers.ofLibrary(locale)));
    });
  }
  router.get('/og/:slug.png', open, async (request: Request<{ slug: string }>, response) => {
    const cover = await readings.cover(request.params.slug);
    const picture = await covers.of(cover);
    // By another revision than today's it may be asked again, and is today's then.
    if (request.query['v'] === String(cover.revision)) {
      // By the reader's own browser alone: a withdrawn story's title must not be given out by a cache between us.
      response.set('Cache-Control', 'private, max-age=31536000, immutable');
    }
    response.type('image/png').send(Buffer.from(picture));
  });
}
