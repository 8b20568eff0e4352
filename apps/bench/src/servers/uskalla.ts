import { openDatabase } from '@uskalla/database';
import { acceptsEdit, createDraftUpdate, lettersToSpare, prepareDraft } from '@uskalla/document';
import { newLiveState, readyAgendas, trueStory } from '@uskalla/domain';
import { createSyncServer, fromWebSocket, Heartbeat } from '@uskalla/sync';
import { randomUUIDv7 } from 'node:crypto';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { announce } from './announce.ts';

/**
 * The sync server as the product composes it: log in the database, every edit checked for being a draft's. What is
 * left out is asking who somebody is, which the peers here do not do either.
 */
const { DATABASE_URL, DATA_DIR, DOCUMENTS } = process.env;
const database = await openDatabase(DATABASE_URL ? { databaseUrl: DATABASE_URL } : { dataDir: DATA_DIR ?? '' }, {
  describe: () => '',
  baseForms: (form) => [form],
  kindsOf: () => ({ dared: [], failed: [] }),
  onError: console.error,
});
await database.repositories.templates.ensure(trueStory);
const questionIds = trueStory.questions.map(({ id }) => id);
const documents = await makeDrafts(Number(DOCUMENTS ?? 1));

const closeCodes = { notFound: 4404, tryLater: 4503, poisoned: 4422, tooLarge: 4413, tooMany: 4429 };
const sync = createSyncServer({
  log: database.updateLog,
  closeCodes,
  prepare: (_id, doc) => prepareDraft(doc),
  accepts: (_id, doc, transaction) => acceptsEdit(doc, transaction, questionIds),
  margin: (_id, doc) => lettersToSpare(doc, questionIds),
  onError: console.error,
});
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const http = createServer();
const heartbeat = new Heartbeat();
let number = 0;
http.on('upgrade', (request, stream, head) => {
  sockets.handleUpgrade(request, stream, head, (socket) => {
    socket.on('error', () => undefined);
    const [docId = '', query] = (request.url ?? '').slice(1).split('?');
    const subject = `seat:${++number}`;
    const about = { docId, subject, acks: query === 'acks=1', canWrite: () => true };
    sync.open(
      fromWebSocket(socket, stream, heartbeat, { ...about, identity: () => ({ name: subject, colour: '#000000' }) }),
    );
  });
});
http.listen(0, '127.0.0.1', () => announce(http, documents));

async function makeDrafts(count: number): Promise<string[]> {
  const { repositories } = database;
  const id = randomUUIDv7();
  const tables = Array.from({ length: count }, (_, index) => ({
    table: { id: randomUUIDv7(), workshopId: id, number: index + 1, draftId: randomUUIDv7() },
    firstContent: createDraftUpdate({ questionIds }),
  }));
  const workshop = {
    id,
    code: 'BENCH2',
    title: 'Bench',
    language: 'fi' as const,
    municipality: '091',
    templateId: trueStory.id,
    templateVersion: trueStory.version,
    facilitatorId: 'bench',
    organisationId: 'bench',
    status: 'open' as const,
    rehearsal: false,
    kind: 'event' as const,
    begunFrom: null,
    createdAt: new Date(),
    closedAt: null,
    forgottenAt: null,
  };
  await database.drizzle.insert(database.authSchema.organization).values({ id: 'bench', name: 'Bench', slug: 'bench' });
  await repositories.workshops.create(workshop, 'bench', tables, newLiveState(readyAgendas.ninety, Date.now()));
  return tables.map(({ table }) => table.draftId);
}
