import { paths } from '@uskalla/contracts/wire';
import { CreateWorkshop, type Caller, type CreatedWorkshop } from '@uskalla/contracts';
import { defaultTemplateId, Fault, readWorkshopTitle } from '@uskalla/domain';
import { writeDown } from './audit.ts';
import { organisationToHoldIn } from './organisation-to-hold-in.ts';
import type { Parts } from './parts.ts';
import { agendaFor } from './agendas.ts';
import { openWorkshop, storyToTryAfter } from './open-workshop.ts';
import { projectorUrl } from './steer-workshop.ts';

/**
 * Opens a workshop with its tables and their empty drafts.
 * @throws Fault `not_signed_in`, `not_allowed`, `title_needed`, `title_too_long`, `municipality_unknown`, `template_unknown`;
 *   `not_found` for an agenda that is not there; `story_unknown`, `story_withdrawn` for the one to try after
 */
export async function createWorkshop(parts: Parts, caller: Caller, raw: CreateWorkshop): Promise<CreatedWorkshop> {
  const input = CreateWorkshop.parse(raw);
  const organisationId = await organisationToHoldIn(parts, caller, input.organisation);
  const title = readWorkshopTitle(input.title);
  const template = await parts.repositories.templates.get(input.template ?? defaultTemplateId);
  if (!template) throw new Fault('template_unknown');

  const { workshop, wallKey } = await openWorkshop(parts, caller, {
    kind: 'event',
    organisationId,
    title,
    template,
    language: input.language,
    municipality: input.municipality,
    rehearsal: input.rehearsal,
    tables: input.tables,
    agenda: await agendaFor(parts, caller, input.agenda),
    after: await storyToTryAfter(parts, input.after),
  });
  await writeDown(parts, caller, 'workshop.opened', organisationId, workshop.id);
  return {
    id: workshop.id,
    code: workshop.code,
    joinUrl: parts.addresses.shareable(caller.baseUrl) + paths.join(workshop.code),
    projectorUrl: projectorUrl(parts, caller, workshop.id, wallKey),
    deskUrl: caller.baseUrl + paths.deskWorkshop(workshop.id),
  };
}
