import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultCodeOf } from '../fault.ts';
import { drawnAnswers } from './contribution.ts';
import {
  currentPhase,
  dareBeforeAndAfter,
  mayTablesWrite,
  newLiveState,
  sceneOf,
  writingGrace,
  type LiveState,
} from './live-state.ts';
import {
  addMinute,
  leftMs,
  minute,
  newClock,
  pauseClock,
  startClock,
  warningOf,
  type PhaseClock,
} from './phase-clock.ts';
import { readAgenda, type Phase } from './phase.ts';
import { readingPages } from './reading-pages.ts';
import { readyAgendas } from './ready-agendas.ts';
import { steer, type SteerCommand, type SteerContext } from './steer.ts';
import { dotsLeft, layDots, rankOptions, type VoteRules } from './votes.ts';

const fault = (what: () => unknown): string | undefined => {
  try {
    what();
    return undefined;
  } catch (error) {
    return faultCodeOf(error);
  }
};

const option = (number: number) => ({ item: `t${number}`, tableId: `t${number}`, number, label: `Tarina ${number}` });
const context: SteerContext = {
  now: 1_000,
  tables: ['t1', 't2', 't3'],
  questions: ['doing', 'failed'],
  pages: (tableId) => (tableId === 't2' ? [2, 0] : [1, 1]),
  ballot: [option(1), option(2)],
  answered: [],
};
const start = newLiveState(readyAgendas.ninety, 0);
const at = (phaseId: string, state = start) => steer(state, { do: 'go', from: state.phaseId, to: phaseId }, context);

describe('an agenda', () => {
  test('ready ones are valid, last what they say, and measure courage before and after', () => {
    const minutes = (phases: readonly Phase[]) => phases.reduce((sum, phase) => sum + phase.minutes, 0);
    expect(minutes(readyAgendas['forty-five'])).toBe(45);
    expect(minutes(readyAgendas.ninety)).toBe(90);
    expect(minutes(readyAgendas['half-day'])).toBe(240);
    for (const phases of Object.values(readyAgendas)) {
      expect(readAgenda(phases)).toEqual(phases);
      expect(dareBeforeAndAfter(phases)).toEqual({ before: 'before', after: 'after' });
    }
  });

  test.each<[string, (phases: Phase[]) => Phase[]]>([
    ['count', () => []],
    ['count', ([first]) => Array.from({ length: 41 }, (_, n) => ({ ...(first as Phase), id: `p${n}` }))],
    ['id', ([first, ...rest]) => [{ ...(first as Phase), id: rest[0]?.id ?? '' }, ...rest]],
    ['id', ([first, ...rest]) => [{ ...(first as Phase), id: '__proto__' }, ...rest]],
    ['minutes', ([first, ...rest]) => [{ ...(first as Phase), minutes: 1.5 }, ...rest]],
    ['minutes', ([first, ...rest]) => [{ ...(first as Phase), minutes: 481 }, ...rest]],
    ['text', ([first, ...rest]) => [{ ...(first as Phase), instruction: 'a'.repeat(301) }, ...rest]],
    ['activity', (phases) => phases.map((phase) => ({ ...phase, activity: null }))],
    [
      'dots',
      (phases) =>
        phases.map((phase) =>
          phase.activity?.kind === 'vote' ? { ...phase, activity: { ...phase.activity, dots: 0 } } : phase,
        ),
    ],
  ])('is refused for its %s', (reason, spoil) => {
    let context: unknown;
    try {
      readAgenda(spoil([...readyAgendas.ninety]));
    } catch (error) {
      context = (error as { context: unknown }).context;
    }
    expect(context).toMatchObject({ reason });
  });

  test('edited by two desks: the second is told, and nobody’s phase is taken away', () => {
    const phases = start.agenda.map((phase) => (phase.id === 'write' ? { ...phase, minutes: 20 } : phase));
    const edited = steer(start, { do: 'agenda', seen: 0, phases }, context);
    expect(edited.agendaEdits).toBe(1);
    // The same once more, as after a lost answer: it is so already.
    expect(steer(edited, { do: 'agenda', seen: 0, phases }, context)).toBe(edited);
    const other = start.agenda.slice(0, 3);
    expect(fault(() => steer(edited, { do: 'agenda', seen: 0, phases: other }, context))).toBe('moved_on');
    expect(fault(() => steer(edited, { do: 'agenda', seen: 1, phases: start.agenda.slice(1) }, context))).toBe(
      'phase_in_use',
    );
  });

  test('a phase that people have answered keeps its task, and stays', () => {
    const asked = { ...context, answered: ['words'] };
    const edit = (phases: readonly Phase[]) => steer(start, { do: 'agenda', seen: 0, phases }, asked);
    const without = start.agenda.filter(({ id }) => id !== 'words');
    expect(fault(() => edit(without))).toBe('phase_answered');
    const other = (activity: Phase['activity']) =>
      start.agenda.map((phase) => (phase.id === 'words' ? { ...phase, activity } : phase));
    expect(fault(() => edit(other({ kind: 'dare' })))).toBe('phase_answered');
    expect(fault(() => edit(other(null)))).toBe('phase_answered');
    // Asked in other words it is the same task.
    expect(edit(other({ kind: 'words', prompt: 'Miltä tuntuu?' })).agendaEdits).toBe(1);
    expect(edit(start.agenda.filter(({ id }) => id !== 'before')).agenda).toHaveLength(start.agenda.length - 1);
  });
});

describe('the clock', () => {
  test('what is left does not depend on how often it was paused', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(30_000)), { maxLength: 40 }), (acts) => {
        let clock: PhaseClock = newClock(60);
        let now = 0;
        let ran = 0;
        for (const [start, wait] of acts) {
          clock = start ? startClock(clock, now) : pauseClock(clock, now);
          if (clock.state === 'running') ran += wait;
          now += wait;
        }
        expect(leftMs(clock, now)).toBe(60 * minute - ran);
      }),
    );
  });

  test('a minute more is a minute more, and from now on where it had run out', () => {
    const running = startClock(newClock(1), 0);
    expect(leftMs(addMinute(running, 30_000), 30_000)).toBe(90_000);
    expect(leftMs(addMinute(running, 90_000), 90_000)).toBe(minute);
    expect(addMinute(newClock(2), 5)).toEqual({ state: 'stopped', leftMs: 3 * minute });
    const over = pauseClock(running, 70_000);
    expect(startClock(over, 80_000)).toBe(over);
    expect(leftMs(startClock(addMinute(over, 80_000), 80_000), 80_000)).toBe(minute);
  });

  test('warns at five minutes and at one, where it was longer', () => {
    expect([301, 300, 61, 60, 1, 0, -5].map((left) => warningOf(left * 1_000, 25))).toEqual([
      'none',
      'five',
      'five',
      'one',
      'one',
      'over',
      'over',
    ]);
    expect(warningOf(4 * minute, 5)).toBe('none');
    expect(warningOf(30_000, 1)).toBe('none');
  });

  test('is turned only in the phase that was on the screen', () => {
    const write = at('write');
    expect(fault(() => steer(write, { do: 'clock', phase: 'arrive', act: 'start' }, context))).toBe('moved_on');
    const running = steer(write, { do: 'clock', phase: 'write', act: 'start' }, context);
    expect(running.clock).toEqual({ state: 'running', endsAt: 1_000 + 35 * minute });
    expect(steer(running, { do: 'clock', phase: 'write', act: 'start' }, { ...context, now: 9_999 })).toBe(running);
    expect(steer(running, { do: 'clock', phase: 'write', act: 'stop' }, context).clock).toEqual(newClock(35));
  });
});

describe('a step of the agenda', () => {
  test('twice is once; from a screen that was behind it is refused', () => {
    const write = at('write');
    expect(currentPhase(write).id).toBe('write');
    expect(steer(write, { do: 'go', from: 'arrive', to: 'write' }, context)).toBe(write);
    expect(fault(() => steer(write, { do: 'go', from: 'arrive', to: 'before' }, context))).toBe('moved_on');
    expect(fault(() => steer(write, { do: 'go', from: 'write', to: 'nowhere' }, context))).toBe('phase_unknown');
  });

  test('has phones look at the new phase, and the wall follow', () => {
    const quiet = steer(start, { do: 'look-up', on: true }, context);
    const blank = steer(quiet, { do: 'show', scene: 'blank' }, context);
    const next = at('read', blank);
    expect(next).toMatchObject({ lookUp: false, wall: { scene: 'follow', step: 0 } });
    expect(['arrive', 'before', 'write', 'read', 'vote'].map((id) => sceneOf(at(id, at('words'))))).toEqual([
      'door',
      'activity',
      'tables',
      'reading',
      'activity',
    ]);
  });

  test('a vote stays on what it was begun on', () => {
    const vote = at('vote');
    expect(vote.ballots).toEqual({ vote: context.ballot });
    const back = at('vote', at('read', vote));
    expect(back.ballots).toEqual({ vote: context.ballot });
    const later = steer(at('read', vote), { do: 'go', from: 'read', to: 'vote' }, { ...context, ballot: [option(3)] });
    expect(later.ballots).toEqual({ vote: context.ballot });
    // Where nobody had written, it is made once somebody has, without leaving the vote.
    const early = steer(at('read'), { do: 'go', from: 'read', to: 'vote' }, { ...context, ballot: [] });
    expect(early.ballots).toEqual({});
    const clocked = steer(early, { do: 'clock', phase: 'vote', act: 'start' }, context);
    const made = steer(clocked, { do: 'go', from: 'vote', to: 'vote' }, context);
    expect(made).toEqual({ ...clocked, ballots: { vote: context.ballot } });
    expect(steer(made, { do: 'go', from: 'vote', to: 'vote' }, { ...context, ballot: [option(3)] })).toBe(made);
  });
});

describe('writing', () => {
  const writing = (state: LiveState, now: number) => mayTablesWrite(state, now);
  test('ends where the agenda says so, and takes the last letters', () => {
    expect(writing(start, 1e12)).toBe(true);
    const write = steer(at('write'), { do: 'clock', phase: 'write', act: 'start' }, context);
    const ends = 1_000 + 35 * minute;
    expect(writing(write, ends)).toBe(true);
    expect(writing(write, ends + writingGrace - 1)).toBe(true);
    expect(writing(write, ends + writingGrace)).toBe(false);
    const longer = steer(write, { do: 'clock', phase: 'write', act: 'add' }, { ...context, now: ends + 60_000 });
    expect(writing(longer, ends + 60_000)).toBe(true);
    const paused = steer(write, { do: 'clock', phase: 'write', act: 'pause' }, { ...context, now: ends + 60_000 });
    expect(writing(paused, ends + 90_000)).toBe(false);
    const early = steer(write, { do: 'clock', phase: 'write', act: 'pause' }, { ...context, now: 2_000 });
    expect(writing(early, ends + 90_000)).toBe(true);
    expect(writing(at('read'), 1_000 + writingGrace - 1)).toBe(true);
    expect(writing(at('read'), 1_000 + writingGrace)).toBe(false);
    // From one closed phase to the next nothing is opened for a moment.
    const later = { ...context, now: 900_000 };
    const vote = steer(at('read'), { do: 'go', from: 'read', to: 'vote' }, later);
    expect(writing(vote, later.now)).toBe(false);
  });
});

describe('the wall', () => {
  const step = (state: LiveState, by: 1 | -1): LiveState =>
    steer(state, { do: 'step', by, from: placeOf(state) }, context);
  const placeOf = ({ wall: { tableId, step, page } }: LiveState) => ({ tableId, step, page });

  test('walks every story answer by answer, and back the same way', () => {
    let state = at('read');
    const way: string[] = [];
    for (let n = 0; n < 12; n++) {
      way.push(`${state.wall.tableId ?? 't1'} ${state.wall.step}/${state.wall.page}`);
      state = step(state, 1);
    }
    expect(way.slice(0, 9)).toEqual([
      't1 0/0',
      't1 1/0',
      't1 2/0',
      't2 0/0',
      't2 1/0',
      't2 1/1',
      't3 0/0',
      't3 1/0',
      't3 2/0',
    ]);
    expect(new Set(way.slice(9))).toEqual(new Set(['t3 2/0']));
    for (let n = 0; n < 12; n++) state = step(state, -1);
    expect(state.wall).toMatchObject({ tableId: 't1', step: 0, page: 0 });
  });

  test('two remotes pressed at once are one step', () => {
    const read = at('read');
    const command: SteerCommand = { do: 'step', by: 1, from: placeOf(read) };
    const once = steer(read, command, context);
    expect(steer(once, command, context)).toBe(once);
  });

  test('a long answer is read in pages that lose no letter', () => {
    const words = fc.array(fc.string({ maxLength: 30 }), { maxLength: 200 });
    fc.assert(
      fc.property(words, fc.constantFrom(' ', '. ', '\n\n', ''), (parts, between) => {
        const text = parts.join(between);
        const pages = readingPages(text, 100);
        expect(pages.every((page) => page.length <= 100 && page.trim() !== '')).toBe(true);
        expect(pages.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
    expect(readingPages(' ')).toEqual([]);
    expect(readingPages(`${'a'.repeat(60)}. ${'b'.repeat(60)}.`, 100)).toEqual([
      `${'a'.repeat(60)}.`,
      `${'b'.repeat(60)}.`,
    ]);
  });

  test('shows no table that is not there; zooms within bounds', () => {
    const absent: SteerCommand = { do: 'show', scene: 'spotlight', tableId: 't9' };
    expect(fault(() => steer(start, absent, context))).toBe('table_unknown');
    let state = start;
    for (let n = 0; n < 9; n++) state = steer(state, { do: 'zoom', by: 1 }, context);
    expect(state.wall.zoom).toBe(1.5);
    expect(steer(state, { do: 'zoom', by: 1 }, context)).toBe(state);
  });
});

test('while those who are there answer, no picture of it differs from the one before by a single answer', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 60 }), (present) => {
      const given = Array.from({ length: present }, (_, n) => ({ at: new Date(n) }));
      const drawn = given.map((_, n) => drawnAnswers(given.slice(0, n + 1), present).length);
      for (const [n, count] of drawn.entries()) {
        expect(Math.abs(count - (drawn[n - 1] ?? 0))).not.toBe(1);
        expect(count).toBeGreaterThanOrEqual(n + 1 - 2);
      }
      if (present % 3 !== 1) expect(drawn[present - 1]).toBe(present);
    }),
  );
});

describe('a vote', () => {
  const rules: VoteRules = { kind: 'vote', cards: null, dots: 3, ownTable: false };
  const ballot = [option(1), option(2), option(3)];
  const lay = (dots: Record<string, number>, item: string, count: number, tableId: string | null = 't1') =>
    layDots(rules, ballot, dots, { item, count, tableId });

  test('keeps to its budget whatever is tapped, and everything can be taken back', () => {
    const taps = fc.array(fc.tuple(fc.constantFrom('t1', 't2', 't3', 'x'), fc.nat(5)), { maxLength: 30 });
    fc.assert(
      fc.property(taps, (tapped) => {
        let dots: Record<string, number> = {};
        for (const [item, count] of tapped) {
          const code = fault(() => (dots = { ...lay(dots, item, count) }));
          if (item === 'x') expect(code).toBe('option_unknown');
          if (item === 't1' && count > 0) expect(code).toBe('vote_own_table');
          expect(dotsLeft(rules, dots)).toBeGreaterThanOrEqual(0);
          expect(dots['t1']).toBeUndefined();
        }
        for (const item of Object.keys(dots)) dots = { ...lay(dots, item, 0) };
        expect(dotsLeft(rules, dots)).toBe(3);
      }),
    );
    expect(fault(() => lay({ t2: 3 }, 't3', 1))).toBe('vote_no_dots_left');
    expect(lay({ t2: 3 }, 't2', 2)).toEqual({ t2: 2 });
    // The budget was lowered meanwhile: what lies beyond it can be taken back, dot by dot.
    expect(lay({ t2: 5 }, 't2', 4)).toEqual({ t2: 4 });
    expect(fault(() => lay({ t2: 5 }, 't3', 1))).toBe('vote_no_dots_left');
    expect(layDots({ ...rules, ownTable: true }, ballot, {}, { item: 't1', count: 1, tableId: 't1' })).toEqual({
      t1: 1,
    });
  });

  test('ties share a place and are told; nobody is tied with no votes', () => {
    const ranked = rankOptions([...ballot, option(4)], { t1: 2, t2: 5, t3: 2 });
    expect(ranked.map(({ item, dots, place, tied }) => [item, dots, place, tied])).toEqual([
      ['t2', 5, 1, false],
      ['t1', 2, 2, true],
      ['t3', 2, 2, true],
      ['t4', 0, 4, false],
    ]);
  });
});
