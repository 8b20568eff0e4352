/** Whose screens a change concerns: everybody's, one table's phones (with desk and wall), or the desk's alone. */
export type Audience = 'everybody' | 'desk' | Readonly<{ tableId: string }>;

export type WorkshopEvents = Readonly<{
  /** Told after the commit: screens showing this workshop are stale. */
  changed(workshopId: string, audience: Audience): void;
  onChanged(listener: (workshopId: string, audience: Audience) => void): void;
}>;

/** Carries changes from use cases and co-writing to the live channel, so that neither knows it. */
export function createWorkshopEvents(): WorkshopEvents {
  const listeners: ((workshopId: string, audience: Audience) => void)[] = [];
  return {
    changed(workshopId, audience) {
      for (const listener of listeners) listener(workshopId, audience);
    },
    onChanged: (listener) => void listeners.push(listener),
  };
}
