import type { ScreenStage, StageChange, StageSnapshot } from '@uskalla/contracts';
import { randomUUID } from 'node:crypto';

type Screen = keyof ScreenStage;
type Stage = {
  /** How often each kind of screen was sent a change. */
  at: Record<Screen, number>;
  /** By screen, what was last sent: each value, and how it reads. */
  shown: Map<Screen, Map<string, string>> | undefined;
  last: ScreenStage | undefined;
  reading: Promise<void> | undefined;
  isStale: boolean;
  rest: ReturnType<typeof setTimeout> | undefined;
};

/** A stage is sent at most this often, milliseconds: ten frames a second for one screen. */
const quietFor = 100;
/** About when a stage that could not be had is read again, milliseconds. */
const againAfter = 3_000;

export type Stages = Readonly<{
  /** The stage whole; it is kept up to date from then on until it is dropped. */
  snapshot<S extends Screen>(workshopId: string, screen: S): Promise<StageSnapshot<ScreenStage[S]>>;
  /** Something of it may have changed. */
  mark(workshopId: string): void;
  /** Nobody is looking any more. */
  drop(workshopId: string): void;
}>;

/**
 * Keeps the stages of workshops that somebody here looks at. A change is read from the database once, and what differs
 * from before is sent once to all screens of a kind: the first after a quiet while at once, then gathered.
 */
export function createStages(parts: {
  read: (workshopId: string) => Promise<ScreenStage>;
  send: (workshopId: string, screen: Screen, change: StageChange) => void;
  /** Told of what can't be had just now; it is read again later. */
  onError: (error: unknown) => void;
}): Stages {
  // Another process, and this one after a restart, counts anew.
  const run = randomUUID().slice(0, 8);
  const stages = new Map<string, Stage>();

  const stageOf = (workshopId: string): Stage => {
    const there = stages.get(workshopId);
    if (there) return there;
    const stage: Stage = {
      at: { phone: 0, wall: 0, desk: 0 },
      shown: undefined,
      last: undefined,
      reading: undefined,
      isStale: false,
      rest: undefined,
    };
    stages.set(workshopId, stage);
    return stage;
  };

  /** One reading at a time; what changes meanwhile is in the next. */
  function read(workshopId: string, stage: Stage): Promise<void> {
    if (stage.reading) return stage.reading;
    stage.isStale = false;
    const reading = parts.read(workshopId).then((fresh) => show(workshopId, stage, fresh));
    stage.reading = reading.finally(() => (stage.reading = undefined));
    return stage.reading;
  }

  function show(workshopId: string, stage: Stage, fresh: ScreenStage): void {
    const before = stage.shown;
    stage.shown = new Map(screens.map((screen) => [screen, readings(fresh[screen])]));
    stage.last = fresh;
    if (!before || stages.get(workshopId) !== stage) return;
    for (const screen of screens) {
      const set = differences(before.get(screen), stage.shown.get(screen), fresh[screen]);
      if (Object.keys(set).length === 0) continue;
      const from = stage.at[screen]++;
      parts.send(workshopId, screen, { run, from, at: stage.at[screen], set });
    }
  }

  function refresh(workshopId: string, stage: Stage): void {
    let wait = quietFor;
    void read(workshopId, stage)
      .catch((error: unknown) => {
        parts.onError(error);
        stage.isStale = true;
        wait = againAfter * (0.5 + Math.random());
      })
      .finally(() => {
        if (stages.get(workshopId) !== stage) return;
        stage.rest = setTimeout(() => {
          stage.rest = undefined;
          if (stage.isStale) refresh(workshopId, stage);
        }, wait).unref();
      });
  }

  return {
    async snapshot(workshopId, screen) {
      const stage = stageOf(workshopId);
      if (!stage.last || stage.reading) await read(workshopId, stage);
      // Read by now; had it failed, it would have thrown.
      return { run, at: stage.at[screen], stage: (stage.last as ScreenStage)[screen] };
    },
    mark(workshopId) {
      const stage = stages.get(workshopId);
      if (!stage) return;
      stage.isStale = true;
      if (stage.rest === undefined && stage.reading === undefined) refresh(workshopId, stage);
      else if (stage.rest === undefined) {
        // A reading is under way that may have missed it.
        void stage.reading
          ?.catch(() => undefined)
          .finally(() => {
            if (stage.isStale && stage.rest === undefined && !stage.reading) refresh(workshopId, stage);
          });
      }
    },
    drop(workshopId) {
      clearTimeout(stages.get(workshopId)?.rest);
      stages.delete(workshopId);
    },
  };
}

const screens = ['phone', 'wall', 'desk'] as const satisfies readonly Screen[];

const readings = (stage: object) =>
  new Map(Object.entries(stage).map(([key, value]) => [key, JSON.stringify(value) ?? 'null']));

function differences(
  before: Map<string, string> | undefined,
  now: Map<string, string> | undefined,
  stage: object,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(stage).filter(([key]) => before?.get(key) !== now?.get(key)));
}
