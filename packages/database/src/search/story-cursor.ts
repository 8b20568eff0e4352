import { Fault } from '@uskalla/domain';
import type { Place } from './story-index.ts';

export function writeCursor({ rank, publishedAt, id }: Place): string {
  return Buffer.from(JSON.stringify([rank, publishedAt, id])).toString('base64url');
}

/** @throws Fault `bad_request` for anything we did not write */
export function readCursor(cursor: string): Place {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(value) && value.length === 3) {
      const [rank, publishedAt, id] = value as [unknown, unknown, unknown];
      const isOurs =
        Number.isFinite(rank) && Number.isFinite(publishedAt) && typeof id === 'string' && /^[0-9a-f-]{36}$/i.test(id);
      if (isOurs) return { rank: rank as number, publishedAt: publishedAt as number, id };
    }
  } catch {
    // Told below, as for any other cursor that is not ours.
  }
  throw new Fault('bad_request');
}
