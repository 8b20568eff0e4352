import { z } from 'zod';
import type { Problem } from './problem.ts';
import type { DeskView, PhoneView, WallView } from './screens.ts';

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

export type Watched<V> = { ok: true; view: V } | { ok: false; problem: Problem };

/** Socket.IO, from a screen to the server. */
export type ClientEvents = {
  watch: (what: Watch, answer: (result: Watched<DeskView | WallView | PhoneView>) => void) => void;
};

/** Socket.IO, from the server to a screen. */
export type ServerEvents = {
  /** The whole view of what is watched, again. */
  view: (view: DeskView | WallView | PhoneView) => void;
  /** There is nothing more to see here: removed, signed out, or the link was changed. */
  gone: (problem: Problem) => void;
};
