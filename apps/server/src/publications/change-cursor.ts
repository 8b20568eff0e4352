import type { ChangePlace } from '@uskalla/domain';
import { z } from 'zod';

const Place = z.tuple([
  z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
    .refine(isMoment),
  z.uuid(),
]);

/** A place in the list of changes as an address carries it. */
export function writePlace({ at, id }: ChangePlace): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

/** @returns nothing for what we did not write */
export function readPlace(cursor: string): ChangePlace | undefined {
  try {
    const [at, id] = Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { at, id };
  } catch {
    return undefined;
  }
}

/** Whether there is such a day and time: JavaScript reads the 30th of February as the 2nd of March, a database refuses it, and the year 0. */
export function isMoment(text: string): boolean {
  const date = new Date(text);
  return (
    !text.startsWith('0000') &&
    !Number.isNaN(date.getTime()) &&
    date.toISOString().startsWith(text.slice(0, 19).replace('Z', ''))
  );
}
