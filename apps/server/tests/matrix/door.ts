import type { Action, FaultCode } from '@uskalla/domain';
import type { Visitor } from '../running.ts';
import type { Place } from './place.ts';
import type { UseCase } from './use-cases.ts';
import type { Who } from './who.ts';
import type { World } from './world.ts';

/** Who gets through: whoever the printed table lets do one of the actions, or a plain rule where no role decides. */
export type Guard =
  | Readonly<{
      action: Action | readonly Action[];
      /** Of the organisation one belongs to, wherever one asks. */
      atHome?: boolean;
    }>
  /** Everybody; a secret in what is sent may be all that counts. */
  | 'anyone'
  /** Whoever is signed in: an account is its own. */
  | 'account'
  /** A secret that opens nothing, an address that is no door. */
  | 'nobody'
  | Readonly<{ those: string; may: (who: Who, place: Place) => boolean }>;

/** What somebody is, as far as what a refusal says depends on it. */
export type Refused = Readonly<{
  who: Who;
  place: Place;
  /** Whether the printed table lets them do something to the place. */
  may: (action: Action) => boolean;
  /** They lack nothing but a second factor. */
  isTooWeak: boolean;
}>;
export type Refusal = (refused: Refused) => FaultCode;

/** What a door said: in a word or two, and whole, to be compared where two answers have to be alike. */
export type Answer = Readonly<{ told: string; whole: string }>;

/** Somebody at a door. */
export type Asking = Readonly<{ world: World; who: Who; visitor: Visitor; place: Place }>;

/**
 * Where a door is asked: at one place, where it leads to none in particular; at one's own and somebody else's; at a pair in which
 * links, tables and people may change; at workshops in every state besides.
 */
export type Where = 'one' | 'pair' | 'sandbox' | 'states';

/** One way in, as data: who gets through, what that is seen by, and what the others are told. */
export type Door = Readonly<{
  /** How it stands in the list of what there is; several doors may be one's. */
  name: string;
  /** What sets it apart from others of the same name. */
  about: string;
  guard: Guard;
  /** What whoever gets through is told. A refusal by a later rule proves it too, where doing it would spoil what comes next. */
  allowed: (who: Who, place: Place) => string;
  refused: (refused: Refused) => Readonly<{ told: string; isAsAbsent: boolean }>;
  /** The use cases behind it, which whoever gets through does reach. */
  asks: readonly UseCase[];
  where: Where;
  /** Who gets through asks by another browser of theirs, or another account: the door ends what they came with. */
  by: 'themselves' | 'another browser' | 'another account';
  ask: (asking: Asking) => Promise<Answer>;
  /** Puts back what somebody who got through has changed. */
  restore?: ((asking: Asking) => Promise<unknown>) | undefined;
}>;

/** What rows of every kind may say beside their guard. */
export type RowParts = Readonly<{
  guard: Guard;
  asks?: UseCase | readonly UseCase[];
  refusal?: Refusal;
  about?: string;
  where?: Where;
  by?: Door['by'];
  restore?: (asking: Asking) => Promise<unknown>;
}>;

/** The parts of a door that every kind of row fills alike. */
export function partsOf({ guard, asks = [], about = '', where, by = 'themselves', restore }: RowParts) {
  return {
    guard,
    asks: typeof asks === 'string' ? [asks] : asks,
    about,
    where: where ?? (isOfNoPlace(guard) ? 'one' : 'pair'),
    by,
    restore,
  } as const;
}

const isOfNoPlace = (guard: Guard): boolean =>
  typeof guard === 'string' || ('atHome' in guard && guard.atHome === true);

/** What a door is called, whole. */
export const titleOf = ({ name, about }: Door): string => (about === '' ? name : `${name} (${about})`);

export const byTitle = (doors: readonly Door[]): (readonly [string, Door])[] =>
  doors.map((door) => [titleOf(door), door] as const);
