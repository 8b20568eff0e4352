import cors from 'cors';
import type { RequestHandler } from 'express';

/** Pages of any site may read this, without anybody's cookies; a browser asks first and is told that reading is all. */
const readableAnywhere = cors({ origin: '*', methods: ['GET', 'HEAD'], maxAge: 86_400 });

/**
 * For what everybody may read and keep. A cache may hold it, but asks each time whether it still stands, so that a publication or
 * a withdrawal is seen at once; Express answers 304 by the ETag it makes.
 */
export const openToAll: RequestHandler = (request, response, next) => {
  response.set('Cache-Control', 'public, max-age=0, must-revalidate');
  // Helmet's default keeps pictures and feeds from being shown on other sites.
  response.set('Cross-Origin-Resource-Policy', 'cross-origin');
  // `no-cache` asks caches to ask us, which is what reached us; Express would take it for a wish to be sent everything again, and
  // `fetch` sends it with every If-None-Match.
  delete request.headers['cache-control'];
  readableAnywhere(request, response, next);
};
