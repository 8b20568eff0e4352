import type { Reaction } from '@uskalla/domain';
import { z } from 'zod';
import type { Problem } from './problem.ts';
import type { DeskView, PhoneView, WallView } from './screens.ts';
import type { Mine, ReactionCounts, ScreenStage, StageChange, StageSnapshot } from './stage.ts';
import type { PhoneCommand, SteerCommand } from './steering.ts';

/** What a socket asks to see. A phone and a wall are known by their cookies, a desk by its session. */
export const Watch = z.discriminatedUnion('screen', [
  z.object({ screen: z.literal('desk'), workshopId: z.uuid() }),
  z.object({ screen: z.literal('wall'), workshopId: z.uuid() }),
  z.object({ screen: z.literal('phone'), code: z.string().max(40) }),
]);
export type Watch = z.infer<typeof Watch>;

export type ScreenView = {
  desk: DeskView;
  wall: WallView;
  phone: PhoneView;
};

export type Refused = { ok: false; problem: Problem };
/** `mine` is what a phone's person gave so far, by phase; `null` for other screens. */
export type Watched<K extends keyof ScreenView> =
  { ok: true; view: ScreenView[K]; stage: StageSnapshot<ScreenStage[K]>; mine: readonly Mine[] | null } | Refused;
export type Steered = { ok: true } | Refused;
/** All that the person has given to the phase now; `null` for what belongs to none. */
export type TookPart = { ok: true; mine: Mine | null } | Refused;

/** Socket.IO, from a screen to the server. Everything but `watch` concerns what the socket watches. */
export type ClientEvents = {
  watch: (what: Watch, answer: (result: Watched<keyof ScreenView>) => void) => void;
  /** The stage whole, for a screen that missed a change. */
  stage: (answer: (result: StageSnapshot<ScreenStage[keyof ScreenStage]> | null) => void) => void;
  /** The server's clock, milliseconds since 1970. */
  time: (answer: (now: number) => void) => void;
  steer: (command: SteerCommand, answer: (result: Steered) => void) => void;
  'take-part': (command: PhoneCommand, answer: (result: TookPart) => void) => void;
  react: (reaction: Reaction) => void;
};

/** Socket.IO, from the server to a screen. */
export type ServerEvents = {
  /** The whole view of what is watched, again. */
  view: (view: DeskView | WallView | PhoneView) => void;
  stage: (change: StageChange) => void;
  reactions: (counts: ReactionCounts) => void;
  /** There is nothing more to see here: removed, signed out, or the link was changed. */
  gone: (problem: Problem) => void;
};
