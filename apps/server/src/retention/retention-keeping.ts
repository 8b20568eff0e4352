import {
  closeWorkshop,
  endOf,
  retentionStep,
  type Clock,
  type DueWorkshop,
  type Locale,
  type Repositories,
} from '@uskalla/domain';
import type { Accounts } from '../accounts/accounts.ts';
import type { AuthOrganisations } from '../accounts/organisations.ts';
import type { Collab } from '../collab/collab.ts';
import { hourly } from '../hourly.ts';
import type { WorkshopEvents } from '../live/workshop-events.ts';
import { endLetter } from '../mail/letters.ts';
import type { Mailer } from '../mail/mailer.ts';
import { writeDown } from '../use-cases/audit.ts';
import type { Scrubber } from './scrubber.ts';

/** Closes what was left open, tells of an end that comes near, and forgets workshops whose time is over. */
export type RetentionKeeping = Readonly<{
  /** Does all that is due now. Never throws: what fails is due the next time. */
  sweep(): Promise<void>;
  /** No more sweeps; waits for the one that is under way. */
  close(): Promise<void>;
}>;

/** It is nobody who does it. */
const byItself = { user: null };

export type RetentionParts = Readonly<{
  repositories: Repositories;
  accounts: Pick<Accounts, 'byId'>;
  authOrganisations: Pick<AuthOrganisations, 'members'>;
  mailer: Pick<Mailer, 'send'>;
  collab: Pick<Collab, 'workshopChanged' | 'review'>;
  events: Pick<WorkshopEvents, 'changed'>;
  scrubber: Scrubber;
  clock: Clock;
  /** What addresses in letters begin with. */
  base: string;
}>;

/**
 * Sweeps at once and every hour. Several processes may do so at the same time: each step is taken once.
 * @param onError hears of what could not be done
 */
export function createRetentionKeeping(parts: RetentionParts, onError: (error: unknown) => void): RetentionKeeping {
  const { repositories, clock } = parts;

  async function step(due: DueWorkshop): Promise<boolean> {
    const what = retentionStep(due, clock());
    if (what === 'close') await closeLeftOpen(due);
    if (what === 'announce') await announce(due);
    return what === 'forget' && (await forget(due));
  }

  async function closeLeftOpen({ id, organisationId }: DueWorkshop): Promise<void> {
    const workshop = await repositories.workshops.byId(id);
    if (!workshop) return;
    const closed = closeWorkshop(workshop, clock());
    await repositories.workshops.setStatus(closed, clock());
    parts.collab.workshopChanged(closed);
    await writeDown(parts, byItself, 'workshop.closed', organisationId, id);
    parts.events.changed(id, 'everybody');
  }

  /** Noted before it is sent, and un-noted where it can't be: of two processes one sends, and nobody is forgotten untold. */
  async function announce(due: DueWorkshop): Promise<void> {
    const at = clock();
    if (!(await repositories.retention.announce(due.id, at, due.announcedAt))) return;
    try {
      const end = endOf({ ...due, announcedAt: at }) ?? at;
      for (const { email, locale } of await whomToTell(due)) {
        await parts.mailer.send(email, endLetter(locale, parts.base, { id: due.id, title: due.title, end }));
      }
    } catch (error) {
      await repositories.retention.announce(due.id, due.announcedAt, at);
      throw error;
    }
    await writeDown(parts, byItself, 'workshop.announced-end', due.organisationId, due.id);
    parts.events.changed(due.id, 'everybody');
  }

  /** Whoever holds it; where that account is gone, the owners of its organisation. */
  async function whomToTell(due: DueWorkshop): Promise<readonly Readonly<{ email: string; locale: Locale }>[]> {
    const holder = await parts.accounts.byId(due.facilitatorId);
    if (holder) return [holder];
    const members = await parts.authOrganisations.members(due.organisationId);
    const owners = members.filter(({ role }) => role === 'owner');
    const accounts = await Promise.all(owners.map(({ userId }) => parts.accounts.byId(userId)));
    return accounts.filter((account) => account !== undefined);
  }

  async function forget({ id, organisationId }: DueWorkshop): Promise<boolean> {
    if (!(await repositories.retention.forget(id, clock()))) return false;
    await writeDown(parts, byItself, 'workshop.forgotten', organisationId, id);
    parts.events.changed(id, 'everybody');
    return true;
  }

  async function sweep(): Promise<void> {
    let isAnyForgotten = false;
    try {
      const seen = new Set<string>();
      for (;;) {
        // Those that failed are not tried again in the same sweep.
        const due = (await repositories.retention.due(clock())).filter(({ id }) => !seen.has(id));
        if (due.length === 0) break;
        for (const each of due) {
          seen.add(each.id);
          isAnyForgotten = (await step(each).catch(told)) || isAnyForgotten;
        }
      }
    } catch (error) {
      onError(error);
    }
    if (isAnyForgotten) {
      // Screens that are still open show a draft that is none any more.
      await parts.collab.review().catch(onError);
      await parts.scrubber.scrub();
    } else await parts.scrubber.again();
  }

  const told = (error: unknown): false => {
    onError(error);
    return false;
  };

  const { again, close } = hourly(sweep);
  return { sweep: again, close };
}
