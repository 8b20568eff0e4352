import type { Request, Router } from 'express';
import { open, type Publishing } from './publishing.ts';

/**
 * The files of stories' photos; see `paths.photo`. What is at an address never changes, so a reader's own browser keeps it. A cache that
 * others read from does not: it would go on showing what was removed or withdrawn.
 */
export function servePhotos(router: Router, { readings }: Publishing): void {
  router.get('/photos/:id/:file', open, async (request: Request<{ id: string; file: string }>, response) => {
    const { type, bytes } = await readings.photo(request.params.id, request.params.file);
    response.set({ 'Cache-Control': 'private, max-age=31536000, immutable', 'Content-Type': type });
    response.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  });
}
