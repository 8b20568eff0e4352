import type { Reaction } from '@uskalla/domain';

/**
 * Whose screens a change concerns: everybody's; one table's phones, with desk and wall; the desk's alone, where the
 * texts of drafts or who is here changed and nothing else; or the stage, which all screens share, for what people gave
 * to it or, with the version it has got, for how the workshop is steered; or the stage and the phones of one table, for
 * a hand or a call for help that came from there.
 */
export type Audience =
  | 'everybody'
  | 'texts'
  | 'stage'
  | Readonly<{ tableId: string }>
  | Readonly<{ version: number }>
  | Readonly<{ signalsAt: string }>;

/** Whether it is about how the workshop is steered, and in which version. */
export const versionIn = (audience: Audience): number | undefined =>
  typeof audience === 'object' && 'version' in audience ? audience.version : undefined;

/** The table that alone is concerned, of phones. */
export const tableIn = (audience: Audience): string | undefined => {
  if (typeof audience !== 'object' || 'version' in audience) return undefined;
  return 'tableId' in audience ? audience.tableId : audience.signalsAt;
};

const isOfSignals = (audience: Audience): boolean => typeof audience === 'object' && 'signalsAt' in audience;

export const changesStage = (audience: Audience): boolean =>
  audience === 'everybody' || audience === 'stage' || versionIn(audience) !== undefined || isOfSignals(audience);
export const changesViews = (audience: Audience): boolean => audience !== 'stage' && versionIn(audience) === undefined;
/** Whether somebody came, went, was moved or renamed, or the workshop itself changed. */
export const changesPeople = (audience: Audience): boolean =>
  audience === 'everybody' || (tableIn(audience) !== undefined && !isOfSignals(audience));
/** Whether a hand may be up or down, or a call made or answered, that was not before. */
export const changesSignals = (audience: Audience): boolean => changesPeople(audience) || isOfSignals(audience);

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
