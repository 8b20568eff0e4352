import { leftMs, type PhaseClock } from '@uskalla/domain';

/** Often enough that no two screens show different seconds for long, milliseconds. */
const lookEvery = 200;

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
    seen = now();
    const timer = setInterval(() => (seen = now()), lookEvery);
    return () => clearInterval(timer);
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
