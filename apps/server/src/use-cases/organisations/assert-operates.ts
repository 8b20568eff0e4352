import type { Caller } from '@uskalla/contracts';
import { assertCan, Fault } from '@uskalla/domain';
import type { Parts } from '../parts.ts';

/**
 * For those who run the service.
 * @returns the caller's account
 * @throws Fault `not_signed_in`, `not_allowed`, `second_factor_needed`
 */
export async function assertOperates({ callers }: Pick<Parts, 'callers'>, caller: Caller): Promise<string> {
  if (caller.user === null) throw new Fault('not_signed_in');
  assertCan(await callers.actorOf(caller), 'service.operate', null);
  return caller.user.id;
}
