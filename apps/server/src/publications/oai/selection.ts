import type { ChangePlace } from '@uskalla/domain';
import { z } from 'zod';
import { isMoment, readPlace, writePlace } from '../change-cursor.ts';
import type { Arguments } from './arguments.ts';
import { metadataPrefix } from './dublin-core.ts';
import { OaiError } from './errors.ts';
import { readSet, type SetFilter } from './sets.ts';

/** What a list is narrowed to, and where it goes on. */
export type Selection = Readonly<{
  from?: string | undefined;
  until?: string | undefined;
  set?: string | undefined;
  /** How many came before, and behind which place this goes on. */
  resumed?: Readonly<{ cursor: number; after: ChangePlace }>;
}>;

/** @throws OaiError `badArgument`, `cannotDisseminateFormat`, `badResumptionToken` */
export function readSelection(given: Arguments): Selection {
  if (given.resumptionToken !== undefined) return readToken(given.resumptionToken);
  assertPrefix(given.metadataPrefix);
  const { from, until, set } = given;
  for (const date of [from, until]) {
    if (date !== undefined && !isDatestamp(date)) throw new OaiError('badArgument', `This is no UTC date: ${date}`);
  }
  if (from !== undefined && until !== undefined) {
    if (from.length !== until.length) throw new OaiError('badArgument', 'from and until differ in granularity.');
    if (from > until) throw new OaiError('badArgument', 'from is later than until.');
  }
  return { from, until, set };
}

/** @throws OaiError `cannotDisseminateFormat` */
export function assertPrefix(prefix: string | undefined): void {
  if (prefix !== metadataPrefix)
    throw new OaiError('cannotDisseminateFormat', `Only ${metadataPrefix} is disseminated.`);
}

/** Days and seconds, both of UTC: the two granularities of the protocol. */
function isDatestamp(text: string): boolean {
  return /^[12]\d{3}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/.test(text) && isMoment(text);
}

/**
 * The moments a selection lies between, the second one outside it: harvesters see whole seconds and mean all of the last one.
 * @throws OaiError `noRecordsMatch` for a set that there is not
 */
export function boundsOf({ from, until, set }: Selection): SetFilter & { since?: Date; before?: Date } {
  const length = until?.length === 10 ? 86_400_000 : 1000;
  return {
    ...(from !== undefined && { since: new Date(from) }),
    ...(until !== undefined && { before: new Date(new Date(until).getTime() + length) }),
    ...(set !== undefined && readSet(set)),
  };
}

const Token = z.object({
  from: z.string().refine(isDatestamp).optional(),
  until: z.string().refine(isDatestamp).optional(),
  set: z.string().max(200).optional(),
  cursor: z.int().positive(),
  after: z.string(),
});

/** All that a list needs to go on: the server remembers nothing, so a token is good for as long as the library stands. */
export function writeToken({ from, until, set }: Selection, cursor: number, after: ChangePlace): string {
  return Buffer.from(JSON.stringify({ from, until, set, cursor, after: writePlace(after) })).toString('base64url');
}

function readToken(token: string): Selection {
  try {
    const { from, until, set, cursor, after } = Token.parse(
      JSON.parse(Buffer.from(token, 'base64url').toString('utf8')),
    );
    const place = readPlace(after);
    if (place) return { from, until, set, resumed: { cursor, after: place } };
  } catch {
    // Told below, as for any token that we did not write. It opens nothing that is not open, so it is not signed.
  }
  throw new OaiError('badResumptionToken', 'This token is not from here.');
}
