import type { AccountServices } from '@uskalla/contracts';
import type { Clock, PhotoStore, PublishingKnowledge, Repositories, Template, Workshop } from '@uskalla/domain';
import { Fault } from '@uskalla/domain';
import type { Accounts } from '../accounts/accounts.ts';
import type { AskAuth } from '../accounts/ask-auth.ts';
import type { AuthOrganisations } from '../accounts/organisations.ts';
import type { Addresses } from '../addresses.ts';
import type { Callers } from '../caller.ts';
import type { Collab } from '../collab/collab.ts';
import type { LibraryVersion } from '../library-version.ts';
import type { Darkroom } from '../photos/darkroom.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { PhotoKeeping } from '../photos/photo-keeping.ts';
import type { Presence } from '../live/presence.ts';
import type { WorkshopEvents } from '../live/workshop-events.ts';
import type { Rehearsals } from '../rehearsal/rehearsals.ts';
import type { Scrubber } from '../retention/scrubber.ts';
import type { ReaderLimits } from '../reader-limits.ts';
import { isUuid } from '../uuid.ts';
import type { Signer } from '../tokens.ts';
import type { JoinCodes } from './join-codes.ts';
import type { LiveStates } from './live-states.ts';
import type { WorkshopSignals } from './signals.ts';
import type { WorkshopSnapshots } from './workshop-snapshots.ts';

/** What use cases stand on. */
export type Parts = Readonly<{
  repositories: Repositories;
  callers: Callers;
  accounts: Accounts;
  authOrganisations: AuthOrganisations;
  ask: AskAuth;
  mailer: Mailer;
  signer: Signer;
  addresses: Addresses;
  collab: Collab;
  clock: Clock;
  knows: PublishingKnowledge;
  /** Told after a commit, so that screens follow. */
  events: WorkshopEvents;
  presence: Presence;
  codes: JoinCodes;
  snapshots: WorkshopSnapshots;
  liveStates: LiveStates;
  signals: WorkshopSignals;
  guessing: GuessLimit;
  readerLimits: ReaderLimits;
  darkroom: Darkroom;
  photoStore: PhotoStore;
  photoKeeping: PhotoKeeping;
  scrubber: Scrubber;
  accountServices: Pick<AccountServices, 'account'>;
  /** What addresses begin with where nobody's request tells. */
  base: string;
  /** Whom people write to about the service. */
  contactEmail: string | null;
  library: Pick<LibraryVersion, 'changed'>;
  rehearsals: Pick<Rehearsals, 'start' | 'stop' | 'running'>;
}>;

/** Wrong join codes from one address are counted, so that codes can't be found by trying; and so are new seats by one code. */
export type GuessLimit = Readonly<{
  /** @throws Fault `too_many_requests` */
  assertMayTry(address: string): Promise<void>;
  countMiss(address: string): Promise<void>;
  /** @throws Fault `too_many_requests` */
  assertMaySeat(workshopId: string): Promise<void>;
  countSeat(workshopId: string): Promise<void>;
}>;

/** @throws Fault `not_found` */
export async function workshopById(repositories: Repositories, id: string): Promise<Workshop> {
  const workshop = isUuid(id) ? await repositories.workshops.byId(id) : undefined;
  if (!workshop) throw new Fault('not_found');
  return workshop;
}

/** The template a workshop writes with. @throws Fault `template_unknown` */
export async function templateFor(parts: Pick<Parts, 'repositories'>, workshop: Workshop): Promise<Template> {
  const template = await parts.repositories.templates.get(workshop.templateId, workshop.templateVersion);
  if (!template) throw new Fault('template_unknown');
  return template;
}
