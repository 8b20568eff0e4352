import type { Workshop } from './workshop.ts';

const day = 86_400_000;

/** Days before its end that whoever holds a workshop is told that it will be forgotten. */
export const announcedDays = 14;
/** Between being told and the end there are never fewer, also where an organisation shortens what it keeps. */
export const leastAnnouncedDays = 7;
/** Days without a letter or a newcomer after which a workshop that nobody closed is closed. */
export const quietDays = 180;

/** What its end is counted from. */
export type Retained = Readonly<{
  status: Workshop['status'];
  closedAt: Date | null;
  /** When whoever holds it was last told of its end. */
  announcedAt: Date | null;
  /** When somebody last wrote in it, joined, or opened it. */
  lastUsedAt: Date;
  /** Days after closing for which its organisation keeps it. */
  retentionDays: number;
}>;

const later = (date: Date, days: number): number => date.getTime() + days * day;

/** When a closed workshop is forgotten; `null` while it is open. */
export function endOf({
  closedAt,
  announcedAt,
  retentionDays,
}: Pick<Retained, 'closedAt' | 'announcedAt' | 'retentionDays'>): Date | null {
  if (closedAt === null) return null;
  const end = later(closedAt, retentionDays);
  const told = countsAsTold({ closedAt, announcedAt, end }) ? announcedAt : null;
  return new Date(told === null ? end : Math.max(end, later(told, leastAnnouncedDays)));
}

/** What was told of another end, as of an earlier closing or before the days were made more, does not count. */
function countsAsTold(at: { closedAt: Date; announcedAt: Date | null; end: number }): boolean {
  const { closedAt, announcedAt, end } = at;
  return announcedAt !== null && announcedAt.getTime() >= Math.max(closedAt.getTime(), end - announcedDays * day);
}

/** What is due to be done to a workshop for its retention, if anything. */
export function retentionStep(it: Retained, now: Date): 'close' | 'announce' | 'forget' | null {
  const { status, closedAt, announcedAt, lastUsedAt, retentionDays } = it;
  if (status === 'open' || closedAt === null) return later(lastUsedAt, quietDays) <= now.getTime() ? 'close' : null;
  const end = later(closedAt, retentionDays);
  if (now.getTime() < end - announcedDays * day) return null;
  if (!countsAsTold({ closedAt, announcedAt, end })) return 'announce';
  const forgottenAt = endOf(it);
  return forgottenAt !== null && forgottenAt <= now ? 'forget' : null;
}

/** A workshop whose retention has something due, and to whom it is told. */
export type DueWorkshop = Retained &
  Readonly<{ id: string; title: string; facilitatorId: string; organisationId: string }>;

/** When each of a facilitator's workshops is forgotten, and who asks to be erased from it. */
export type Keeping = Readonly<{
  workshopId: string;
  announcedAt: Date | null;
  retentionDays: number;
  erasureRequests: number;
}>;

export interface RetentionRepository {
  /** Of workshops by id; those that are not there are left out. */
  keepingOf(workshopIds: readonly string[]): Promise<Keeping[]>;
  /** Those that {@link retentionStep} may have something to do for; it may be asked again until there are none. */
  due(now: Date): Promise<DueWorkshop[]>;
  /**
   * Notes that whoever holds it is told of its end.
   * @param before what was noted; where another process was quicker, nothing is changed and false comes back
   */
  announce(id: string, at: Date | null, before: Date | null): Promise<boolean>;
  /**
   * Deletes what tables wrote, who sat at them and what they gave. What stays is that it was held, which stories came of it, and how
   * daring its people felt, as numbers. The published drafts go on under ids that no screen knows.
   * @returns false where it is open, or forgotten already
   */
  forget(id: string, at: Date): Promise<boolean>;
}
