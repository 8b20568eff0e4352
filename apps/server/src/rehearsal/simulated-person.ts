import type { Caller, PhoneCommand } from '@uskalla/contracts';
import type { Locale } from '@uskalla/domain';
import { randomBytes } from 'node:crypto';
import { rehearsalNames } from './phrases.ts';

/** Something somebody will do; `at` is in milliseconds of the rehearsal. */
export type Act = Readonly<{ at: number }> &
  Readonly<
    | { do: 'join' }
    | { do: 'give'; command: PhoneCommand }
    /** Up-votes one of the questions there are by then. */
    | { do: 'support' }
    /** Once, or again and again, after `each` milliseconds on average. */
    | { do: 'react'; each: number | null }
  >;

/** A simulated participant: what a phone would be, and what it is about to do. */
export type SimulatedPerson = {
  readonly number: number;
  readonly caller: Caller;
  readonly name: string | null;
  /** Known once they have had a seat. */
  participantId: string | null;
  tableId: string | null;
  /** When they were seated. */
  seatedAt: number;
  /** Ends their being here; `null` while they sit nowhere. */
  disappear: (() => void) | null;
  /** There is no seat for them. */
  isTurnedAway: boolean;
  /** The phase that `acts` were planned for. */
  plannedFor: string | null;
  acts: Act[];
  isBusy: boolean;
  /** Under which their letters go into documents. */
  writesAs: number;
};

export const isHere = (person: SimulatedPerson): boolean => person.disappear !== null;

/**
 * @param device their secret; the same one finds the same person again
 * @param number counted from 0
 */
export function simulatedPerson(number: number, device: string, locale: Locale, comesAt: number): SimulatedPerson {
  return {
    number,
    caller: {
      user: null,
      device,
      walls: [],
      steers: [],
      thanked: [],
      baseUrl: 'http://localhost',
      locale,
      address: 'rehearsal',
    },
    name: nameOf(number, locale),
    participantId: null,
    tableId: null,
    seatedAt: 0,
    disappear: null,
    isTurnedAway: false,
    plannedFor: null,
    acts: [{ at: comesAt, do: 'join' }],
    isBusy: false,
    writesAs: newWriter(),
  };
}

/** A client id of Yjs: 32 bits that no other writer has. */
export const newWriter = (): number => randomBytes(4).readUInt32LE();

function nameOf(number: number, locale: Locale): string | null {
  // Names are asked for, not needed: somebody always leaves the field empty.
  if (number % 19 === 18) return null;
  const names = rehearsalNames(locale);
  const name = names[number % names.length] ?? '';
  const round = Math.floor(number / names.length) + 1;
  return round === 1 ? name : `${name.slice(0, 36).trimEnd()} ${round}`;
}
