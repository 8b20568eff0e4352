import { paths } from '@uskalla/contracts/wire';
import { CreateWorkshop, type Caller, type CreatedWorkshop } from '@uskalla/contracts';
import {
  assertCan,
  defaultTemplateId,
  Fault,
  makeJoinCode,
  newLiveState,
  nobody,
  readWorkshopTitle,
  type Workshop,
} from '@uskalla/domain';
import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { newToken } from '../tokens.ts';
import type { Parts } from './parts.ts';
import { agendaFor } from './agendas.ts';
import { firstContent } from './first-content.ts';
import { toldStory } from './library/stories.ts';
import { projectorUrl } from './steer-workshop.ts';

/**
 * Opens a workshop with its tables and their empty drafts.
 * @throws Fault `not_signed_in`, `title_needed`, `title_too_long`, `municipality_unknown`, `template_unknown`;
 *   `not_found` for an agenda that is not there; `story_unknown`, `story_withdrawn` for the one to try after
 */
export async function createWorkshop(parts: Parts, caller: Caller, raw: CreateWorkshop): Promise<CreatedWorkshop> {
  const { repositories, clock, knows, addresses } = parts;
  assertCan({ ...nobody, userId: caller.user?.id ?? null }, 'workshop.create', null);
  const input = CreateWorkshop.parse(raw);
  const title = readWorkshopTitle(input.title);
  if (!knows.isMunicipality(input.municipality)) throw new Fault('municipality_unknown');
  const template = await repositories.templates.get(input.template ?? defaultTemplateId);
  if (!template) throw new Fault('template_unknown');

  const after = input.after === undefined ? undefined : await toldStory(repositories, input.after);
  const agenda = await agendaFor(parts, caller, input.agenda);
  const wallKey = newToken();
  const workshop: Workshop = {
    id: randomUUIDv7(),
    code: '',
    title,
    language: input.language,
    municipality: input.municipality,
    templateId: template.id,
    templateVersion: template.version,
    facilitatorId: caller.user?.id ?? '',
    status: 'open',
    rehearsal: input.rehearsal,
    begunFrom: after?.id ?? null,
    createdAt: clock(),
    closedAt: null,
  };
  const tables = Array.from({ length: input.tables }, (_, index) => ({
    table: {
      id: randomUUIDv7(),
      workshopId: workshop.id,
      number: index + 1,
      draftId: randomUUIDv7(),
    },
    firstContent: firstContent(template, workshop.municipality),
  }));

  const begin = newLiveState(agenda, workshop.createdAt.getTime());
  // Codes are drawn at random; two workshops drawing the same one is rare, three times in a row impossible.
  for (let attempt = 0; attempt < 5; attempt++) {
    const code = makeJoinCode(() => randomBytes(1)[0] ?? 0);
    const created = await repositories.workshops.create({ ...workshop, code }, wallKey, tables, begin);
    if (!created) continue;
    const base = addresses.shareable(caller.baseUrl);
    return {
      id: workshop.id,
      code,
      joinUrl: base + paths.join(code),
      projectorUrl: projectorUrl(parts, caller, workshop.id, wallKey),
      deskUrl: caller.baseUrl + paths.deskWorkshop(workshop.id),
    };
  }
  throw new Fault('unavailable');
}
