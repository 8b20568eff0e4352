import type { Caller } from '@uskalla/contracts';
import type { CurationAct, CurationActName } from '@uskalla/domain';
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

/** An account made without a name is called by its address, which is nobody's to see. */
export function publicName(caller: Caller): string {
  const { user } = caller;
  return user === null || user.name === user.email ? '' : user.name;
}
