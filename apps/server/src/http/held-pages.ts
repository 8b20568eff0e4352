import { LRUCache } from 'lru-cache';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';
import type { LibraryVersion } from '../library-version.ts';
import { mayBeCompressed } from './compressed.ts';

/** As it was answered, and as it is sent to most: compressed once. */
type Held = Readonly<{
  version: number;
  until: number;
  headers: Readonly<Record<string, string | number | string[]>>;
  etag: string;
  body: Buffer;
  inEncoding: Map<string, Promise<Buffer>>;
}>;

const mostBytes = 64 * 1024 * 1024;
/** Longer addresses are somebody's own; nobody else asks for them. */
const longestAddress = 512;
/** Of each answer its own. */
const notHeld = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length']);

const compressors = {
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
};

export type HeldPages = Readonly<{
  /** Answers with what is held. */
  give: RequestHandler;
  /** The same for whoever had to wait before it, and else holds what is answered after it. */
  keep: RequestHandler;
}>;

/**
 * Holds pages that are the same for everybody, with the version of the library that they were made of: until that moves, at most for
 * `heldFor` milliseconds, they are not made again. What may be held, a page says itself: it is public, asked for each time, and has
 * an ETag. Whoever brings a cookie gets a page of their own.
 */
export function createHeldPages(library: LibraryVersion, heldFor: number): HeldPages {
  const held = new LRUCache<string, Held>({
    maxSize: mostBytes,
    // Each encoding adds a fifth or so.
    sizeCalculation: ({ body }, key) => body.length * 2 + key.length + 1_000,
  });
  const keyOf = (request: Request) => {
    const isForAll = request.method === 'GET' && request.headers.cookie === undefined;
    if (!isForAll || request.url.length > longestAddress) return undefined;
    return `${request.protocol} ${request.headers.host} ${request.url}`;
  };
  const give: RequestHandler = (request, response, next) => {
    const key = keyOf(request);
    const there = key === undefined ? undefined : held.get(key);
    const isGood = there && there.version === library.current() && performance.now() < there.until;
    if (isGood) send(there, request, response).catch(next);
    else next();
  };
  return {
    give,
    keep: (request, response, next) =>
      give(request, response, (error?: unknown) => {
        const key = keyOf(request);
        const version = library.current();
        if (key !== undefined) {
          note(response, (page) => held.set(key, { ...page, version, until: performance.now() + heldFor }));
        }
        next(error);
      }),
  };
}

/** Calls back with what is answered, once it is, where it may be held. */
function note(response: Response, keep: (page: Omit<Held, 'version' | 'until'>) => void): void {
  const chunks: Buffer[] = [];
  const { write, end } = response;
  const add = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string));
  };
  response.write = function (...args: unknown[]) {
    add(args[0]);
    return write.apply(response, args as Parameters<typeof write>);
  };
  response.end = function (...args: unknown[]) {
    add(args[0]);
    const etag = response.getHeader('etag');
    const isHeld = response.statusCode === 200 && response.getHeader('cache-control') === 'public, no-cache';
    if (isHeld && typeof etag === 'string' && !response.hasHeader('set-cookie')) {
      keep({ headers: headersOf(response), etag, body: Buffer.concat(chunks), inEncoding: new Map() });
    }
    return end.apply(response, args as Parameters<typeof end>);
  };
}

function headersOf(response: Response): Held['headers'] {
  const entries = Object.entries(response.getHeaders()).filter(
    ([name]) => !notHeld.has(name) && name !== 'content-encoding',
  );
  return Object.fromEntries(entries) as Held['headers'];
}

async function send(page: Held, request: Request, response: Response): Promise<void> {
  for (const [name, value] of Object.entries(page.headers)) response.setHeader(name, value);
  const known = request.headers['if-none-match'];
  if (known !== undefined && known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === page.etag)) {
    response.removeHeader('content-type');
    response.status(304).end();
    return;
  }
  response.vary('Accept-Encoding');
  const encoding = mayBeCompressed(response) ? request.acceptsEncodings('br', 'gzip', 'identity') : 'identity';
  if (encoding !== 'br' && encoding !== 'gzip') return void response.end(page.body);
  const made = page.inEncoding.get(encoding) ?? compressors[encoding](page.body);
  page.inEncoding.set(encoding, made);
  const body = await made;
  response.setHeader('content-encoding', encoding);
  response.setHeader('content-length', body.length);
  response.end(body);
}
