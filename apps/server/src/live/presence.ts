export type Presence = Readonly<{
  /** One more screen of a participant is open. @returns what to call when it closes */
  appear(participantId: string): () => void;
  isHere(participantId: string): boolean;
  all(): readonly string[];
}>;

/** Which participants have a screen open in this process, counted by screen. */
export function createPresence(): Presence {
  const screens = new Map<string, number>();
  return {
    appear(id) {
      screens.set(id, (screens.get(id) ?? 0) + 1);
      let open = true;
      return () => {
        if (!open) return;
        open = false;
        const left = (screens.get(id) ?? 1) - 1;
        if (left > 0) screens.set(id, left);
        else screens.delete(id);
      };
    },
    isHere: (id) => screens.has(id),
    all: () => [...screens.keys()],
  };
}
