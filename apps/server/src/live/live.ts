import { Watch, type ClientEvents, type Refused, type ServerEvents } from '@uskalla/contracts/live';
import { livePath } from '@uskalla/contracts/wire';
import {
  ReactionName,
  type Caller,
  type DeskView,
  type PhoneView,
  type Services,
  type WallView,
} from '@uskalla/contracts';
import { Fault, faultCodeOf } from '@uskalla/domain';
import { Server, type Socket } from 'socket.io';
import type { Cluster, Told } from '../cluster/cluster.ts';
import { isUnexpected, problemOf, type QuestionText } from '../http/problems.ts';
import type { Log } from '../log.ts';
import type { Peer } from '../peer.ts';
import type { SessionEnds } from '../session-ends.ts';
import type { Presence } from './presence.ts';
import { createReactionDesk } from './reactions.ts';
import { createStages } from './stages.ts';
import { createStaleScreens } from './stale-screens.ts';
import { changesStage, changesViews, type WorkshopEvents } from './workshop-events.ts';

type View = DeskView | WallView | PhoneView;
type Shown = {
  what: Watch;
  workshopId: string;
  tableId: string | null;
  /** Of a phone: whose it is. */
  participantId: string | null;
  disappear: () => void;
  isBusy: boolean;
  /** Whether something changed since its view was last asked for. */
  isStale: boolean;
};
type SocketData = {
  caller: Caller;
  /** When the caller was looked up, and how many sessions had ended by then. */
  lookedUp: Readonly<{ at: number; ends: number }>;
  shown?: Shown;
};
/** Between processes; see cluster. */
type ClusterEvents = { told: (message: Told) => void };
export type LiveServer = Server<ClientEvents, ServerEvents, ClusterEvents, SocketData>;
type LiveSocket = Socket<ClientEvents, ServerEvents, ClusterEvents, SocketData>;

/** One socket's commands and questions a second; nobody's thumb is faster. */
const asksPerSecond = 20;

/** For so long a desk is taken for whom its session named, where no session ended meanwhile. Milliseconds. */
const knownFor = 30_000;

/** About when a view that could not be had is asked for again, milliseconds. */
const againAfter = 5_000;

/**
 * The live channel. What a screen alone is shown comes as a whole view; what it shares with all of its kind, the stage,
 * as a snapshot and then changes, which say what they follow on. So a lost one costs nothing: the next view, or the
 * snapshot that is asked for where a change does not follow, makes it right.
 */
export function createLive(parts: {
  services: Services;
  events: WorkshopEvents;
  presence: Presence;
  cluster: Cluster;
  sessionEnds: SessionEnds;
  peer: Peer;
  questionText: QuestionText;
  log: Log;
}): LiveServer {
  const { services, events, presence, log } = parts;
  const io: LiveServer = new Server({
    path: livePath,
    serveClient: false,
    // The longest that a screen sends is an agenda of forty phases with all their notes.
    maxHttpBufferSize: 262_144,
    perMessageDeflate: false,
    // The arbiter of upgrades decides what is refused; engine.io must not end sockets it does not know.
    destroyUpgrade: false,
    connectTimeout: 10_000,
    // A line that is cut without a word is noticed within half a minute.
    pingInterval: 12_000,
    pingTimeout: 10_000,
    allowRequest: (request, answer) => answer(null, parts.peer.isOwnPage(request)),
  });
  const stale = createStaleScreens(refresh);
  const stages = createStages({
    read: (workshopId) => services.stage(workshopId),
    send: (workshopId, screen, change) => io.local.to(stageRoom(workshopId, screen)).emit('stage', change),
    onError: (error) => {
      if (isUnexpected(error)) log.error({ err: error }, 'live: stage failed');
    },
  });
  events.onChanged((workshopId, audience) => {
    if (changesStage(audience)) stages.mark(workshopId);
    if (changesViews(audience)) stale.mark(workshopId, audience);
  });
  const reactions = createReactionDesk(
    (workshopId, counts) => {
      io.local.to([stageRoom(workshopId, 'wall'), stageRoom(workshopId, 'desk')]).emit('reactions', counts);
    },
    (workshopId, counts) => parts.cluster.tell({ kind: 'reactions', workshopId, counts }),
  );
  events.onReacted((workshopId, participantId, reaction) => reactions.react(workshopId, participantId, reaction));
  parts.cluster.onTold((told) => {
    if (told.kind === 'reactions') reactions.add(told.workshopId, told.counts);
  });
  parts.cluster.attach(io);
  // Changes at other processes may have gone unheard: every screen is shown what is.
  parts.cluster.onDoubt(() => {
    const workshops = [...io.sockets.sockets.values()].map(({ data }) => data.shown?.workshopId);
    for (const workshopId of new Set(workshops)) {
      if (!workshopId) continue;
      stale.mark(workshopId, 'everybody');
      stages.mark(workshopId);
    }
  });

  io.use(async (socket, next) => {
    try {
      await lookUp(socket);
      next();
    } catch (error) {
      log.error({ err: error }, 'live: handshake failed');
      next(new Error('unavailable'));
    }
  });
  io.on('connection', (socket) => {
    let second = 0;
    let asks = 0;
    /** @throws Fault `too_many_requests` */
    const count = (): void => {
      const now = Math.floor(performance.now() / 1_000);
      if (now !== second) asks = 0;
      second = now;
      if (++asks > asksPerSecond) throw new Fault('too_many_requests');
    };
    socket.on('watch', (raw, answer) => void watch(socket, raw, answer, count));
    socket.on('time', (answer) => typeof answer === 'function' && answer(Date.now()));
    socket.on('stage', (answer) => void sendStage(socket, answer));
    socket.on('steer', (command, answer) => {
      void respond(socket, answer, async ({ workshopId }) => {
        count();
        const { at, ends } = socket.data.lookedUp;
        // A session that ended meanwhile steers nothing any more.
        if (ends !== parts.sessionEnds.count() || performance.now() - at > knownFor) await lookUp(socket);
        await services.steer(socket.data.caller, workshopId, command);
        return { ok: true };
      });
    });
    socket.on('take-part', (command, answer) => {
      void respond(socket, answer, async ({ workshopId, participantId }) => {
        count();
        if (participantId === null) throw new Fault('not_allowed');
        return { ok: true, mine: await services.takePart(workshopId, participantId, command) };
      });
    });
    socket.on('react', (raw) => {
      const { shown } = socket.data;
      const reaction = ReactionName.safeParse(raw);
      if (shown?.participantId && reaction.success) {
        reactions.react(shown.workshopId, shown.participantId, reaction.data);
      }
    });
    socket.on('disconnect', () => turnAway(socket));
  });

  async function lookUp(socket: LiveSocket): Promise<void> {
    // Before it is looked up: what ends meanwhile counts.
    const lookedUp = { at: performance.now(), ends: parts.sessionEnds.count() };
    socket.data.caller = await services.identify(parts.peer.of(socket.request));
    socket.data.lookedUp = lookedUp;
  }

  /** Answers what only a screen that watches something may ask. */
  async function respond<R>(socket: LiveSocket, answer: unknown, work: (shown: Shown) => Promise<R>): Promise<void> {
    if (typeof answer !== 'function') return;
    try {
      const { shown } = socket.data;
      if (!shown) throw new Fault('not_now');
      answer(await work(shown));
    } catch (error) {
      if (isUnexpected(error)) log.error({ err: error }, 'live: command failed');
      const refused: Refused = {
        ok: false,
        problem: problemOf(error, socket.data.caller.locale, parts.questionText),
      };
      answer(refused);
    }
  }

  async function sendStage(socket: LiveSocket, answer: unknown): Promise<void> {
    if (typeof answer !== 'function') return;
    const { shown } = socket.data;
    try {
      answer(shown ? await stages.snapshot(shown.workshopId, shown.what.screen) : null);
    } catch {
      // It asks again when the next change does not fit either.
      answer(null);
    }
  }

  async function watch(socket: LiveSocket, raw: unknown, answer: unknown, count: () => void): Promise<void> {
    if (typeof answer !== 'function') return;
    try {
      count();
      const what = Watch.parse(raw);
      const view = await viewFor(socket.data.caller, what);
      turnAway(socket);
      if (!socket.connected) return;
      const isPhone = 'me' in view;
      socket.data.shown = {
        what,
        workshopId: view.workshop.id,
        tableId: isPhone ? view.table.id : null,
        participantId: isPhone ? view.me.id : null,
        disappear: isPhone ? presence.appear(view.me.id) : () => undefined,
        isBusy: false,
        isStale: false,
      };
      if (isPhone) events.changed(view.workshop.id, 'texts');
      // In its room first: a change sent while the snapshot is read is not missed, and the screen knows old ones by their count.
      await socket.join(stageRoom(view.workshop.id, what.screen));
      if (!socket.connected) return;
      const [stage, mine] = await Promise.all([
        stages.snapshot(view.workshop.id, what.screen),
        isPhone ? services.given(view.workshop.id, view.me.id) : null,
      ]);
      answer({ ok: true, view, stage, mine });
    } catch (error) {
      if (isUnexpected(error)) log.error({ err: error }, 'live: watch failed');
      answer({ ok: false, problem: problemOf(error, socket.data.caller.locale, parts.questionText) });
    }
  }

  /** The socket shows nothing any more. */
  function turnAway(socket: LiveSocket): void {
    const { shown } = socket.data;
    if (!shown) return;
    delete socket.data.shown;
    shown.disappear();
    void socket.leave(stageRoom(shown.workshopId, shown.what.screen));
    if (![...io.sockets.sockets.values()].some(({ data }) => data.shown?.workshopId === shown.workshopId)) {
      stages.drop(shown.workshopId);
    }
    if (shown.tableId !== null) events.changed(shown.workshopId, 'texts');
  }

  function viewFor(caller: Caller, what: Watch): Promise<View> {
    if (what.screen === 'desk') return services.deskView(caller, what.workshopId);
    if (what.screen === 'wall') return services.wallView(caller, what.workshopId);
    return services.phoneView(caller, what.code);
  }

  /** The view again, of somebody who was let in: a phone's needs no looking up of who it is. */
  async function viewAgain(socket: LiveSocket, { what, workshopId, participantId }: Shown): Promise<View> {
    if (participantId === null) return viewFor(socket.data.caller, what);
    return services.phoneViewOf(workshopId, participantId);
  }

  function refresh(workshopId: string, concerns: (screen: Watch['screen'], tableId: string | null) => boolean): void {
    for (const socket of io.sockets.sockets.values()) {
      const { shown } = socket.data;
      if (shown?.workshopId === workshopId && concerns(shown.what.screen, shown.tableId)) void send(socket, shown);
    }
  }

  /** One view at a time for each screen: a slow database must not be asked again and again by the same one. */
  async function send(socket: LiveSocket, shown: Shown): Promise<void> {
    shown.isStale = true;
    if (shown.isBusy) return;
    shown.isBusy = true;
    while (shown.isStale && socket.data.shown === shown) {
      shown.isStale = false;
      if (await sendOnce(socket, shown)) continue;
      // What it shows is all there is for now, and nobody loses their screen because of us.
      shown.isStale = true;
      await pause(againAfter * (0.5 + Math.random()));
    }
    shown.isBusy = false;
  }

  /** @returns whether that was it; `false` where the view can't be had just now */
  async function sendOnce(socket: LiveSocket, shown: Shown): Promise<boolean> {
    try {
      const view = await viewAgain(socket, shown);
      if (socket.data.shown !== shown) return true;
      // Moved to another table, it is told what concerns that one.
      if ('me' in view) shown.tableId = view.table.id;
      socket.emit('view', view);
    } catch (error) {
      const code = faultCodeOf(error) ?? 'internal';
      if (code === 'unavailable') return false;
      if (code === 'internal') log.error({ err: error }, 'live: view failed');
      else if (socket.data.shown === shown) {
        turnAway(socket);
        socket.emit('gone', problemOf(error, socket.data.caller.locale, parts.questionText));
      }
    }
    return true;
  }

  return io;
}

const stageRoom = (workshopId: string, screen: Watch['screen']) => `${workshopId}:${screen}`;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
