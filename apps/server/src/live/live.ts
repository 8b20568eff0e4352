import { Watch, type ClientEvents, type ServerEvents } from '@uskalla/contracts/live';
import { livePath } from '@uskalla/contracts/wire';
import type { Caller, DeskView, PhoneView, Services, WallView } from '@uskalla/contracts';
import { faultCodeOf } from '@uskalla/domain';
import { Server, type Socket } from 'socket.io';
import type { Cluster, Told } from '../cluster/cluster.ts';
import { isUnexpected, problemOf, type QuestionText } from '../http/problems.ts';
import type { Log } from '../log.ts';
import type { Peer } from '../peer.ts';
import type { Presence } from './presence.ts';
import { createStaleScreens } from './stale-screens.ts';
import type { WorkshopEvents } from './workshop-events.ts';

type View = DeskView | WallView | PhoneView;
type Shown = {
  what: Watch;
  workshopId: string;
  tableId: string | null;
  disappear: () => void;
  isBusy: boolean;
  /** Whether something changed since its view was last asked for. */
  isStale: boolean;
};
type SocketData = { caller: Caller; shown?: Shown };
/** Between processes; see cluster. */
type ClusterEvents = { told: (message: Told) => void };
export type LiveServer = Server<ClientEvents, ServerEvents, ClusterEvents, SocketData>;
type LiveSocket = Socket<ClientEvents, ServerEvents, ClusterEvents, SocketData>;

/** About when a view that could not be had is asked for again, milliseconds. */
const againAfter = 5_000;

/**
 * The live channel. Every event carries a whole view, so a lost one costs nothing: the next one,
 * or the snapshot that a reconnecting socket asks for, makes it right.
 */
export function createLive(parts: {
  services: Services;
  events: WorkshopEvents;
  presence: Presence;
  cluster: Cluster;
  peer: Peer;
  questionText: QuestionText;
  log: Log;
}): LiveServer {
  const { services, events, presence, log } = parts;
  const io: LiveServer = new Server({
    path: livePath,
    serveClient: false,
    // A screen only ever sends what it wants to watch.
    maxHttpBufferSize: 8_192,
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
  events.onChanged(stale.mark);
  parts.cluster.attach(io);
  // Changes at other processes may have gone unheard: every screen is shown what is.
  parts.cluster.onDoubt(() => {
    const workshops = [...io.sockets.sockets.values()].map(({ data }) => data.shown?.workshopId);
    for (const workshopId of new Set(workshops)) if (workshopId) stale.mark(workshopId, 'everybody');
  });

  io.use(async (socket, next) => {
    try {
      socket.data.caller = await services.identify(parts.peer.of(socket.request));
      next();
    } catch (error) {
      log.error({ err: error }, 'live: handshake failed');
      next(new Error('unavailable'));
    }
  });
  io.on('connection', (socket) => {
    socket.on('watch', (raw, answer) => void watch(socket, raw, answer));
    socket.on('disconnect', () => turnAway(socket));
  });

  async function watch(socket: LiveSocket, raw: unknown, answer: unknown): Promise<void> {
    if (typeof answer !== 'function') return;
    try {
      const what = Watch.parse(raw);
      const view = await viewFor(socket.data.caller, what);
      turnAway(socket);
      if (!socket.connected) return;
      const isPhone = 'me' in view;
      socket.data.shown = {
        what,
        workshopId: view.workshop.id,
        tableId: isPhone ? view.table.id : null,
        disappear: isPhone ? presence.appear(view.me.id) : () => undefined,
        isBusy: false,
        isStale: false,
      };
      if (isPhone) events.changed(view.workshop.id, 'desk');
      answer({ ok: true, view });
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
    if (shown.tableId !== null) events.changed(shown.workshopId, 'desk');
  }

  function viewFor(caller: Caller, what: Watch): Promise<View> {
    if (what.screen === 'desk') return services.deskView(caller, what.workshopId);
    if (what.screen === 'wall') return services.wallView(caller, what.workshopId);
    return services.phoneView(caller, what.code);
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
      const view = await viewFor(socket.data.caller, shown.what);
      if (socket.data.shown === shown) socket.emit('view', view);
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

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
