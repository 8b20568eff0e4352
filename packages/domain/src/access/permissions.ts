import type { Workshop } from '../workshop.ts';
import type { Actor } from './actor.ts';
import type { Role } from './roles.ts';

type OfService = null;
type OfOrganisation = Readonly<{ organisationId: string | null }>;
type OfWorkshop = Readonly<{ workshop: Workshop }>;
type OfTable = OfWorkshop & Readonly<{ tableId: string }>;
/** `hidden` says whether tables' texts are hidden from the room. */
type OfReading = OfTable & Readonly<{ hidden: boolean }>;
/** `open` says whether tables may write at this moment of the agenda. */
type OfWriting = OfTable & Readonly<{ open: boolean }>;

/** Every action that is guarded, with what it is done to. */
export type Subjects = {
  /** To say who runs the service, edit its notices, answer feedback, make organisations, name ambassadors, sign accounts out. */
  'service.operate': OfService;
  /** Who its members are, and what it keeps for how long. */
  'organisation.see': OfOrganisation;
  /** To invite and remove members and sign them out, to change its name and how long it keeps things, to give a workshop to another member. */
  'organisation.manage': OfOrganisation;
  'organisation.read-log': OfOrganisation;
  'workshop.create': OfOrganisation;
  'workshop.steer': OfWorkshop;
  /** What stays with the one whose workshop it is: handing over, and who else may steer. */
  'workshop.own': OfWorkshop;
  'workshop.watch-wall': OfWorkshop;
  'workshop.drive-wall': OfWorkshop;
  'workshop.take-part': OfWorkshop;
  /** To export and erase what it holds of a person, on their request. */
  'workshop.answer-requests': OfWorkshop;
  'draft.read': OfReading;
  'draft.write': OfWriting;
  'draft.mark-ready': OfTable;
  'draft.publish': OfTable;
  'draft.history': OfTable;
  'draft.restore': OfTable;
  'library.read': OfService;
  /** To read, collect, translate, announce and withdraw, whoever's story it is. */
  'library.curate': OfService;
  /** To answer for a story: readers' questions, what happened later. Nobody's where no workshop told it. */
  'story.tend': Readonly<{ facilitatorId: string | undefined }>;
};
export type Action = keyof Subjects;

/** When a role may do something that it may not always do. */
export const conditions = {
  'signed in with a second factor': (actor: Actor) => actor.hasSecondFactor,
  'at their own table, while the workshop is open': (actor: Actor, { workshop, tableId }: OfTable) =>
    actor.seat?.tableId === tableId && workshop.status === 'open',
  'at a table they sit or sat at': (actor: Actor, { tableId }: OfTable) => hasSatAt(actor, tableId),
  'at a table they sit or sat at, while it is time to write': (actor: Actor, { workshop, tableId, open }: OfWriting) =>
    hasSatAt(actor, tableId) && workshop.status === 'open' && open,
  'while texts are shown': (_actor: Actor, { hidden }: OfReading) => !hidden,
} as const;
export type Condition = keyof typeof conditions;

/** Also where one sat before being moved: nobody loses what was written there and is still on a phone. */
const hasSatAt = ({ seat }: Actor, tableId: string): boolean =>
  seat !== null && (seat.tableId === tableId || seat.formerTables.includes(tableId));

const whoeverSteers = { 'workshop.facilitator': true, 'workshop.co-facilitator': true } as const;

/**
 * The one table of who may do what: to each action, the roles that may, always or on a condition. HTTP, the live channel, co-writing
 * and pages all ask it. An organisation's owner is no reader of its workshops: what a table tells is the table's until it is published.
 */
export const permissions: { readonly [A in Action]: Readonly<Partial<Record<Role, true | Condition>>> } = {
  'service.operate': { 'service.operator': 'signed in with a second factor' },
  'organisation.see': { 'organisation.owner': true, 'organisation.facilitator': true },
  'organisation.manage': { 'organisation.owner': 'signed in with a second factor' },
  'organisation.read-log': { 'organisation.owner': 'signed in with a second factor' },
  'workshop.create': { 'organisation.owner': true, 'organisation.facilitator': true },
  'workshop.steer': whoeverSteers,
  'workshop.own': { 'workshop.facilitator': true },
  'workshop.watch-wall': { ...whoeverSteers, 'workshop.projector': true },
  'workshop.drive-wall': { ...whoeverSteers, 'workshop.projector': true },
  'workshop.take-part': { 'workshop.participant': true },
  'workshop.answer-requests': { 'workshop.facilitator': true },
  'draft.read': {
    ...whoeverSteers,
    'workshop.participant': 'at a table they sit or sat at',
    'workshop.projector': 'while texts are shown',
  },
  // A closed workshop is told to the end: the table may no longer write, its facilitator still may.
  'draft.write': {
    ...whoeverSteers,
    'workshop.participant': 'at a table they sit or sat at, while it is time to write',
  },
  'draft.mark-ready': {
    ...whoeverSteers,
    'workshop.participant': 'at their own table, while the workshop is open',
  },
  'draft.publish': whoeverSteers,
  // What somebody deleted, and when, is not for the whole table.
  'draft.history': whoeverSteers,
  'draft.restore': whoeverSteers,
  'library.read': { 'library.reader': true },
  'library.curate': { 'library.ambassador': true },
  'story.tend': { 'library.ambassador': true, 'workshop.facilitator': true },
};

/** Every action there is, in the order of the table. */
export const allActions = (): readonly Action[] => Object.keys(permissions) as Action[];
