import { Router, type ErrorRequestHandler } from 'express';
import type { Publishing } from './publishing.ts';
import { serveDownloads } from './serve-downloads.ts';
import { serveFeeds } from './serve-feeds.ts';
import { serveOai } from './serve-oai.ts';
import { servePhotos } from './serve-photos.ts';
import { servePictures } from './serve-pictures.ts';
import { serveSitemaps } from './serve-sitemaps.ts';

/**
 * The library as machines read it, at addresses of its own beside the API: feeds, site maps, OAI-PMH, files, pictures, photos.
 * @param tellProblems answers what any of them throws
 */
export function createPublications(publishing: Publishing, tellProblems: ErrorRequestHandler): Router {
  const router = Router();
  serveFeeds(router, publishing);
  serveSitemaps(router, publishing);
  serveOai(router, publishing);
  serveDownloads(router, publishing);
  servePictures(router, publishing);
  servePhotos(router, publishing);
  router.use(tellProblems);
  return router;
}
