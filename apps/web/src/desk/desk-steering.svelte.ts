import type { DeskStage, SteerCommand } from '@uskalla/contracts';
import { sceneOf, type Phase } from '@uskalla/domain';
import type { WatchedScreen } from '#live/watch-screen.svelte.ts';
import { keys } from '#ui/keys-setting.svelte.ts';
import { wallKeys } from '#projector/wall-keys.ts';

/** Two presses within this time are one that slipped, milliseconds. */
const doublePress = 700;

/** What a desk or a remote does with a workshop: each act names what was on this screen, so that one that is behind does no harm. */
export class Desk {
  /** What the last act met, in words. */
  problem: string | null = $state(null);
  readonly #screen: WatchedScreen<'desk'>;
  #steppedAt = -doublePress;

  constructor(screen: WatchedScreen<'desk'>) {
    this.#screen = screen;
  }

  get stage(): DeskStage {
    return this.#screen.stage;
  }

  now(): number {
    return this.#screen.clock.now();
  }

  get #index(): number {
    return this.stage.agenda.findIndex(({ id }) => id === this.stage.phase.id);
  }

  get note(): string {
    return this.stage.agenda[this.#index]?.note ?? '';
  }

  get following(): Phase | undefined {
    return this.stage.agenda[this.#index + 1];
  }

  get previous(): Phase | undefined {
    return this.stage.agenda[this.#index - 1];
  }

  /** What the big button does: a clock that waits is started (an arrival has none that anybody waits for), else the agenda goes on. */
  get nextStep(): SteerCommand | undefined {
    const { clock, phase } = this.stage;
    const isWaiting = clock.state !== 'running' && clock.leftMs > 0 && phase.kind !== 'arrive';
    if (isWaiting) return { do: 'clock', phase: phase.id, act: 'start' };
    return this.following && { do: 'go', from: phase.id, to: this.following.id };
  }

  async steer(command: SteerCommand): Promise<void> {
    this.problem = await this.#screen.steer(command);
  }

  async takeNextStep(): Promise<void> {
    const step = this.nextStep;
    // Pressed twice it is meant once, though by then the button says what comes after.
    if (!step || performance.now() - this.#steppedAt < doublePress) return;
    this.#steppedAt = performance.now();
    await this.steer(step);
  }

  async turn(act: 'start' | 'pause' | 'add' | 'stop'): Promise<void> {
    await this.steer({ do: 'clock', phase: this.stage.phase.id, act });
  }

  async goTo(phase: Pick<Phase, 'id'> | undefined): Promise<void> {
    if (phase) await this.steer({ do: 'go', from: this.stage.phase.id, to: phase.id });
  }

  async read(by: 1 | -1): Promise<void> {
    const { tableId, step, page } = this.stage.wall;
    await this.steer({ do: 'step', by, from: { tableId, step, page } });
  }

  /** The desk's keys, where nothing is being typed or pressed. */
  readonly key = (event: KeyboardEvent): void => {
    if (!keys.isOn) return;
    const { target } = event;
    const isBusy =
      target instanceof Element && target.closest('input, select, textarea, dialog, [contenteditable]') !== null;
    if (isBusy || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const isOnControl = target instanceof Element && target.closest('button, a, summary') !== null;
    const act = this.#actOf(event, isOnControl);
    if (!act) return;
    event.preventDefault();
    void act();
  };

  #actOf(event: KeyboardEvent, isOnControl: boolean): (() => Promise<void>) | undefined {
    const { clock, lookUp, phase } = this.stage;
    switch (event.key.toLowerCase()) {
      case 'n':
        return () => this.takeNextStep();
      case 'p':
        return () => this.goTo(this.previous);
      case ' ':
        // On a button, the space bar is that button's.
        return isOnControl ? undefined : () => this.turn(clock.state === 'running' ? 'pause' : 'start');
      case 'm':
        return () => this.steer({ do: 'clock', phase: phase.id, act: 'add' });
      case 'u':
        return () => this.steer({ do: 'look-up', on: !lookUp });
      default: {
        const { agenda, wall } = this.stage;
        const command = wallKeys(event, this.stage, sceneOf({ agenda, phaseId: phase.id, wall }));
        return command && (() => this.steer(command));
      }
    }
  }
}
