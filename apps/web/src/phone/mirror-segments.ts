export type RemoteCursor = Readonly<{ name: string; colour: string; from: number; to: number }>;

export type Segment =
  | Readonly<{ kind: 'text'; text: string }>
  | Readonly<{ kind: 'selected'; text: string; colour: string }>
  | Readonly<{ kind: 'caret'; name: string; colour: string }>;

/**
 * The text cut at everybody's carets and selections, for the mirror to draw. Joined again, the
 * texts of the segments are `text`, so mirror and textarea wrap alike. Where selections overlap, the
 * first one is drawn.
 */
export function mirrorSegments(text: string, cursors: readonly RemoteCursor[]): Segment[] {
  const within = (index: number) => Math.max(0, Math.min(text.length, index));
  const ranges = cursors
    .map((cursor) => ({
      ...cursor,
      start: within(Math.min(cursor.from, cursor.to)),
      end: within(Math.max(cursor.from, cursor.to)),
      head: within(cursor.to),
    }))
    .sort((a, b) => a.start - b.start);
  const cuts = [...new Set([0, text.length, ...ranges.flatMap(({ start, end, head }) => [start, end, head])])].sort(
    (a, b) => a - b,
  );
  const segments: Segment[] = [];
  for (const [index, cut] of cuts.entries()) {
    for (const { name, colour, head } of ranges) {
      if (head === cut) segments.push({ kind: 'caret', name, colour });
    }
    const next = cuts[index + 1];
    if (next === undefined) break;
    const piece = text.slice(cut, next);
    const selection = ranges.find(({ start, end }) => start <= cut && next <= end);
    segments.push(
      selection ? { kind: 'selected', text: piece, colour: selection.colour } : { kind: 'text', text: piece },
    );
  }
  return segments;
}
