/** Behind which ids the parts of the library begin, `null` first. */
export type Partition = Readonly<{ begins(): Promise<readonly (string | null)[]> }>;

/**
 * Divides stories, in the order of their ids, into parts of one size. Ids grow with time, so a full part stays as it is and its end is
 * remembered: after the first time, only the stories since the last full part are looked at.
 * @param read stories behind an id, at most a part of them
 */
export function createPartition(
  read: (after: string | null) => Promise<readonly { id: string }[]>,
  size: number,
): Partition {
  const begins: (string | null)[] = [null];
  let growing: Promise<void> | undefined;

  async function grow(): Promise<void> {
    for (;;) {
      const part = await read(begins.at(-1) ?? null);
      const last = part.at(-1);
      if (part.length < size || !last) return;
      begins.push(last.id);
    }
  }

  return {
    async begins() {
      // Many may ask at once; one looks.
      growing ??= grow().finally(() => (growing = undefined));
      await growing;
      return [...begins];
    },
  };
}
