import type { AuditRepository } from '@uskalla/domain';
import { and, desc, eq, isNull, lt } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { auditEntry } from '../schema.ts';

export function createAuditRepository(db: Handle): AuditRepository {
  return {
    async add(entry) {
      await db.insert(auditEntry).values(entry);
    },
    of: (organisationId, limit, before) =>
      db
        .select()
        .from(auditEntry)
        .where(
          and(
            organisationId === null ? isNull(auditEntry.organisationId) : eq(auditEntry.organisationId, organisationId),
            before === undefined ? undefined : lt(auditEntry.id, before),
          ),
        )
        .orderBy(desc(auditEntry.id))
        .limit(limit),
  };
}
