/** Stretches of Yjs's clocks, by client. */
export class ClockRanges {
  /** Ascending, and apart from each other. */
  readonly #of = new Map<number, { from: number; to: number }[]>();

  add(client: number, clock: number, length: number): void {
    const ranges = this.#of.get(client) ?? [];
    this.#of.set(client, ranges);
    const last = ranges.at(-1);
    if (last && clock <= last.to && clock >= last.from) last.to = Math.max(last.to, clock + length);
    else {
      ranges.push({ from: clock, to: clock + length });
      // A log may have two connections of one client the wrong way round.
      if (last && clock < last.from) ranges.sort((a, b) => a.from - b.from);
    }
  }

  has(client: number, clock: number): boolean {
    const ranges = this.#of.get(client) ?? [];
    let [low, high] = [0, ranges.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = ranges[middle];
      if (!range) return false;
      if (clock < range.from) high = middle - 1;
      else if (clock >= range.to) low = middle + 1;
      else return true;
    }
    return false;
  }
}
