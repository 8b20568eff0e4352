import { Fault, type Participant, type ParticipantRepository } from '@uskalla/domain';
import { and, asc, eq, isNotNull, isNull, type SQL } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { participant, workshop } from '../schema.ts';
import { tablesOf } from './tables.ts';
import { toWorkshop } from './workshops.ts';

export function createParticipantRepository(db: Handle): ParticipantRepository {
  const byDevice = async (from: Pick<Handle, 'select'>, workshopId: string, deviceHash: string) => {
    const [row] = await from
      .select()
      .from(participant)
      .where(and(eq(participant.workshopId, workshopId), eq(participant.deviceHash, deviceHash)));
    return row;
  };
  const inWorkshop = async (workshopId: string, which: SQL) => {
    const rows = await db
      .select()
      .from(participant)
      .where(and(eq(participant.workshopId, workshopId), which))
      .orderBy(asc(participant.joinedAt), asc(participant.id));
    return rows.map(toParticipant);
  };
  return {
    seat: (person, choose) =>
      db.transaction(async (tx) => {
        const [held] = await tx.select().from(workshop).where(eq(workshop.id, person.workshopId)).for('update');
        if (!held) throw new Fault('code_unknown');
        const known = await byDevice(tx, person.workshopId, person.deviceHash);
        if (known?.removedAt) throw new Fault('seat_removed');
        if (known) return { participant: toParticipant(known), isNew: false };
        const table = choose(await tablesOf(tx, person.workshopId), toWorkshop(held));
        const row = {
          ...person,
          tableId: table.id,
          nameConsent: 'unasked' as const,
          formerTables: [],
          removedAt: null,
        };
        await tx.insert(participant).values(row);
        return { participant: toParticipant(row), isNew: true };
      }),
    async byDevice(workshopId, deviceHash) {
      const row = await byDevice(db, workshopId, deviceHash);
      return row && row.removedAt === null ? toParticipant(row) : undefined;
    },
    async byId(id) {
      const [row] = await db.select().from(participant).where(eq(participant.id, id));
      return row && toParticipant(row);
    },
    ofWorkshop: (workshopId) => inWorkshop(workshopId, isNull(participant.removedAt)),
    removedOf: (workshopId) => inWorkshop(workshopId, isNotNull(participant.removedAt)),
    async rename(id, name, nameStatus) {
      await db.update(participant).set({ name, nameStatus }).where(eq(participant.id, id));
    },
    async setNameStatus(id, nameStatus) {
      await db.update(participant).set({ nameStatus }).where(eq(participant.id, id));
    },
    async setRemoved(id, removedAt) {
      await db.update(participant).set({ removedAt }).where(eq(participant.id, id));
    },
    move: (workshopId, moves) =>
      db.transaction(async (tx) => {
        await tx.select({ id: workshop.id }).from(workshop).where(eq(workshop.id, workshopId)).for('update');
        for (const { participantId, tableId } of moves) {
          const which = and(eq(participant.id, participantId), eq(participant.workshopId, workshopId));
          const [person] = await tx.select().from(participant).where(which);
          if (!person || person.tableId === tableId) continue;
          const formerTables = [...new Set([...person.formerTables, person.tableId])].filter((id) => id !== tableId);
          await tx.update(participant).set({ tableId, formerTables }).where(which);
        }
      }),
    async setNameConsent(id, nameConsent) {
      await db.update(participant).set({ nameConsent }).where(eq(participant.id, id));
    },
    async remove(id) {
      await db.delete(participant).where(eq(participant.id, id));
    },
  };
}

function toParticipant({
  deviceHash: _secret,
  removedAt: _when,
  ...row
}: typeof participant.$inferSelect): Participant {
  return row;
}
