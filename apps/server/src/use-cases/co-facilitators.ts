import { paths } from '@uskalla/contracts/wire';
import type { Caller, CookieToSet } from '@uskalla/contracts';
import { Fault } from '@uskalla/domain';
import { linkGrant } from '../caller.ts';
import { steerCookie } from '../cookies.ts';
import { newToken, sameHash } from '../tokens.ts';
import { writeDown } from './audit.ts';
import { workshopById, type Parts } from './parts.ts';
import { ownWorkshop } from './steer-workshop.ts';

/** A fresh link for co-facilitators, whoever came by the old one steers no more; or none at all. */
export async function renewCoLink(
  parts: Parts,
  caller: Caller,
  id: string,
  wanted: boolean,
): Promise<{ coUrl: string | null }> {
  const workshop = await ownWorkshop(parts, caller, id);
  const key = wanted ? newToken() : null;
  await parts.repositories.workshops.setCoKey(workshop.id, key);
  await parts.collab.review();
  await writeDown(parts, caller, 'workshop.co-link-renewed', workshop.organisationId, workshop.id);
  parts.events.changed(workshop.id, 'everybody');
  return { coUrl: key === null ? null : coFacilitatorUrl(parts, caller, workshop.id, key) };
}

/** Lets this browser steer, for the secret of the link. @throws Fault `not_found` for a wrong or renewed one */
export async function openDesk(parts: Parts, caller: Caller, id: string, secret: string): Promise<CookieToSet> {
  const workshop = await workshopById(parts.repositories, id);
  const key = await parts.repositories.workshops.coKey(workshop.id);
  if (typeof key !== 'string' || !sameHash(coSecret(parts, workshop.id, key), secret)) throw new Fault('not_found');
  const grant = linkGrant(workshop.id, key);
  const grants = [grant, ...caller.steers.filter((each) => !each.startsWith(`${workshop.id}:`))].slice(0, 8);
  return steerCookie(parts.signer.sign('steer', grants.join(' ')), caller.baseUrl.startsWith('https:'));
}

/**
 * Makes whoever came by the link, and has an account, the one whose workshop it is: the owner hands over by giving them
 * the address. The one before steers on by the same link.
 * @throws Fault `not_found` for a wrong secret, `not_signed_in`
 */
export async function takeOver(parts: Parts, caller: Caller, id: string, secret: string): Promise<CookieToSet> {
  const workshop = await workshopById(parts.repositories, id);
  const { workshops } = parts.repositories;
  const [key, before = 0] = await Promise.all([workshops.coKey(workshop.id), workshops.handOvers(workshop.id)]);
  if (typeof key !== 'string' || !sameHash(handOverSecret(parts, workshop.id, before, key), secret))
    throw new Fault('not_found');
  if (caller.user === null) throw new Fault('not_signed_in');
  // Two who open it at once: the second is told what whoever comes later is told.
  if (!(await workshops.handOver(workshop.id, before, caller.user.id))) throw new Fault('not_found');
  await parts.collab.review();
  await writeDown(parts, caller, 'workshop.handed-over', workshop.organisationId, workshop.id);
  parts.events.changed(workshop.id, 'everybody');
  return openDesk(parts, caller, id, coSecret(parts, workshop.id, key));
}

/**
 * The address that hands the workshop over, once; a new link for co-facilitators ends it. The one who hands over gets
 * the right to steer on by that link.
 */
export async function handOverLink(
  parts: Parts,
  caller: Caller,
  id: string,
): Promise<{ handOverUrl: string; cookie: CookieToSet }> {
  const workshop = await ownWorkshop(parts, caller, id);
  let key = await parts.repositories.workshops.coKey(workshop.id);
  if (typeof key !== 'string') {
    key = newToken();
    await parts.repositories.workshops.setCoKey(workshop.id, key);
    parts.events.changed(workshop.id, 'everybody');
  }
  const before = (await parts.repositories.workshops.handOvers(workshop.id)) ?? 0;
  const base = parts.addresses.shareable(caller.baseUrl) + paths.takeOver(workshop.id);
  return {
    handOverUrl: `${base}#${handOverSecret(parts, workshop.id, before, key)}`,
    cookie: await openDesk(parts, caller, id, coSecret(parts, workshop.id, key)),
  };
}

/** The link for co-facilitators. Like the projector's, its secret is in the fragment and derived from a key. */
export function coFacilitatorUrl(parts: Parts, caller: Caller, id: string, key: string): string {
  return `${parts.addresses.shareable(caller.baseUrl)}${paths.coDesk(id)}#${coSecret(parts, id, key)}`;
}

const coSecret = (parts: Parts, id: string, key: string) => parts.signer.pseudonym(`co:${id}`, key);
/** Of the next handing over alone: once that is done it opens nothing, also when the workshop comes back. */
const handOverSecret = (parts: Parts, id: string, before: number, key: string) =>
  parts.signer.pseudonym(`hand-over:${id}:${before}`, key);
