import type { Watch } from '@uskalla/contracts/live';
import { changesPeople, tableIn, type Audience } from './workshop-events.ts';

/** A screen is sent a new view at most this often; what happens in between is in the next one. Milliseconds. */
const quietFor = 250;

type Concerns = (screen: Watch['screen'], tableId: string | null) => boolean;

/**
 * Gathers what became stale in a workshop and has it refreshed once for all of it: the first
 * change after a quiet while at once, then at most one refresh each {@link quietFor}.
 */
export function createStaleScreens(refresh: (workshopId: string, concerns: Concerns) => void): {
  mark(workshopId: string, audience: Audience): void;
} {
  const waiting = new Map<string, Audience[]>();

  function flush(workshopId: string): void {
    const audiences = waiting.get(workshopId);
    waiting.delete(workshopId);
    if (!audiences || audiences.length === 0) return;
    refresh(workshopId, (screen, tableId) => audiences.some((audience) => isFor(audience, screen, tableId)));
    hold(workshopId);
  }

  function hold(workshopId: string): void {
    waiting.set(workshopId, []);
    setTimeout(() => flush(workshopId), quietFor).unref();
  }

  return {
    mark(workshopId, audience) {
      const held = waiting.get(workshopId);
      if (held) {
        held.push(audience);
        return;
      }
      hold(workshopId);
      refresh(workshopId, (screen, tableId) => isFor(audience, screen, tableId));
    },
  };
}

function isFor(audience: Audience, screen: Watch['screen'], tableId: string | null): boolean {
  if (audience === 'everybody') return true;
  if (screen === 'phone') return tableId !== null && tableId === tableIn(audience);
  // A hand and a call for help are no part of other views.
  if (!changesPeople(audience)) return audience === 'texts' && screen === 'desk';
  return true;
}
