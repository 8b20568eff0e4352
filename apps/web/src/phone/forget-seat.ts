import { forgetCopiesOf } from '#live/forget-copies.ts';
import { dropSeatCache } from './seat-cache.ts';

/** Of a workshop that the server has forgotten nothing stays on this phone either. */
export async function forgetSeat(code: string): Promise<void> {
  forgetCopiesOf(code);
  await dropSeatCache(code);
}
