import type { Reaction } from '@uskalla/domain';

/**
 * Whose screens a change concerns: everybody's; one table's phones, with desk and wall; the desk's alone, where the
 * texts of drafts or who is here changed and nothing else; or the stage, which all screens share.
 */
export type Audience = 'everybody' | 'texts' | 'stage' | Readonly<{ tableId: string }>;

export type WorkshopEvents = Readonly<{
  /** Told after the commit: screens showing this workshop are stale. */
  changed(workshopId: string, audience: Audience): void;
  onChanged(listener: (workshopId: string, audience: Audience) => void): void;
  /** Somebody without a phone reacted: a simulated person. */
  reacted(workshopId: string, participantId: string, reaction: Reaction): void;
  onReacted(listener: (workshopId: string, participantId: string, reaction: Reaction) => void): void;
}>;

/** Carries changes from use cases and co-writing to the live channel, so that neither knows it. */
export function createWorkshopEvents(): WorkshopEvents {
  const listeners: Parameters<WorkshopEvents['onChanged']>[0][] = [];
  const reactionListeners: Parameters<WorkshopEvents['onReacted']>[0][] = [];
  return {
    changed(workshopId, audience) {
      for (const listener of listeners) listener(workshopId, audience);
    },
    onChanged: (listener) => void listeners.push(listener),
    reacted(workshopId, participantId, reaction) {
      for (const listener of reactionListeners) listener(workshopId, participantId, reaction);
    },
    onReacted: (listener) => void reactionListeners.push(listener),
  };
}
