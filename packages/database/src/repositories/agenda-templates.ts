import type { AgendaTemplateRepository } from '@uskalla/domain';
import { asc, eq } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { agendaTemplate } from '../schema.ts';

export function createAgendaTemplateRepository(db: Handle): AgendaTemplateRepository {
  return {
    async byId(id) {
      const [row] = await db.select().from(agendaTemplate).where(eq(agendaTemplate.id, id));
      return row && toTemplate(row);
    },
    async ofOwner(ownerId) {
      const rows = await db
        .select()
        .from(agendaTemplate)
        .where(eq(agendaTemplate.ownerId, ownerId))
        .orderBy(asc(agendaTemplate.name), asc(agendaTemplate.id));
      return rows.map(toTemplate);
    },
    async save(template, savedAt) {
      const row = { ...template, phases: [...template.phases], savedAt };
      await db.insert(agendaTemplate).values(row).onConflictDoUpdate({ target: agendaTemplate.id, set: row });
    },
    async remove(id) {
      await db.delete(agendaTemplate).where(eq(agendaTemplate.id, id));
    },
  };
}

const toTemplate = ({ savedAt: _when, ...row }: typeof agendaTemplate.$inferSelect) => row;
