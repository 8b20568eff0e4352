import { Fault, type Participant, type ParticipantRepository } from '@uskalla/domain';
import { and, asc, eq } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { participant, workshop } from '../schema.ts';
import { tablesOf } from './tables.ts';

export function createParticipantRepository(db: Handle): ParticipantRepository {
  const byDevice = async (from: Pick<Handle, 'select'>, workshopId: string, deviceHash: string) => {
    const [row] = await from
      .select()
      .from(participant)
      .where(and(eq(participant.workshopId, workshopId), eq(participant.deviceHash, deviceHash)));
    return row && toParticipant(row);
  };
  return {
    seat: (person, choose) =>
      db.transaction(async (tx) => {
        const [held] = await tx
          .select({ id: workshop.id })
          .from(workshop)
          .where(eq(workshop.id, person.workshopId))
          .for('update');
        if (!held) throw new Fault('code_unknown');
        const known = await byDevice(tx, person.workshopId, person.deviceHash);
        if (known) return { participant: known, isNew: false };
        const table = choose(await tablesOf(tx, person.workshopId));
        const row = { ...person, tableId: table.id, nameConsent: 'unasked' as const };
        await tx.insert(participant).values(row);
        return { participant: toParticipant(row), isNew: true };
      }),
    byDevice: (workshopId, deviceHash) => byDevice(db, workshopId, deviceHash),
    async ofWorkshop(workshopId) {
      const rows = await db
        .select()
        .from(participant)
        .where(eq(participant.workshopId, workshopId))
        .orderBy(asc(participant.joinedAt), asc(participant.id));
      return rows.map(toParticipant);
    },
    async rename(id, name) {
      await db.update(participant).set({ name }).where(eq(participant.id, id));
    },
    async setNameConsent(id, nameConsent) {
      await db.update(participant).set({ nameConsent }).where(eq(participant.id, id));
    },
    async remove(id) {
      await db.delete(participant).where(eq(participant.id, id));
    },
  };
}

function toParticipant({ deviceHash: _secret, ...row }: typeof participant.$inferSelect): Participant {
  return row;
}
