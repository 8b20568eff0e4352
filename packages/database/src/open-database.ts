import type { Repositories } from '@uskalla/domain';
import type { UpdateLog } from '@uskalla/sync';
import { sql } from 'drizzle-orm';
import * as authSchema from './auth-schema.ts';
import type { Engine, Handle } from './engines/handle.ts';
import { createAgendaTemplateRepository } from './repositories/agenda-templates.ts';
import { createAuditRepository } from './repositories/audit.ts';
import { createConsentRepository } from './repositories/consents.ts';
import { createContributionRepository } from './repositories/contributions.ts';
import { createCurationRepository } from './repositories/curation.ts';
import { createDraftRepository } from './repositories/drafts.ts';
import { createErasureRepository } from './repositories/erasure.ts';
import { createLibraryFiguresRepository } from './repositories/library-figures.ts';
import { createLiveStateRepository } from './repositories/live-states.ts';
import { createFeedbackRepository, createNoticeRepository } from './repositories/notices.ts';
import { createOrganisationRepository } from './repositories/organisations.ts';
import { createParticipantRepository } from './repositories/participants.ts';
import { createRetentionRepository } from './repositories/retention.ts';
import { createSettingRepository } from './repositories/settings.ts';
import { createStoryRepository, refreshSearch } from './repositories/stories.ts';
import { createStoryLifeRepository } from './repositories/story-life.ts';
import { createStoryPhotoRepository } from './repositories/story-photos.ts';
import { createStoryChangeRepository } from './repositories/story-changes.ts';
import { createTableRepository } from './repositories/tables.ts';
import { createTellerRepository } from './repositories/tellers.ts';
import { createTemplateRepository } from './repositories/templates.ts';
import { createUpdateLog } from './repositories/update-log.ts';
import { createWorkshopRepository } from './repositories/workshops.ts';
import { followStories } from './search/follow-stories.ts';
import { pruneWords } from './search/prune-words.ts';
import type { SearchKnowledge } from './search/story-words.ts';

export type Database = Readonly<{
  engine: Engine['name'];
  repositories: Repositories;
  updateLog: UpdateLog;
  /** For better-auth's adapter, with {@link authSchema}. */
  drizzle: Handle;
  authSchema: typeof authSchema;
  /** Reads what stories are searched in, so that the first search does not wait for it. */
  readLibrary(): Promise<void>;
  /** Whether the database answers a query now. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}>;

export type DatabaseOptions = SearchKnowledge &
  Readonly<{
    /** Told of connections that broke. */
    onError?: (error: unknown) => void;
  }>;

/**
 * Opens the embedded database in `dataDir` or the PostgreSQL at `databaseUrl`, and brings its
 * schema, and what stories are found by, up to date.
 * @throws DatabaseError `data_dir_in_use`, `database_unreachable`, `database_newer`
 */
export async function openDatabase(
  where: { dataDir: string } | { databaseUrl: string },
  options: DatabaseOptions,
): Promise<Database> {
  const engine = await openEngine(where, options.onError ?? (() => undefined));
  try {
    await engine.migrate();
    await refreshSearch(engine.handle, options);
  } catch (error) {
    await engine.close();
    throw error;
  }
  const { handle } = engine;
  const currentIndex = followStories(handle);
  return {
    engine: engine.name,
    repositories: {
      organisations: createOrganisationRepository(handle),
      audit: createAuditRepository(handle),
      consents: createConsentRepository(handle),
      tellers: createTellerRepository(handle),
      retention: createRetentionRepository(handle),
      erasure: createErasureRepository(handle, options, async () => {
        await pruneWords(handle);
        await engine.scrub();
      }),
      notices: createNoticeRepository(handle),
      feedback: createFeedbackRepository(handle),
      workshops: createWorkshopRepository(handle),
      tables: createTableRepository(handle),
      participants: createParticipantRepository(handle),
      drafts: createDraftRepository(handle),
      stories: createStoryRepository(handle, options, currentIndex),
      storyLife: createStoryLifeRepository(handle, options, currentIndex),
      curation: createCurationRepository(handle),
      storyPhotos: createStoryPhotoRepository(handle),
      storyChanges: createStoryChangeRepository(handle),
      libraryFigures: createLibraryFiguresRepository(handle),
      templates: createTemplateRepository(handle),
      liveStates: createLiveStateRepository(handle),
      contributions: createContributionRepository(handle),
      agendaTemplates: createAgendaTemplateRepository(handle),
      settings: createSettingRepository(handle),
    },
    updateLog: createUpdateLog(handle),
    drizzle: handle,
    authSchema,
    async readLibrary() {
      await currentIndex();
    },
    async isReady() {
      try {
        await handle.execute(sql`select 1`);
        return true;
      } catch {
        return false;
      }
    },
    close: () => engine.close(),
  };
}

/** Loads only the engine that is used: each is a third of a second of a start. */
async function openEngine(
  where: { dataDir: string } | { databaseUrl: string },
  onError: (error: unknown) => void,
): Promise<Engine> {
  if ('dataDir' in where) {
    const { openPglite } = await import('./engines/pglite.ts');
    return openPglite(where.dataDir, onError);
  }
  const { openPostgres } = await import('./engines/postgres.ts');
  return openPostgres(where.databaseUrl, onError);
}
