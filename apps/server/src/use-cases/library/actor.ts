import type { Caller } from '@uskalla/contracts';
import { givenName, type CurationAct, type CurationActName } from '@uskalla/domain';
import { randomUUIDv7 } from 'node:crypto';
import type { Parts } from '../parts.ts';

/** An entry for the public log. */
export function actIn(
  parts: Pick<Parts, 'clock'>,
  caller: Caller,
  act: CurationActName,
  about: Partial<CurationAct> & Pick<CurationAct, 'title'>,
): CurationAct {
  return {
    id: randomUUIDv7(),
    at: parts.clock(),
    by: publicName(caller),
    act,
    storyId: null,
    collectionId: null,
    reason: '',
    ...about,
  };
}

/** The name that the caller gave their account. */
export const publicName = ({ user }: Caller): string => (user === null ? '' : givenName(user));
