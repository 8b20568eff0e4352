import type { Role } from '@uskalla/domain';
import type { Visitor } from '../running.ts';
import type { Place } from './place.ts';

/** Somebody who is asked at every door, with what they are. Said here and not looked up: what the server makes of it is what is tried. */
export type Who = Readonly<{
  name: string;
  /** Roles that they hold wherever they are. */
  everywhere: readonly Role[];
  /** Roles in the workshops and the organisation of their own side. */
  own: readonly Role[];
  /** Their role in the organisation they belong to. */
  home: readonly Role[];
  hasAccount: boolean;
  /** Their account has a second factor, and this session is one with it. */
  hasSecondFactor: boolean;
  /** Their account has one, whatever this session is. */
  usesApp: boolean;
  /** Where they sit in the workshops of their own side. */
  sits: 'at the table' | 'at another table' | 'moved away' | null;
  /** Their browser holds a grant of a co-facilitator's link, be it one that was given up. */
  hasLink: boolean;
  visitor: Visitor;
  /** The same by another browser, for what ends a session or a seat. */
  twin: () => Promise<Visitor>;
}>;

/** Their roles, everybody's among them, as far as a place is concerned. */
export function rolesAt({ everywhere, own }: Who, place: Place): readonly Role[] {
  return ['library.reader', ...everywhere, ...(place.side === 'own' ? own : [])];
}

/** What they are in the workshop of a place, beside an account. */
export const isKnownIn = ({ sits, own, hasAccount }: Who, { side }: Place): boolean =>
  hasAccount || (side === 'own' && (sits !== null || own.includes('workshop.co-facilitator')));
