import { closeCodes } from '@uskalla/contracts/wire';
import type { Caller } from '@uskalla/contracts';
import { acceptsEdit, lettersToSpare, prepareDraft } from '@uskalla/document';
import {
  can,
  faultCodeOf,
  mayTablesWrite,
  seatAuthor,
  shownName,
  type Actor,
  type Clock,
  type VersionedState,
  type Repositories,
  type Workshop,
} from '@uskalla/domain';
import {
  createSyncServer,
  fromWebSocket,
  Heartbeat,
  type Bus,
  type LoggedEdit,
  type SyncServer,
  type UpdateLog,
} from '@uskalla/sync';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Doc } from 'yjs';
import type { Callers } from '../caller.ts';
import type { Log } from '../log.ts';
import { inTime } from '../in-time.ts';
import { isUuid } from '../uuid.ts';
import type { WorkshopEvents } from '../live/workshop-events.ts';
import type { LiveStates } from '../use-cases/live-states.ts';
import { colourOf } from './colour.ts';

/** Co-writing as the rest of the server sees it: drafts open, read, and told who may still write. */
export type Collab = Readonly<{
  /** Takes an accepted socket on for one draft, or closes it with a code that says why not. */
  connect(socket: WebSocket, stream: Duplex, draftId: string, caller: Caller, wantsAcks: boolean): Promise<void>;
  /** Reads a draft's document after everything received for it is committed. */
  read<T>(draftId: string, reader: (doc: Doc) => T): Promise<T>;
  /**
   * Everything ever written in a draft, up to and with the edit `upTo`, once all received for it is committed. In pages: of the
   * log of a long day no one holds the whole, and others get their turn in between.
   */
  history(draftId: string, upTo?: number): AsyncIterable<readonly LoggedEdit[]>;
  /** The last edit there is now, by its place in the log. */
  lastEdit(draftId: string): Promise<number>;
  /**
   * Changes a draft as `author`; resolves when it is committed, and every screen that shows it gets it at once.
   * @param draft.questionIds what the edit is held to, as those of phones are
   */
  edit(
    draft: { id: string; workshopId: string; questionIds: readonly string[] },
    change: (doc: Doc) => void,
    author: string,
  ): Promise<void>;
  /** A workshop was closed or opened: who may write changes for sockets already open. */
  workshopChanged(workshop: Workshop): void;
  /** A phase began, its clock was turned, texts were hidden: the same. */
  steered(workshopId: string, now: VersionedState): void;
  /** The projector link was renewed: walls that came by the old one are closed. */
  wallRenewed(workshopId: string): void;
  /** A person left or was taken out: their sockets close. */
  left(participantId: string): void;
  renamed(participantId: string, name: string | null): void;
  /** Looks up anew what every open socket may: whoever may not read any more is closed. */
  review(): Promise<void>;
  /** Waits until all is committed, then closes every socket. */
  close(): Promise<void>;
}>;

/** How long a phone waits to be let in before it is sent off to come again, and says so. Milliseconds. */
const openingPatience = 5_000;
/** Edits of a log read at once: some tens of milliseconds. */
const historyPage = 4_000;

/** What is known of a socket beyond the draft it edits. */
type Grant = {
  draftId: string;
  caller: Caller;
  actor: Actor;
  workshop: Workshop;
  /** Where the workshop is; whether its tables may write follows from it and the time. */
  current: VersionedState;
  questionIds: readonly string[];
  tableId: string;
  author: string;
  asWall: boolean;
  identity: { name: string; colour: string };
};

/** Binds the sync server, which knows nothing of workshops, to seats, roles and templates. */
export function createCollab(parts: {
  repositories: Repositories;
  liveStates: LiveStates;
  updateLog: UpdateLog;
  callers: Callers;
  log: Log;
  events: WorkshopEvents;
  bus: Bus | undefined;
  clock: Clock;
}): Collab {
  const { repositories, callers, log } = parts;
  /** Per open draft: which questions its document may hold, and whose screens its edits concern. */
  const shapes = new Map<string, { questionIds: readonly string[]; workshopId: string }>();
  const grants = new Set<Grant>();
  /** How often rights changed, of whomever. */
  let rightsChanged = 0;
  const heartbeat = new Heartbeat();

  const sync: SyncServer = createSyncServer({
    log: parts.updateLog,
    bus: parts.bus,
    closeCodes: {
      notFound: closeCodes.draftNotFound,
      tryLater: closeCodes.tryLater,
      poisoned: closeCodes.badUpdate,
      tooLarge: closeCodes.tooLarge,
      tooMany: closeCodes.tooMany,
    },
    prepare: (_draftId, doc) => prepareDraft(doc),
    accepts: (draftId, doc, transaction) => {
      const shape = shapes.get(draftId);
      return shape !== undefined && acceptsEdit(doc, transaction, shape.questionIds);
    },
    margin: (draftId, doc) => lettersToSpare(doc, shapes.get(draftId)?.questionIds ?? []),
    onCommitted: (draftId) => {
      const shape = shapes.get(draftId);
      if (shape) parts.events.changed(shape.workshopId, 'texts');
    },
    onUnloaded: (draftId) => shapes.delete(draftId),
    onError: (error, draftId) => log.error({ err: error, draftId }, 'sync'),
  });

  async function grantFor(draftId: string, caller: Caller): Promise<Grant | null> {
    const draft = isUuid(draftId) ? await repositories.drafts.byId(draftId) : undefined;
    const workshop = draft && (await repositories.workshops.byId(draft.workshopId));
    if (!draft || !workshop || workshop.forgottenAt !== null) return null;
    const [actor, template, current] = await Promise.all([
      callers.actorIn(caller, workshop),
      repositories.templates.get(workshop.templateId, workshop.templateVersion),
      parts.liveStates.of(workshop),
    ]);
    const subject = { workshop, tableId: draft.tableId, hidden: current.state.areTextsHidden };
    if (!template || !can(actor, 'draft.read', subject)) return null;
    const isTheirs = actor.seat?.tableId === draft.tableId || actor.seat?.formerTables.includes(draft.tableId);
    const sitsHere = isTheirs ? actor.seat : null;
    const person =
      sitsHere && caller.device !== null
        ? await repositories.participants.byDevice(workshop.id, callers.deviceHash(caller.device, workshop.id))
        : undefined;
    const steers = can(actor, 'workshop.steer', { workshop });
    const author = sitsHere ? seatAuthor(sitsHere.participantId) : steers ? steererAuthor(actor) : 'wall';
    return {
      draftId,
      caller,
      actor,
      workshop,
      current,
      questionIds: template.questions.map(({ id }) => id),
      tableId: draft.tableId,
      author,
      asWall: author === 'wall',
      identity: {
        name: (person && shownName(person)) ?? (steers && !sitsHere ? (caller.user?.name ?? '') : ''),
        colour: colourOf(author),
      },
    };
  }

  /** What was looked up while somebody's rights changed is looked up again: whoever tells of the change can't find it yet. */
  async function freshGrantFor(draftId: string, caller: Caller): Promise<Grant | null> {
    for (;;) {
      const before = rightsChanged;
      const grant = await grantFor(draftId, caller);
      if (rightsChanged === before) return grant;
    }
  }

  /** Asked on every write: workshop and state in the grant are replaced when they change. */
  function mayWrite({ actor, workshop, current, tableId, asWall }: Grant): boolean {
    if (asWall) return false;
    return can(actor, 'draft.write', {
      workshop,
      tableId,
      open: mayTablesWrite(current.state, parts.clock().getTime()),
    });
  }

  function closeWalls(workshopId: string): void {
    sync.revoke(
      ({ subject, docId }) => subject === 'wall' && shapes.get(docId)?.workshopId === workshopId,
      closeCodes.revoked,
    );
  }

  return {
    async connect(socket, stream, draftId, caller, wantsAcks) {
      let grant: Grant | null;
      try {
        grant = await inTime(
          freshGrantFor(draftId, caller),
          openingPatience,
          () => new Error('the database does not answer'),
        );
      } catch (error) {
        if (faultCodeOf(error) === undefined) log.error({ err: error, draftId }, 'collab: opening failed');
        socket.close(closeCodes.tryLater);
        return;
      }
      if (!grant) {
        socket.close(closeCodes.draftNotFound);
        return;
      }
      // It may have left meanwhile, and no longer says so.
      if (socket.readyState !== socket.OPEN) return;
      const held = grant;
      grants.add(held);
      socket.once('close', () => grants.delete(held));
      // Just before the room is held: an unload while the grant was looked up must not take the shape away again.
      shapes.set(draftId, { questionIds: held.questionIds, workshopId: held.workshop.id });
      sync.open(
        fromWebSocket(socket, stream, heartbeat, {
          docId: draftId,
          subject: held.author,
          acks: wantsAcks,
          identity: () => held.identity,
          canWrite: () => mayWrite(held),
        }),
      );
    },
    async read(draftId, reader) {
      return sync.read(draftId, reader);
    },
    async *history(draftId, upTo) {
      await sync.read(draftId, () => undefined);
      let after = 0;
      for (;;) {
        const page = await parts.updateLog.history(draftId, upTo, { after, most: historyPage });
        yield page;
        const last = page.at(-1);
        if (!last || page.length < historyPage) return;
        after = last.seq;
      }
    },
    lastEdit: (draftId) => parts.updateLog.end(draftId),
    async edit({ id, workshopId, questionIds }, change, author) {
      // Just before the room is held, as for a socket.
      shapes.set(id, { questionIds, workshopId });
      await sync.edit(id, change, author);
    },
    workshopChanged(workshop) {
      rightsChanged += 1;
      for (const grant of grants) if (grant.workshop.id === workshop.id) grant.workshop = workshop;
    },
    steered(workshopId, now) {
      rightsChanged += 1;
      for (const grant of grants) {
        // Of two changes the later one may be told of first.
        if (grant.workshop.id === workshopId && grant.current.version < now.version) grant.current = now;
      }
      if (now.state.areTextsHidden) closeWalls(workshopId);
    },
    wallRenewed(workshopId) {
      rightsChanged += 1;
      closeWalls(workshopId);
    },
    left(participantId) {
      rightsChanged += 1;
      sync.revoke(({ subject }) => subject === seatAuthor(participantId), closeCodes.revoked);
    },
    renamed(participantId, name) {
      rightsChanged += 1;
      for (const grant of grants) {
        if (grant.author === seatAuthor(participantId)) grant.identity = { ...grant.identity, name: name ?? '' };
      }
    },
    async review() {
      for (const grant of [...grants]) {
        const fresh = await grantFor(grant.draftId, grant.caller);
        // By its author and draft: all sockets of one person at one draft lose it together.
        if (!fresh || fresh.author !== grant.author)
          sync.revoke(({ subject, docId }) => subject === grant.author && docId === grant.draftId, closeCodes.revoked);
        else
          Object.assign(grant, {
            workshop: fresh.workshop,
            current: fresh.current,
            actor: fresh.actor,
            identity: fresh.identity,
          });
      }
    },
    close: () => sync.close(),
  };
}

/** A facilitator by account, or one who came by the link for co-facilitators and has none. */
export const steererAuthor = ({ userId, coOf }: Pick<Actor, 'userId' | 'coOf'>): string =>
  userId !== null ? `user:${userId}` : coOf !== null ? 'co' : 'server';
