import type { Template, TemplateRepository } from '@uskalla/domain';
import { and, desc, eq } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { template } from '../schema.ts';

export function createTemplateRepository(db: Handle): TemplateRepository {
  /** A version never changes once it is there; there are as many as people made. */
  const known = new Map<string, Template>();
  return {
    async get(id, version) {
      const there = known.get(`${id} ${version}`);
      if (there) return there;
      const [row] = await db
        .select()
        .from(template)
        .where(version === undefined ? eq(template.id, id) : and(eq(template.id, id), eq(template.version, version)))
        .orderBy(desc(template.version))
        .limit(1);
      if (row) known.set(`${id} ${row.version}`, row.body);
      return row?.body;
    },
    async list() {
      const rows = await db.selectDistinctOn([template.id]).from(template).orderBy(template.id, desc(template.version));
      return rows.map(({ body }) => body);
    },
    async ensure(body) {
      await db.insert(template).values({ id: body.id, version: body.version, body }).onConflictDoNothing();
    },
  };
}
