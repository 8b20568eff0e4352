import { paths } from '@uskalla/contracts/wire';
import type { Caller, ChangeWorkshop, CookieToSet, WorkshopListItem } from '@uskalla/contracts';
import {
  assertCan,
  can,
  closeWorkshop,
  endOf,
  Fault,
  makeJoinCode,
  readJoinCode,
  reopenWorkshop,
  type Actor,
  type Workshop,
} from '@uskalla/domain';
import { randomBytes } from 'node:crypto';
import { linkGrant } from '../caller.ts';
import { wallCookie } from '../cookies.ts';
import { newToken, sameHash } from '../tokens.ts';
import { writeDown } from './audit.ts';
import { workshopById, type Parts } from './parts.ts';

/** The workshop, if the caller steers it. A stranger is told the same as for an absent one. */
export async function steeredWorkshop(parts: Parts, caller: Caller, idOrCode: string): Promise<Workshop> {
  return (await steeredBy(parts, caller, idOrCode)).workshop;
}

/** The same, with what the caller is in it. */
export async function steeredBy(
  parts: Parts,
  caller: Caller,
  idOrCode: string,
): Promise<{ workshop: Workshop; actor: Actor }> {
  if (caller.user === null && caller.steers.length === 0) throw new Fault('not_signed_in');
  const code = readJoinCode(idOrCode);
  const workshop =
    (code && (await parts.repositories.workshops.byCode(code))) || (await workshopById(parts.repositories, idOrCode));
  const actor = await parts.callers.actorIn(caller, workshop);
  if (!can(actor, 'workshop.steer', { workshop })) throw new Fault('not_found');
  if (workshop.forgottenAt !== null) throw new Fault('workshop_forgotten');
  return { workshop, actor };
}

/** The workshop, if it is the caller's own. @throws Fault `not_allowed` for a co-facilitator, `not_found` for a stranger */
export async function ownWorkshop(parts: Parts, caller: Caller, id: string): Promise<Workshop> {
  const { workshop, actor } = await steeredBy(parts, caller, id);
  assertCan(actor, 'workshop.own', { workshop });
  return workshop;
}

/** The caller's workshops, newest first. */
export async function listWorkshops(parts: Parts, caller: Caller): Promise<WorkshopListItem[]> {
  if (caller.user === null) throw new Fault('not_signed_in');
  const workshops = await parts.repositories.workshops.byFacilitator(caller.user.id);
  const kept = await parts.repositories.retention.keepingOf(workshops.map(({ id }) => id));
  const keeping = new Map(kept.map((each) => [each.workshopId, each]));
  return workshops.map(({ id, code, title, municipality, status, createdAt, closedAt, forgottenAt }) => {
    const known = keeping.get(id);
    const end = forgottenAt ?? (known ? endOf({ ...known, closedAt }) : null);
    return {
      id,
      code,
      title,
      municipality,
      status,
      createdAt: createdAt.toISOString(),
      keptUntil: end?.toISOString() ?? null,
      isForgotten: forgottenAt !== null,
      erasureRequests: known?.erasureRequests ?? 0,
    };
  });
}

/** Closes or reopens the doors. */
export async function changeWorkshop(parts: Parts, caller: Caller, id: string, change: ChangeWorkshop): Promise<void> {
  const workshop = await steeredWorkshop(parts, caller, id);
  const changed = change.status === 'closed' ? closeWorkshop(workshop, parts.clock()) : reopenWorkshop(workshop);
  await parts.repositories.workshops.setStatus(changed, parts.clock());
  parts.collab.workshopChanged(changed);
  if (changed.status !== workshop.status) {
    const act = changed.status === 'closed' ? 'workshop.closed' : 'workshop.reopened';
    await writeDown(parts, caller, act, workshop.organisationId, workshop.id);
  }
  parts.events.changed(workshop.id, 'everybody');
}

/** Another join code, for one that got about; whoever sits finds back by the old one, nobody new gets in by it. */
export async function renewCode(parts: Parts, caller: Caller, id: string): Promise<{ code: string }> {
  const workshop = await steeredWorkshop(parts, caller, id);
  for (let attempt = 0; attempt < 5; attempt++) {
    const code = makeJoinCode(() => randomBytes(1)[0] ?? 0);
    if (!(await parts.repositories.workshops.setCode(workshop.id, code))) continue;
    await writeDown(parts, caller, 'workshop.code-renewed', workshop.organisationId, workshop.id);
    parts.events.changed(workshop.id, 'everybody');
    return { code };
  }
  throw new Fault('unavailable');
}

/** A fresh projector link; screens that came by the old one go dark. */
export async function renewWall(parts: Parts, caller: Caller, id: string): Promise<{ projectorUrl: string }> {
  const workshop = await steeredWorkshop(parts, caller, id);
  const key = newToken();
  await parts.repositories.workshops.setWallKey(workshop.id, key);
  parts.collab.wallRenewed(workshop.id);
  await writeDown(parts, caller, 'workshop.wall-link-renewed', workshop.organisationId, workshop.id);
  parts.events.changed(workshop.id, 'everybody');
  return { projectorUrl: projectorUrl(parts, caller, workshop.id, key) };
}

/** @throws Fault `not_found` for a wrong or renewed secret */
export async function openWall(parts: Parts, caller: Caller, id: string, secret: string): Promise<CookieToSet> {
  const workshop = await workshopById(parts.repositories, id);
  const key = await parts.repositories.workshops.wallKey(workshop.id);
  if (key === undefined || !sameHash(wallSecret(parts, workshop.id, key), secret)) throw new Fault('not_found');
  const grant = linkGrant(workshop.id, key);
  // The newest few are enough for one browser; a cookie has no room for hundreds.
  const walls = [grant, ...caller.walls.filter((wall) => !wall.startsWith(`${workshop.id}:`))].slice(0, 8);
  return wallCookie(parts.signer.sign('wall', walls.join(' ')), caller.baseUrl.startsWith('https:'));
}

/**
 * The projector's link. Its secret is in the fragment, which reaches no log and no Referer; it is
 * derived from a key in the database and the server's own secret, so the desk can show it again
 * and a copy of the database alone opens nothing.
 */
export function projectorUrl(parts: Parts, caller: Caller, id: string, key: string): string {
  return `${caller.baseUrl}${paths.wall(id)}#${wallSecret(parts, id, key)}`;
}

const wallSecret = (parts: Parts, id: string, key: string) => parts.signer.pseudonym(`wall:${id}`, key);
