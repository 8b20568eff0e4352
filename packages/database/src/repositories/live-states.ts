import type { LiveStateRepository } from '@uskalla/domain';
import { and, eq } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { liveState, workshop } from '../schema.ts';
import { toWorkshop } from './workshops.ts';

export function createLiveStateRepository(db: Handle): LiveStateRepository {
  const versioned = { version: liveState.version, state: liveState.state };
  return {
    async get(workshopId) {
      const [row] = await db.select(versioned).from(liveState).where(eq(liveState.workshopId, workshopId));
      return row;
    },
    async withWorkshop(workshopId) {
      const [row] = await db
        .select({ workshop, current: versioned })
        .from(workshop)
        .leftJoin(liveState, eq(liveState.workshopId, workshop.id))
        .where(eq(workshop.id, workshopId));
      return row && { workshop: toWorkshop(row.workshop), current: row.current ?? undefined };
    },
    async replace(workshopId, version, state) {
      const next = { version: version + 1, state };
      const written =
        version === 0
          ? await db
              .insert(liveState)
              .values({ workshopId, ...next })
              .onConflictDoNothing()
              .returning({ version: liveState.version })
          : await db
              .update(liveState)
              .set(next)
              .where(and(eq(liveState.workshopId, workshopId), eq(liveState.version, version)))
              .returning({ version: liveState.version });
      return written.length > 0;
    },
  };
}
