import type { ClientEvents, ServerEvents, Watch } from '@uskalla/contracts/live';
import { livePath } from '@uskalla/contracts/wire';
import { io, type Socket } from 'socket.io-client';
import { partsOf, type Answer, type Asking, type Door, type RowParts } from './door.ts';
import { mayDo } from './expectation.ts';
import type { Place } from './place.ts';
import { inWorkshop, isHiding } from './refusals.ts';

export type Line = Socket<ServerEvents, ClientEvents>;
type Reply = Readonly<{ ok: true } | { ok: false; problem: Readonly<{ code: string }> }>;

/** A line of the live channel with somebody's cookies. */
export const lineOf = ({ world, visitor }: Pick<Asking, 'world' | 'visitor'>): Line =>
  io(world.url, {
    path: livePath,
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { ...visitor.always, cookie: visitor.cookieHeader, origin: world.url },
  });

export const screens = {
  desk: (place: Place): Watch => ({ screen: 'desk', workshopId: place.workshop }),
  wall: (place: Place): Watch => ({ screen: 'wall', workshopId: place.workshop }),
  phone: (place: Place): Watch => ({ screen: 'phone', code: place.code }),
} as const;

/** A line that shows the first screen of the workshop that it is let see; none, where there is none. */
export async function watching(asking: Asking): Promise<Line> {
  const line = lineOf(asking);
  for (const what of [screens.phone, screens.desk, screens.wall]) {
    if ((await line.emitWithAck('watch', what(asking.place))).ok) break;
  }
  return line;
}

type LiveRow = RowParts & Readonly<{ allowed?: string; ask: (asking: Asking) => Promise<Answer> }>;

/** A row for what a screen asks on the live channel. */
export function live(name: string, { allowed = 'ok', ask, ...row }: LiveRow): Door {
  const { refusal = () => 'not_found' } = row;
  return {
    ...partsOf(row),
    name,
    allowed: () => allowed,
    refused: (refused) => {
      const code = refusal(refused);
      return { told: code, isAsAbsent: isHiding(code) };
    },
    ask,
  };
}

/**
 * A row for a command, which is done to what the screen shows: whoever is shown nothing commands nothing.
 * @param row.refusal of those whose screen shows something
 */
export function command(name: string, { refusal = inWorkshop, ...row }: CommandRow): Door {
  return live(name, {
    ...row,
    refusal: (refused) => {
      const { who, place } = refused;
      const isShown = shownBy.some((action) => mayDo(who, action, place));
      return isShown ? refusal(refused) : 'not_now';
    },
    async ask(asking) {
      const line = await watching(asking);
      const answer = answerOf(await row.send(line, asking.place));
      line.disconnect();
      return answer;
    },
  });
}

type CommandRow = RowParts & Readonly<{ allowed?: string; send: (line: Line, place: Place) => Promise<Reply> }>;

/** What lets a screen show something of a workshop. */
export const shownBy = ['workshop.take-part', 'workshop.steer', 'workshop.watch-wall'] as const;

/** A reply of the channel as a word: `ok`, or the code of what refused it. */
export function answerOf(reply: Reply): Answer {
  return reply.ok ? { told: 'ok', whole: 'ok' } : { told: reply.problem.code, whole: JSON.stringify(reply) };
}
