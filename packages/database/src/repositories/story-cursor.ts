import { Fault } from '@uskalla/domain';

/** Where a page of the list ended: rank (as PostgreSQL writes a real), time of publishing and id of its last story. */
export type StoryCursor = Readonly<{ rank: string; publishedAt: string; id: string }>;

export function writeCursor({ rank, publishedAt, id }: StoryCursor): string {
  return Buffer.from(JSON.stringify([rank, publishedAt, id])).toString('base64url');
}

/** @throws Fault `bad_request` for anything we did not write */
export function readCursor(cursor: string): StoryCursor {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(value) && value.length === 3 && value.every((part) => typeof part === 'string')) {
      const [rank, publishedAt, id] = value as [string, string, string];
      const isOurs =
        /^\d+(\.\d+)?(e[+-]?\d+)?$/i.test(rank) &&
        !Number.isNaN(Date.parse(publishedAt)) &&
        /^[0-9a-f-]{36}$/i.test(id);
      if (isOurs) return { rank, publishedAt, id };
    }
  } catch {
    // Told below, as for any other cursor that is not ours.
  }
  throw new Fault('bad_request');
}
