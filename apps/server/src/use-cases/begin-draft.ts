import { paths } from '@uskalla/contracts/wire';
import { BeginDraft, type BegunDraft, type Caller, type CookieToSet } from '@uskalla/contracts';
import { defaultTemplateId, draftAgenda, Fault, workshopTitleMaxLength } from '@uskalla/domain';
import * as m from '@uskalla/messages';
import { join } from './join-workshop.ts';
import { openWorkshop, storyToTryAfter } from './open-workshop.ts';
import { organisationToHoldIn } from './organisation-to-hold-in.ts';
import type { Parts } from './parts.ts';

/**
 * A draft to be written without an event: one table, no clock. The caller sits at it at once, and others by its code.
 * @throws Fault `not_signed_in`, `not_allowed`, `municipality_unknown`; `story_unknown`, `story_withdrawn` for the one to try after
 */
export async function beginDraft(
  parts: Parts,
  caller: Caller,
  raw: BeginDraft,
): Promise<{ begun: BegunDraft; cookie: CookieToSet }> {
  const { language, municipality, after: slug, organisation } = BeginDraft.parse(raw);
  const organisationId = await organisationToHoldIn(parts, caller, organisation);
  const [template, after] = await Promise.all([
    parts.repositories.templates.get(defaultTemplateId),
    storyToTryAfter(parts, slug),
  ]);
  if (!template) throw new Fault('template_unknown');
  const title = after
    ? m.draft_title_after({ title: after.revision.title }, { locale: language })
    : m.draft_title({}, { locale: language });
  const { workshop, draftIds } = await openWorkshop(parts, caller, {
    kind: 'draft',
    organisationId,
    title: title.slice(0, workshopTitleMaxLength).toWellFormed(),
    template,
    language,
    municipality,
    rehearsal: false,
    tables: 1,
    agenda: draftAgenda,
    after,
  });
  const { cookie } = await join(parts, caller, workshop.code, { name: null });
  const { baseUrl } = caller;
  return {
    begun: {
      id: draftIds[0] ?? '',
      code: workshop.code,
      writeUrl: baseUrl + paths.write(workshop.code),
      joinUrl: parts.addresses.shareable(baseUrl) + paths.join(workshop.code),
      deskUrl: baseUrl + paths.deskWorkshop(workshop.id),
    },
    cookie,
  };
}
