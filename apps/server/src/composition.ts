import type { Services } from '@uskalla/contracts';
import { isOutage, openDatabase, type Database } from '@uskalla/database';
import { baseLocale, faultCodeOf, trueStory, type Clock } from '@uskalla/domain';
import { createAddresses, type Addresses } from './addresses.ts';
import { composeAccounts, type ComposedAccounts } from './accounts/compose-accounts.ts';
import { readProviders } from './accounts/providers.ts';
import { createCallers } from './caller.ts';
import { createLoneCluster, createRedisCluster } from './cluster/cluster.ts';
import { spreadRehearsals } from './cluster/spread-rehearsals.ts';
import { spreadCollab, spreadEvents, spreadPresence } from './cluster/spread.ts';
import { createCollab, type Collab } from './collab/collab.ts';
import { ConfigError, type Config } from './config.ts';
import { ensureExamples } from './examples/ensure-examples.ts';
import { createGuessLimit } from './guess-limit.ts';
import { questionTextOf, type QuestionText } from './http/problems.ts';
import { knowledge, searchKnowledge } from './knowledge.ts';
import { createLibraryVersion, tellLibraryChanges, type LibraryVersion } from './library-version.ts';
import { createLive, type LiveServer } from './live/live.ts';
import { createPresence } from './live/presence.ts';
import { createWorkshopEvents } from './live/workshop-events.ts';
import { createLog, type Log } from './log.ts';
import { createDarkroom } from './photos/darkroom.ts';
import { createFolderStore } from './photos/folder-store.ts';
import { createMailer } from './mail/mailer.ts';
import { createPhotoKeeping } from './photos/photo-keeping.ts';
import { isPhotoStoreError } from './photos/photo-store-error.ts';
import { createS3Store } from './photos/s3-store.ts';
import { createRetentionKeeping, type RetentionKeeping } from './retention/retention-keeping.ts';
import { createScrubber } from './retention/scrubber.ts';
import { createTurns, type Turns } from './http/turns.ts';
import { createPeer, type Peer } from './peer.ts';
import { createReaderLimits } from './reader-limits.ts';
import { createSigner } from './tokens.ts';
import { createRehearsals } from './rehearsal/rehearsals.ts';
import { readSecret } from './secret.ts';
import { createSessionEnds } from './session-ends.ts';
import { createServices } from './services.ts';
import { tellOutages } from './tell-outages.ts';
import { writeDown } from './use-cases/audit.ts';
import { createLibraryReadings, type LibraryReadings } from './use-cases/library-readings.ts';
import { createJoinCodes } from './use-cases/join-codes.ts';
import { createLiveStates } from './use-cases/live-states.ts';
import { createWorkshopSignals } from './use-cases/signals.ts';
import { createWorkshopSnapshots } from './use-cases/workshop-snapshots.ts';
import { makeFirstAccount, mintWelcome } from './use-cases/welcome.ts';

/** Pages and the like that are made at once: the embedded database does one thing at a time, in our own process. */
const madeAtOnce = { embedded: 1, postgres: 4 } as const;
const waiting = { mostOfOne: 100, mostOfAll: 1_000 } as const;

/** Everything one process is made of, put together once. */
export type Composition = Readonly<{
  config: Config;
  log: Log;
  addresses: Addresses;
  peer: Peer;
  database: Database;
  accounts: ComposedAccounts;
  services: Services;
  /** The library for publications. */
  readings: LibraryReadings;
  /** By which it is known whether what was made of it still stands. */
  library: LibraryVersion;
  /** Of those who read it. */
  turns: Turns;
  clock: Clock;
  collab: Collab;
  live: LiveServer;
  questionText: QuestionText;
  retention: RetentionKeeping;
  /** Whether the database answers. */
  isReady(): Promise<boolean>;
  /** A fresh one-time link's token; the last one stops working. */
  mintWelcome(): Promise<string>;
  /** Ends in order: sockets told to come back, texts committed, database closed. */
  close(): Promise<void>;
}>;

/**
 * Opens the database (and brings it up to date), and builds the rest on it.
 * @param rehearsalSpeed how much faster than people simulated people are; for tests
 * @throws DatabaseError where the database can't be had; see the database package
 */
export async function compose(
  config: Config,
  clock: Clock = () => new Date(),
  rehearsalSpeed = 1,
): Promise<Composition> {
  const log = createLog(config.logLevel);
  const addresses = createAddresses({ origin: config.origin, listenHost: config.host });
  const providers = await readProviders(config.providersFile);
  const peer = createPeer(addresses, config.trustedProxies);
  const database = await openDatabase(config.database, {
    ...searchKnowledge,
    onError: (error) => log.error({ err: error }, 'a connection to the database broke'),
  });
  await database.repositories.templates.ensure(trueStory);
  await ensureExamples(database.repositories);
  // Beside the rest of the start; whoever searches before it is done waits.
  database.readLibrary().catch((error: unknown) => log.error({ err: error }, 'the library could not be read'));

  const secret = await readSecret(config.secret, config.dataDir, database.repositories.settings);
  const signer = createSigner(secret);
  const outages = {
    isOutage: (error: unknown) => isOutage(error) || isPhotoStoreError(error),
    error: (error: unknown) =>
      log.error({ err: error }, `the ${isPhotoStoreError(error) ? 'store of photos' : 'database'} is out of reach`),
  };
  const onClusterError = (error: unknown) => log.error({ err: error }, 'cluster');
  const cluster = config.redisUrl ? await createRedisCluster(config.redisUrl, onClusterError) : createLoneCluster();
  const library = createLibraryVersion(cluster);
  const repositories = tellLibraryChanges(database.repositories, library);
  const sessionEnds = createSessionEnds(cluster);
  const mailer = createMailer(config.mail, log);
  const accounts = tellOutages(
    composeAccounts({
      database,
      organisations: repositories.organisations,
      secret,
      signer,
      origin: config.origin,
      addresses,
      providers,
      mailer,
      redis: cluster.redis,
      onError: (error) => log.error({ err: error instanceof Error ? error : new Error(String(error)) }, 'better-auth'),
      onSessionEnded: sessionEnds.ended,
      onJoined: (organisationId, userId) =>
        writeDown({ repositories, clock }, { user: { id: userId } }, 'member.joined', organisationId, userId),
    }),
    outages,
  );
  if (config.admin) await ensureAdmin({ repositories, ...accounts }, config.admin);

  const events = spreadEvents(createWorkshopEvents(), cluster);
  const presence = spreadPresence(createPresence(), cluster);
  const callers = createCallers({ accounts: accounts.accounts, signer, addresses, repositories });
  const onDoubt = (listener: () => void) => cluster.onDoubt(listener);
  // They hear of changes before the screens do, or these would be shown what is still held.
  const liveStates = createLiveStates(repositories, events, onDoubt);
  const codes = createJoinCodes(repositories, events, onDoubt);
  const signals = createWorkshopSignals(repositories, events, onDoubt);
  const snapshots = createWorkshopSnapshots(repositories, events, onDoubt);
  const collab = spreadCollab(
    createCollab({
      repositories,
      liveStates,
      updateLog: database.updateLog,
      callers,
      log,
      events,
      clock,
      bus: cluster.bus,
    }),
    cluster,
    (id) => liveStates.withWorkshop(id),
    onClusterError,
  );
  const rehearsals = spreadRehearsals(
    createRehearsals({
      repositories,
      snapshots,
      liveStates,
      signer,
      collab,
      clock,
      events,
      presence,
      // What phones ask for, so that simulated people are held to the same rules.
      services: {
        join: (...asked) => services.join(...asked),
        takePart: (...asked) => services.takePart(...asked),
        changeDraft: (...asked) => services.changeDraft(...asked),
      },
      onError: (error) => log.error({ err: error }, 'rehearsal'),
      speed: rehearsalSpeed,
      chance: Math.random,
    }),
    cluster,
    onClusterError,
  );
  const photoStore = 'folder' in config.photos ? createFolderStore(config.photos.folder) : createS3Store(config.photos);
  const photoKeeping = createPhotoKeeping({ photos: repositories.storyPhotos, store: photoStore, clock }, (error) =>
    log.error({ err: error }, 'photos that are shown no more are still kept'),
  );
  const base = addresses.shareable(config.origin ?? `http://localhost:${config.port}`);
  const scrubber = createScrubber(repositories, (error) =>
    log.error({ err: error }, 'what was erased is still in the files'),
  );
  const retention = createRetentionKeeping(
    {
      repositories,
      accounts: accounts.accounts,
      authOrganisations: accounts.authOrganisations,
      mailer,
      collab,
      events,
      scrubber,
      clock,
      base,
    },
    (error) => log.error({ err: error }, 'retention'),
  );
  const useCases = createServices(
    {
      repositories,
      callers,
      signer,
      addresses,
      collab,
      clock,
      knows: knowledge,
      events,
      presence,
      codes,
      snapshots,
      liveStates,
      signals,
      rehearsals,
      guessing: createGuessLimit(signer, cluster.redis),
      readerLimits: createReaderLimits(),
      darkroom: createDarkroom(),
      photoStore,
      photoKeeping,
      scrubber,
      base,
      contactEmail: config.contactEmail,
      accountServices: accounts.services,
      library,
      mailer,
      accounts: accounts.accounts,
      authOrganisations: accounts.authOrganisations,
      ask: accounts.ask,
    },
    accounts.services,
  );
  const services = tellOutages(useCases, outages);
  const readings = tellOutages(createLibraryReadings(repositories, photoStore), outages);
  const questionText = questionTextOf(await repositories.templates.list());
  const live = createLive({ services, events, presence, cluster, sessionEnds, peer, questionText, log });

  return {
    config,
    log,
    addresses,
    peer,
    database,
    accounts,
    services,
    readings,
    library,
    turns: createTurns({ ...waiting, atOnce: madeAtOnce['dataDir' in config.database ? 'embedded' : 'postgres'] }),
    clock,
    collab,
    live,
    questionText,
    retention,
    isReady: () => database.isReady(),
    mintWelcome: () => mintWelcome(repositories.settings),
    async close() {
      await rehearsals.close();
      await retention.close();
      await mailer.close();
      await photoKeeping.close();
      await collab.close();
      await live.close();
      cluster.close();
      await database.close();
    },
  };
}

/** `ADMIN_EMAIL` and `ADMIN_PASSWORD` make the first account; one that is there stays as it is. @throws ConfigError */
async function ensureAdmin(
  parts: Parameters<typeof makeFirstAccount>[0],
  admin: { email: string; password: string },
): Promise<void> {
  if (await parts.accounts.byEmail(admin.email)) return;
  try {
    await makeFirstAccount(parts, { ...admin, name: '', locale: baseLocale });
  } catch (error) {
    if (faultCodeOf(error) !== 'password_common') throw error;
    throw new ConfigError('ADMIN_PASSWORD is too easy to guess: a sentence of a few words is better');
  }
}
