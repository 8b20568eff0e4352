import { SaveAgenda, type AgendaChoice, type Caller } from '@uskalla/contracts';
import {
  cleanLine,
  defaultAgendaId,
  Fault,
  readAgenda,
  readyAgendas,
  workshopTitleMaxLength,
  type AgendaTemplate,
  type Phase,
} from '@uskalla/domain';
import { randomUUIDv7 } from 'node:crypto';
import { isUuid } from '../uuid.ts';
import { organisationToHoldIn } from './organisation-to-hold-in.ts';
import type { Parts } from './parts.ts';
import { steeredWorkshop } from './steer-workshop.ts';

/**
 * The phases of the agenda somebody chose: a ready one by name, one of their own by id, or a workshop's by `workshop:` and its id.
 * @throws Fault `not_found`
 */
export async function agendaFor(parts: Parts, caller: Caller, chosen: string | undefined): Promise<readonly Phase[]> {
  const name = chosen ?? defaultAgendaId;
  if (Object.hasOwn(readyAgendas, name)) return readyAgendas[name as keyof typeof readyAgendas];
  if (name.startsWith('workshop:')) {
    const workshop = await steeredWorkshop(parts, caller, name.slice('workshop:'.length));
    return (await parts.liveStates.of(workshop)).state.agenda;
  }
  return (await ownAgenda(parts, caller, name)).phases;
}

/** The agendas that somebody keeps, by name. */
export async function listAgendas(parts: Parts, caller: Caller): Promise<AgendaChoice[]> {
  if (caller.user === null) return [];
  const kept = await parts.repositories.agendaTemplates.ofOwner(caller.user.id);
  return kept.map(({ id, name, phases }) => ({ id, name, minutes: minutesOf(phases), phases: phases.length }));
}

export const minutesOf = (phases: readonly Phase[]) => phases.reduce((sum, { minutes }) => sum + minutes, 0);

/**
 * Keeps an agenda for further workshops; under a name that is there already, it takes that one's place.
 * @throws Fault `not_signed_in`, `title_needed`, `title_too_long`, `agenda_invalid`
 */
export async function saveAgenda(parts: Parts, caller: Caller, raw: SaveAgenda): Promise<AgendaChoice> {
  const { user } = caller;
  if (user === null) throw new Fault('not_signed_in');
  await organisationToHoldIn(parts, caller, undefined);
  const input = SaveAgenda.parse(raw);
  const name = cleanLine(input.name);
  if (name === '') throw new Fault('title_needed');
  if (name.length > workshopTitleMaxLength) throw new Fault('title_too_long', { max: workshopTitleMaxLength });
  const phases = readAgenda(input.phases);
  const same = (await parts.repositories.agendaTemplates.ofOwner(user.id)).find((kept) => kept.name === name);
  const template = { id: same?.id ?? randomUUIDv7(), ownerId: user.id, name, phases };
  await parts.repositories.agendaTemplates.save(template, parts.clock());
  return { id: template.id, name, minutes: minutesOf(phases), phases: phases.length };
}

export async function removeAgenda(parts: Parts, caller: Caller, id: string): Promise<void> {
  if (caller.user === null) throw new Fault('not_signed_in');
  const template = await ownAgenda(parts, caller, id);
  await parts.repositories.agendaTemplates.remove(template.id);
}

/** @throws Fault `not_found`, also for another's */
async function ownAgenda(parts: Parts, caller: Caller, id: string): Promise<AgendaTemplate> {
  const template = isUuid(id) ? await parts.repositories.agendaTemplates.byId(id) : undefined;
  if (!template || template.ownerId !== caller.user?.id) throw new Fault('not_found');
  return template;
}
