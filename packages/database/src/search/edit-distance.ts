/**
 * How many letters have to be changed, added, left out or swapped with their neighbour to make one word of another: the optimal string
 * alignment distance (Damerau 1964, restricted).
 * @returns `atMost + 1` as soon as it is more than `atMost`
 */
export function editDistance(a: string, b: string, atMost: number): number {
  if (Math.abs(a.length - b.length) > atMost) return atMost + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) least = Math.min(least, at(beforeLast, j - 2) + 1);
      row.push(least);
    }
    if (Math.min(...row) > atMost) return atMost + 1;
    [beforeLast, last] = [last, row];
  }
  return Math.min(at(last, b.length), atMost + 1);
}

const at = (row: readonly number[], index: number) => row[index] ?? Infinity;
