/**
 * The first few of many in an order, without ordering all: a heap of the best so far, the worst of them on top.
 * @param compare negative where `a` comes before `b`
 */
export function best<T>(all: readonly T[], count: number, compare: (a: T, b: T) => number): T[] {
  const heap: T[] = [];
  const isWorse = (a: number, b: number) => compare(heap[a] as T, heap[b] as T) > 0;
  const swap = (a: number, b: number) => {
    [heap[a], heap[b]] = [heap[b] as T, heap[a] as T];
  };
  const sink = () => {
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let worst = at;
      if (left < heap.length && isWorse(left, worst)) worst = left;
      if (right < heap.length && isWorse(right, worst)) worst = right;
      if (worst === at) return;
      swap(at, worst);
      at = worst;
    }
  };
  for (const one of all) {
    if (heap.length < count) {
      heap.push(one);
      for (let at = heap.length - 1; at > 0 && isWorse(at, (at - 1) >> 1); at = (at - 1) >> 1) swap(at, (at - 1) >> 1);
    } else if (count > 0 && compare(one, heap[0] as T) < 0) {
      heap[0] = one;
      sink();
    }
  }
  return heap.sort(compare);
}
