import type { AuditLogView, Caller } from '@uskalla/contracts';
import type { AuditAct, AuditEntry } from '@uskalla/domain';
import { randomUUIDv7 } from 'node:crypto';
import { isUuid } from '../uuid.ts';
import type { Parts } from './parts.ts';
import { organisationFor } from './organisations/see-organisation.ts';

/** A page of the log. */
const entriesAtOnce = 50;

/**
 * Writes down that the caller did something, once it is done.
 * @param of the organisation whose owners are to see it; `null` for what concerns the service itself
 * @param subjectId of the workshop, story, account or organisation that it was done to
 */
export async function writeDown(
  { repositories, clock }: Pick<Parts, 'repositories' | 'clock'>,
  caller: Readonly<{ user: Readonly<{ id: string }> | null }>,
  act: AuditAct,
  of: string | null,
  subjectId: string | null,
): Promise<void> {
  const userId = caller.user?.id ?? null;
  await repositories.audit.add({ id: randomUUIDv7(), at: clock(), organisationId: of, userId, act, subjectId });
}

/** What was done in an organisation's name, the newest first, for its owners. */
export async function organisationLog(
  parts: Parts,
  caller: Caller,
  id: string,
  before?: string,
): Promise<AuditLogView> {
  const { organisation } = await organisationFor(parts, caller, id, 'organisation.read-log');
  return logView(parts, organisation.id, before);
}

/** One page, in names: what is gone since has none. */
export async function logView(parts: Parts, of: string | null, before?: string): Promise<AuditLogView> {
  const from = before !== undefined && isUuid(before) ? before : undefined;
  const entries = await parts.repositories.audit.of(of, entriesAtOnce + 1, from);
  const shown = entries.slice(0, entriesAtOnce);
  const names = new Map<string, Promise<string>>();
  const nameOf = (userId: string) => {
    const name = names.get(userId) ?? parts.accounts.nameOf(userId);
    names.set(userId, name);
    return name;
  };
  return {
    entries: await Promise.all(
      shown.map(async (entry) => ({
        id: entry.id,
        at: entry.at.toISOString(),
        act: entry.act,
        by: entry.userId === null ? null : await nameOf(entry.userId),
        about: await aboutOf(parts, entry, nameOf),
      })),
    ),
    next: entries.length > shown.length ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** What an entry is about, as it is called now; '' where it is gone. */
async function aboutOf(
  { repositories }: Parts,
  { act, subjectId }: AuditEntry,
  nameOf: (userId: string) => Promise<string>,
): Promise<string> {
  if (subjectId === null) return '';
  const [kind] = act.split('.');
  if (kind === 'member' || kind === 'ambassador' || kind === 'account') return nameOf(subjectId);
  if (!isUuid(subjectId)) return '';
  if (kind === 'workshop' || kind === 'person') return (await repositories.workshops.byId(subjectId))?.title ?? '';
  if (kind === 'organisation') return (await repositories.organisations.byId(subjectId))?.name ?? '';
  const story = await repositories.stories.byId(subjectId);
  // A withdrawn story's title is a part of it.
  return story && story.withdrawn === null ? story.revision.title : '';
}
