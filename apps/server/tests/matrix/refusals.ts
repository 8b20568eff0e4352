import type { FaultCode } from '@uskalla/domain';
import type { Refusal } from './door.ts';
import { isKnownIn } from './who.ts';

// What those who do not get through are told, and why: in each, somebody for whom a thing is to be hidden is told what they would be
// told if there were no such thing.

/** Who does not steer a workshop learns nothing of it, not even that it is there. */
export const asSteered: Refusal = ({ who }) => (who.hasAccount || who.hasLink ? 'not_found' : 'not_signed_in');

/** Of what is its owner's alone, those who steer with them may know. */
export const asOwned: Refusal = (refused) => (refused.may('workshop.steer') ? 'not_allowed' : asSteered(refused));

/** What somebody is in a workshop says whether signing in could help: who sits there or steers it needs no account. */
export const inWorkshop: Refusal = ({ who, place }) => (isKnownIn(who, place) ? 'not_allowed' : 'not_signed_in');

/** A draft that one may not read is none; of one that one may read, it is said what one may not. */
export const asDraft: Refusal = (refused) => (refused.may('draft.read') ? inWorkshop(refused) : 'draft_unknown');

/** Without a seat there is one way on: to take one. */
export const asSeat: Refusal = () => 'not_signed_in';

/** By the account alone: sign in, sign in better, or no. */
export const byAccount: Refusal = ({ who, isTooWeak }) =>
  !who.hasAccount ? 'not_signed_in' : isTooWeak ? 'second_factor_needed' : 'not_allowed';

/** An organisation that one is no member of is none. */
export const asOrganisation: Refusal = (refused) =>
  refused.who.hasAccount && !refused.may('organisation.see') ? 'not_found' : byAccount(refused);

/** Somebody's own thing, such as a kept agenda: another's is none. */
export const asOwnThing: Refusal = ({ who }) => (who.hasAccount ? 'not_found' : 'not_signed_in');

/** By a secret alone: a wrong one is answered as if there were nothing to open. */
export const asSecret: Refusal = () => 'not_found';

const hiding: ReadonlySet<FaultCode> = new Set<FaultCode>(['not_found', 'draft_unknown']);

/** Whether a refusal has to be word for word what is said of something that is not there. */
export const isHiding = (code: FaultCode): boolean => hiding.has(code);
