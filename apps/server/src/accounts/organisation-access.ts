import { permissions } from '@uskalla/domain';
import { createAccessControl } from 'better-auth/plugins/access';

/** What better-auth's own endpoints ask about, where our table has one action for all of it. */
const everything = {
  organization: ['update', 'delete'],
  member: ['create', 'update', 'delete'],
  invitation: ['create', 'cancel'],
} as const;
const nothing = { organization: [], member: [], invitation: [] } as const;

const access = createAccessControl(everything);
const may = (role: 'organisation.owner' | 'organisation.facilitator') =>
  access.newRole(permissions['organisation.manage'][role] === undefined ? nothing : everything);

/** Our table of permissions, in the words of better-auth's organisations; on which condition, our use cases ask first. */
export const organisationAccess = {
  ac: access,
  roles: { owner: may('organisation.owner'), facilitator: may('organisation.facilitator') },
};
