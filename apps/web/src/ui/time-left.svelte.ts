import { leftMs, type PhaseClock } from '@uskalla/domain';

/** The longest between two looks, milliseconds: what the server's clock is may be found out better meanwhile. */
const lookEvery = 1_000;

/**
 * What is left of a clock, milliseconds, looked at while it runs. To be made while a component is set up.
 * @param clock the clock as it is now
 * @param now the server's time on this screen
 */
export function timeLeft(clock: () => PhaseClock, now: () => number): { readonly ms: number } {
  let seen = $state(0);
  $effect(() => {
    const running = clock();
    if (running.state !== 'running') return;
    let timer: ReturnType<typeof setTimeout>;
    // On the turn of each second, so that all screens change together.
    const look = () => {
      seen = now();
      const left = leftMs(running, seen);
      const untilTurn = left - Math.floor(left / 1_000) * 1_000;
      timer = setTimeout(look, Math.min(untilTurn + 1, lookEvery));
    };
    look();
    return () => clearTimeout(timer);
  });
  return {
    get ms() {
      const state = clock();
      // Before anything was looked at, as where the page is drawn on the server.
      return leftMs(state, state.state === 'running' ? seen || now() : 0);
    },
  };
}

/** Minutes and seconds as a clock shows them; what is left of a second still counts as one. */
export function clockDigits(ms: number): string {
  const seconds = Math.max(Math.ceil(ms / 1_000), 0);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  const hours = Math.floor(minutes / 60);
  const two = (count: number) => String(count).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes % 60)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
