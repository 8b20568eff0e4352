import type { Watch } from '@uskalla/contracts/live';
import type { Reaction } from '@uskalla/domain';
import type { Asking, Door } from '../matrix/door.ts';
import { answerOf, lineOf, live, screens, shownBy, watching, type Line } from '../matrix/live-door.ts';
import type { Place } from '../matrix/place.ts';
import { asSeat, asSecret, asSteered } from '../matrix/refusals.ts';
import { sitDown } from '../matrix/settle.ts';
import type { Visitor } from '../running.ts';

const watch = (what: (place: Place) => Watch) => async (asking: Asking) => {
  const line = lineOf(asking);
  const answer = answerOf(await line.emitWithAck('watch', what(asking.place)));
  line.disconnect();
  return answer;
};

/** What screens see on the live channel, and tell each other without a word. */
export const screenDoors: readonly Door[] = [
  live('watch', {
    about: 'a desk',
    guard: { action: 'workshop.steer' },
    refusal: asSteered,
    asks: ['deskView', 'stage'],
    ask: watch(screens.desk),
  }),
  live('watch', {
    about: 'a wall',
    guard: { action: 'workshop.watch-wall' },
    refusal: asSecret,
    asks: 'wallView',
    ask: watch(screens.wall),
  }),
  live('watch', {
    about: 'a phone',
    guard: { action: 'workshop.take-part' },
    refusal: asSeat,
    asks: ['phoneView', 'given'],
    ask: watch(screens.phone),
  }),
  live('stage', {
    guard: { action: shownBy },
    refusal: () => 'not_now',
    async ask(asking) {
      const line = await watching(asking);
      const snapshot = await line.emitWithAck('stage');
      line.disconnect();
      return { told: snapshot ? 'ok' : 'not_now', whole: '' };
    },
  }),
  live('time', {
    guard: 'anyone',
    async ask(asking) {
      const line = lineOf(asking);
      const now = await line.emitWithAck('time');
      line.disconnect();
      return { told: Number.isFinite(now) ? 'ok' : 'none', whole: '' };
    },
  }),
  live('react', {
    guard: { action: 'workshop.take-part' },
    refusal: () => 'not_allowed',
    async ask(asking) {
      const isShown = await showsReaction(asking);
      return { told: isShown ? 'ok' : 'not_allowed', whole: '' };
    },
  }),
];

/**
 * Whether a reaction is shown on the workshop's desk. Nobody answers one: so somebody who sits there reacts after it, and what came
 * before theirs was there by then.
 */
async function showsReaction(asking: Asking): Promise<boolean> {
  const { world, place } = asking;
  const desk = await opened({ world, visitor: world.hostOf(place).visitor }, screens.desk(place));
  const phone = await opened({ world, visitor: await neighbourAt(asking) }, screens.phone(place));
  const line = await watching(asking);

  const seen = new Set<string>();
  const last: Reaction = 'heart';
  const shown = new Promise<void>((resolve) => {
    desk.on('reactions', (counts) => {
      for (const reaction of Object.keys(counts)) seen.add(reaction);
      if (seen.has(last)) resolve();
    });
  });
  line.emit('react', 'fire');
  await line.emitWithAck('time');
  phone.emit('react', last);
  await shown;
  for (const each of [desk, phone, line]) each.disconnect();
  return seen.has('fire');
}

const neighbours = new WeakMap<Place, Visitor[]>();

/** Somebody who sits there; another one each time, of some who take turns: one phone's reactions of a second are counted. */
async function neighbourAt({ world, place }: Asking): Promise<Visitor> {
  const there = neighbours.get(place) ?? [];
  neighbours.set(place, there);
  const next = there.length < 4 ? world.stranger() : (there.shift() ?? world.stranger());
  if (next.cookies.size === 0) await sitDown(next, place, 2);
  there.push(next);
  return next;
}

async function opened(by: Pick<Asking, 'world' | 'visitor'>, what: Watch): Promise<Line> {
  const line = lineOf(by);
  const answer = await line.emitWithAck('watch', what);
  if (!answer.ok) throw new Error(answer.problem.code);
  return line;
}
