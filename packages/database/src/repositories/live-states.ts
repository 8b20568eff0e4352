import { Fault, type LiveStateRepository } from '@uskalla/domain';
import { eq } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { liveState, workshop } from '../schema.ts';

export function createLiveStateRepository(db: Handle): LiveStateRepository {
  return {
    async get(workshopId) {
      const [row] = await db
        .select({ version: liveState.version, state: liveState.state })
        .from(liveState)
        .where(eq(liveState.workshopId, workshopId));
      return row;
    },
    change: (workshopId, first, change) =>
      db.transaction(async (tx) => {
        // The workshop is held, since a state that is not there yet can't be.
        const [held] = await tx
          .select({ id: workshop.id })
          .from(workshop)
          .where(eq(workshop.id, workshopId))
          .for('update');
        if (!held) throw new Fault('not_found');
        const [row] = await tx
          .select({ version: liveState.version, state: liveState.state })
          .from(liveState)
          .where(eq(liveState.workshopId, workshopId));
        const before = row ?? { version: 0, state: first() };
        const state = change(before.state);
        if (state === before.state) return { ...before, isChanged: false };
        const version = before.version + 1;
        await tx
          .insert(liveState)
          .values({ workshopId, version, state })
          .onConflictDoUpdate({ target: liveState.workshopId, set: { version, state } });
        return { version, state, isChanged: true };
      }),
  };
}
