import type { Asking, Door } from '../matrix/door.ts';
import { invite, rejoin } from '../matrix/fill-shelves.ts';
import { form, page } from '../matrix/page-door.ts';
import { asOrganisation } from '../matrix/refusals.ts';

const organisation = '/(desk)/desk/organisations/[id]';
const service = '/(desk)/desk/service';
const of = (rest = '') => ({ at: ({ place }: Asking) => `/desk/organisations/${place.organisation}${rest}` });
const sees = { guard: { action: 'organisation.see' }, refusal: asOrganisation, signIn: 'must' } as const;
const manages = { ...sees, ...of(), guard: { action: 'organisation.manage' } } as const;
const operates = { guard: { action: 'service.operate' }, signIn: 'must', where: 'one' } as const;

/** Organisations and the service itself, as their owners and its operator see them. What would change them for good is sent wrong. */
export const organisationPages: readonly Door[] = [
  page(organisation, { ...sees, ...of(), asks: 'organisations.organisation' }),
  page(`${organisation}/log`, {
    ...sees,
    ...of('/log'),
    guard: { action: 'organisation.read-log' },
    asks: 'organisations.log',
  }),
  form(organisation, 'change', {
    ...manages,
    form: () => ({ name: 'Oma', retention: '0' }),
    allowed: 'failure 422',
    asks: 'organisations.change',
  }),
  form(organisation, 'invite', {
    ...manages,
    form: () => ({ email: 'ei osoite', role: 'facilitator' }),
    allowed: 'failure 422',
    asks: 'organisations.invite',
  }),
  form(organisation, 'cancel', {
    ...manages,
    form: ({ place }) => ({ id: place.invitation }),
    asks: 'organisations.cancelInvitation',
    restore: ({ world, place }) => invite(world, place, world.hostOf(place)),
  }),
  form(organisation, 'role', {
    ...manages,
    form: ({ place }) => ({ id: place.member, role: 'facilitator' }),
    asks: 'organisations.changeRole',
  }),
  form(organisation, 'signOut', {
    ...manages,
    form: ({ place }) => ({ id: place.member }),
    asks: 'organisations.signMemberOut',
  }),
  form(organisation, 'remove', {
    ...manages,
    form: ({ place }) => ({ id: place.member }),
    asks: 'organisations.removeMember',
    restore: ({ world, place }) => rejoin(world, place),
  }),

  page(service, { ...operates, at: '/desk/service', asks: 'organisations.service' }),
  page(`${service}/log`, { ...operates, at: '/desk/service/log', asks: 'organisations.serviceLog' }),
  form(service, 'organisation', {
    ...operates,
    at: '/desk/service',
    form: () => ({ name: 'Kolmas', email: 'ei osoite' }),
    allowed: 'failure 422',
    asks: 'organisations.addOrganisation',
  }),
  form(service, 'ambassador', {
    ...operates,
    at: '/desk/service',
    form: () => ({ email: 'ei-ketaan@esimerkki.fi' }),
    allowed: 'failure 422',
    asks: 'organisations.nameAmbassador',
  }),
  form(service, 'end', {
    ...operates,
    at: '/desk/service',
    form: ({ place }) => ({ id: place.member }),
    asks: 'organisations.endAmbassador',
  }),

  form(service, 'signOut', {
    ...operates,
    at: '/desk/service',
    form: () => ({ email: 'ei-ketaan@esimerkki.fi' }),
    allowed: 'failure 422',
    asks: 'organisations.signOut',
  }),

  page(`${service}/notices`, { ...operates, at: '/desk/service/notices', asks: 'notices.noticeDesk' }),
  form(`${service}/notices`, 'save', {
    ...operates,
    at: '/desk/service/notices',
    form: () => ({ kind: 'contact', language: 'sv', text: 'x'.repeat(20_001) }),
    allowed: 'failure 422',
    asks: 'notices.saveNotice',
  }),
  page(`${service}/feedback`, { ...operates, at: '/desk/service/feedback', asks: 'notices.feedback' }),
  form(`${service}/feedback`, 'answer', {
    ...operates,
    at: '/desk/service/feedback',
    form: () => ({ id: 'ei-ole', answer: 'x' }),
    allowed: 'failure 404',
    asks: 'notices.answerFeedback',
  }),
];
