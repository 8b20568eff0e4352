import {
  isOrganisationRole,
  type Memberships,
  type Organisation,
  type OrganisationRepository,
  type OrganisationRole,
} from '@uskalla/domain';
import { and, asc, count, eq } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { ambassador, member, organization, workshop } from '../schema.ts';

/** Its rows are made and removed by better-auth, members and invitations too; what is read and changed here is ours. */
export function createOrganisationRepository(db: Handle): OrganisationRepository {
  return {
    async byId(id) {
      const [row] = await db.select(columns).from(organization).where(eq(organization.id, id));
      return row;
    },
    all: () =>
      db
        .select({ ...columns, members: count(member.id) })
        .from(organization)
        .leftJoin(member, eq(member.organizationId, organization.id))
        .groupBy(organization.id)
        .orderBy(asc(organization.name), asc(organization.id)),
    async ofMember(userId) {
      const rows = await db
        .select({ ...columns, role: member.role })
        .from(member)
        .innerJoin(organization, eq(organization.id, member.organizationId))
        .where(eq(member.userId, userId))
        .orderBy(asc(organization.name), asc(organization.id));
      return rows.flatMap(({ role, ...organisation }) => (isOrganisationRole(role) ? [{ ...organisation, role }] : []));
    },
    async memberships(userId) {
      const [rows, curating] = await Promise.all([
        db
          .select({ id: member.organizationId, role: member.role, runsService: organization.runsService })
          .from(member)
          .innerJoin(organization, eq(organization.id, member.organizationId))
          .where(eq(member.userId, userId)),
        db.select({ userId: ambassador.userId }).from(ambassador).where(eq(ambassador.userId, userId)),
      ]);
      return membershipsOf(rows, curating.length > 0);
    },
    async operator() {
      const [row] = await db.select(columns).from(organization).where(eq(organization.runsService, true));
      return row;
    },
    async change(id, { name, municipality, retentionDays }) {
      await db.update(organization).set({ name, municipality, retentionDays }).where(eq(organization.id, id));
    },
    async giveWorkshops(organisationId, from, to) {
      const given = await db
        .update(workshop)
        .set({ facilitatorId: to })
        .where(and(eq(workshop.organisationId, organisationId), eq(workshop.facilitatorId, from)))
        .returning({ id: workshop.id });
      return given.map(({ id }) => id);
    },
  };
}

const columns = {
  id: organization.id,
  name: organization.name,
  municipality: organization.municipality,
  retentionDays: organization.retentionDays,
  runsService: organization.runsService,
} satisfies { [K in keyof Organisation]: unknown };

function membershipsOf(
  rows: readonly { id: string; role: string; runsService: boolean }[],
  isAmbassador: boolean,
): Memberships {
  const organisations = rows.flatMap(({ id, role }): { id: string; role: OrganisationRole }[] =>
    isOrganisationRole(role) ? [{ id, role }] : [],
  );
  return {
    organisations,
    isOperator: rows.some(({ runsService, role }) => runsService && role === 'owner'),
    isAmbassador,
  };
}
