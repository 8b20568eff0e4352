import type { Caller } from '@uskalla/contracts';
import {
  Fault,
  makeJoinCode,
  newLiveState,
  type Phase,
  type Story,
  type Template,
  type Workshop,
  type WorkshopKind,
} from '@uskalla/domain';
import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { newToken } from '../tokens.ts';
import { firstContent } from './first-content.ts';
import type { Parts } from './parts.ts';
import { toldStory } from './library/stories.ts';

export type ToOpen = Pick<Workshop, 'title' | 'language' | 'municipality' | 'rehearsal' | 'organisationId'> &
  Readonly<{
    kind: WorkshopKind;
    template: Template;
    tables: number;
    agenda: readonly Phase[];
    after: Story | undefined;
  }>;

/**
 * Opens a workshop, whose facilitator is the caller, with its tables and their drafts.
 * @throws Fault `municipality_unknown`
 */
export async function openWorkshop(
  { repositories, clock, knows }: Parts,
  caller: Caller,
  { template, tables: count, agenda, after, ...asked }: ToOpen,
): Promise<{ workshop: Workshop; wallKey: string; draftIds: readonly string[] }> {
  if (!knows.isMunicipality(asked.municipality)) throw new Fault('municipality_unknown');
  const wallKey = newToken();
  const workshop: Workshop = {
    ...asked,
    id: randomUUIDv7(),
    code: '',
    templateId: template.id,
    templateVersion: template.version,
    facilitatorId: caller.user?.id ?? '',
    status: 'open',
    begunFrom: after?.id ?? null,
    createdAt: clock(),
    closedAt: null,
    forgottenAt: null,
  };
  // Whoever tries after a story is likely to try the same kind of thing.
  const theme = after?.revision.facts.theme ?? null;
  const tables = Array.from({ length: count }, (_, index) => ({
    table: {
      id: randomUUIDv7(),
      workshopId: workshop.id,
      number: index + 1,
      draftId: randomUUIDv7(),
    },
    firstContent: firstContent(template, { municipality: workshop.municipality, theme }),
  }));

  const begin = newLiveState(agenda, workshop.createdAt.getTime());
  // Codes are drawn at random; two workshops drawing the same one is rare, five times in a row impossible.
  for (let attempt = 0; attempt < 5; attempt++) {
    const code = makeJoinCode(() => randomBytes(1)[0] ?? 0);
    const opened = { ...workshop, code };
    if (!(await repositories.workshops.create(opened, wallKey, tables, begin))) continue;
    return { workshop: opened, wallKey, draftIds: tables.map(({ table }) => table.draftId) };
  }
  throw new Fault('unavailable');
}

/** The story that somebody wants to try after, if any. @throws Fault `story_unknown`, `story_withdrawn` */
export async function storyToTryAfter(parts: Parts, slug: string | undefined): Promise<Story | undefined> {
  return slug === undefined ? undefined : toldStory(parts.repositories, slug);
}
