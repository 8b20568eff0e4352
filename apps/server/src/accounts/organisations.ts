import { Fault, isOrganisationRole, slugify, type OrganisationRole } from '@uskalla/domain';
import { randomUUID } from 'node:crypto';
import type { Signer } from '../tokens.ts';
import { lifetimes, type BetterAuth } from './auth.ts';

/** An invitation that can still be taken. */
export type OpenInvitation = Readonly<{
  id: string;
  email: string;
  role: OrganisationRole;
  organisationId: string;
  inviterId: string;
  until: Date;
}>;

export type AuthMember = Readonly<{ id: string; userId: string; name: string; email: string; role: OrganisationRole }>;

/** Organisations with their members and invitations, in better-auth's tables, where the server itself acts. */
export type AuthOrganisations = Readonly<{
  /** @returns its id */
  make(organisation: Readonly<{ name: string; municipality: string | null; runsService: boolean }>): Promise<string>;
  addMember(organisationId: string, userId: string, role: OrganisationRole): Promise<void>;
  /** By name. */
  members(organisationId: string): Promise<AuthMember[]>;
  /** Those that wait to be taken, the newest first. */
  invitations(organisationId: string): Promise<OpenInvitation[]>;
  /** @returns its id */
  invite(invitation: Omit<OpenInvitation, 'id' | 'until'>): Promise<string>;
  /** @throws Fault `link_used` */
  byToken(token: string): Promise<OpenInvitation>;
}>;

/** What stands in the link of an invitation: nobody who sees it in a list can take it. */
export const invitationToken = (signer: Pick<Signer, 'sign'>, id: string): string => signer.sign('invitation', id);

type Row = Readonly<{
  id: string;
  email: string;
  role?: string | null;
  organizationId: string;
  inviterId: string;
  status: string;
  expiresAt: Date;
  createdAt: Date;
}>;

export function createAuthOrganisations(auth: BetterAuth, signer: Pick<Signer, 'verify'>): AuthOrganisations {
  const adapter = async () => (await auth.$context).adapter;

  return {
    async make({ name, municipality, runsService }) {
      const { id } = await (
        await adapter()
      ).create<Record<string, unknown>, { id: string }>({
        model: 'organization',
        // The slug is better-auth's need, and stands in no address.
        data: {
          name,
          slug: `${slugify(name)}-${randomUUID().slice(0, 8)}`,
          municipality,
          runsService,
          createdAt: new Date(),
        },
      });
      return id;
    },
    async addMember(organizationId, userId, role) {
      await auth.api.addMember({ body: { organizationId, userId, role } });
    },
    async members(organizationId) {
      const db = await adapter();
      const where = [{ field: 'organizationId', value: organizationId }];
      const rows = await db.findMany<{ id: string; userId: string; role: string }>({
        model: 'member',
        where,
        limit: 500,
      });
      const ids = rows.map(({ userId }) => userId);
      const users = await db.findMany<{ id: string; name: string; email: string }>({
        model: 'user',
        where: [{ field: 'id', operator: 'in', value: ids }],
        limit: 500,
      });
      const byId = new Map(users.map((user) => [user.id, user]));
      return rows
        .flatMap(({ id, userId, role }) => {
          const user = byId.get(userId);
          return user && isOrganisationRole(role) ? [{ id, userId, name: user.name, email: user.email, role }] : [];
        })
        .sort((a, b) => a.name.localeCompare(b.name, 'fi'));
    },
    async invitations(organizationId) {
      const rows = await (
        await adapter()
      ).findMany<Row>({
        model: 'invitation',
        where: [
          { field: 'organizationId', value: organizationId },
          { field: 'status', value: 'pending' },
        ],
        sortBy: { field: 'createdAt', direction: 'desc' },
        limit: 200,
      });
      return rows.flatMap((row) => toOpen(row) ?? []);
    },
    async invite({ organisationId, inviterId, email, role }) {
      const now = Date.now();
      const { id } = await (
        await adapter()
      ).create<Record<string, unknown>, { id: string }>({
        model: 'invitation',
        data: {
          organizationId: organisationId,
          inviterId,
          email,
          role,
          status: 'pending',
          createdAt: new Date(now),
          expiresAt: new Date(now + lifetimes.invitation * 1_000),
        },
      });
      return id;
    },
    async byToken(token) {
      const id = signer.verify('invitation', token);
      const row =
        id === null
          ? null
          : await (await adapter()).findOne<Row>({ model: 'invitation', where: [{ field: 'id', value: id }] });
      const open = row && toOpen(row);
      if (!open) throw new Fault('link_used');
      return open;
    },
  };
}

function toOpen({ id, email, role, organizationId, inviterId, status, expiresAt }: Row): OpenInvitation | undefined {
  if (status !== 'pending' || expiresAt.getTime() < Date.now() || !isOrganisationRole(role)) return undefined;
  return { id, email, role, organisationId: organizationId, inviterId, until: expiresAt };
}
