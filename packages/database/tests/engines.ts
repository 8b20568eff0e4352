import {
  newLiveState,
  readyAgendas,
  trueStory,
  type Locale,
  type Story,
  type StoryRevision,
  type Workshop,
} from '@uskalla/domain';
import { baseForms, kindsOf } from '@uskalla/language';
import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { inject } from 'vitest';
import { openDatabase, type Database } from '../src/index.ts';
import { newDataDir } from '../src/testing/data-dirs.ts';

/** What the server would tell the database: a place's names, and what forms are forms of. */
export const knows = {
  describe: ({ municipality }: { municipality: string }) =>
    municipality === '091' ? 'Helsinki Helsingfors' : municipality,
  baseForms,
  kindsOf,
};

/** Both engines, by what opens a fresh database on each. `slot` is this file's own PostgreSQL database. */
export function engines(
  slot: number,
): [name: string, open: () => Promise<{ database: Database; end: () => Promise<void> }>][] {
  return [
    [
      'PGlite',
      async () => {
        const dataDir = await newDataDir();
        const database = await openDatabase({ dataDir }, knows);
        return {
          database,
          end: async () => {
            await database.close();
            await rm(dataDir, { recursive: true, force: true });
          },
        };
      },
    ],
    [
      'PostgreSQL',
      async () => {
        const databaseUrl = inject('postgres')[slot];
        if (!databaseUrl) throw new Error('no database in this slot');
        const database = await openDatabase({ databaseUrl }, knows);
        return { database, end: () => database.close() };
      },
    ],
  ];
}

/** In whose name workshops of these tests are held. */
export const organisation = 'organisation-1';

export async function makeOrganisation(database: Database, id = organisation): Promise<void> {
  const { organization } = database.authSchema;
  await database.drizzle.insert(organization).values({ id, name: 'Kunta', slug: id }).onConflictDoNothing();
}

export async function makeAccount(database: Database, id: string, name: string): Promise<void> {
  await database.drizzle.insert(database.authSchema.user).values({ id, name, email: `${id}@esimerkki.fi` });
}

export async function makeWorkshop(database: Database, tables = 2): Promise<{ workshop: Workshop; drafts: string[] }> {
  await database.repositories.templates.ensure(trueStory);
  await makeOrganisation(database);
  const workshop: Workshop = {
    id: randomUUIDv7(),
    code: randomUUID().slice(0, 6).toUpperCase(),
    title: 'Tarinapaja',
    language: 'fi',
    municipality: '091',
    templateId: trueStory.id,
    templateVersion: trueStory.version,
    facilitatorId: 'user-1',
    organisationId: organisation,
    status: 'open',
    rehearsal: false,
    kind: 'event',
    begunFrom: null,
    createdAt: new Date('2026-11-24T09:00:00Z'),
    closedAt: null,
    forgottenAt: null,
  };
  const made = Array.from({ length: tables }, (_, index) => ({
    table: { id: randomUUIDv7(), workshopId: workshop.id, number: index + 1, draftId: randomUUIDv7() },
    firstContent: Uint8Array.of(1, 2, index),
  }));
  const begin = newLiveState(readyAgendas.ninety, workshop.createdAt.getTime());
  if (!(await database.repositories.workshops.create(workshop, 'key', made, begin)))
    throw new Error('the code is taken');
  return { workshop, drafts: made.map(({ table }) => table.draftId) };
}

export function revision(more: Partial<StoryRevision> & { texts?: string[] } = {}): StoryRevision {
  const { texts = [], ...rest } = more;
  return {
    number: 1,
    title: 'Otsikko',
    answers: trueStory.questions.map(({ id }, index) => ({ question: id, text: texts[index] ?? `vastaus ${id}` })),
    facts: { municipality: '091', theme: null, stage: null, time: null, teller: null, role: null },
    names: [],
    provenance: { workshop: 'Paja', date: '2026-11-24', writers: 2, templateId: 'true-story', templateVersion: 1 },
    publishedAt: new Date('2026-11-24T10:00:00Z'),
    ...rest,
  };
}

/** A story of somebody's, in the library. */
export async function publishStory(
  database: Database,
  language: Locale,
  told: Parameters<typeof revision>[0] & { publishedAt: Date },
  slug = '',
  more: { draftId?: string; begunFrom?: string } = {},
): Promise<Story> {
  const { publishedAt } = told;
  const { draftId = null, begunFrom = null } = more;
  return database.repositories.stories.publish(
    {
      id: randomUUIDv7(),
      language,
      example: false,
      firstPublishedAt: publishedAt,
      revision: revision(told),
      begunFrom,
    },
    slug,
    draftId,
  );
}
