import * as Y from 'yjs';

/** What is used of y-protocols' Awareness, by its shape. */
export type AwarenessLike = {
  readonly clientID: number;
  getStates(): Map<number, Record<string, unknown>>;
  getLocalState(): Record<string, unknown> | null;
  setLocalStateField(field: string, value: unknown): void;
};

/** Somebody else's caret or selection, in UTF-16 units of its field's text as it is now. */
export type RemoteCursor = Readonly<{
  clientId: number;
  name: string;
  colour: string;
  field: string;
  from: number;
  to: number;
}>;

/**
 * Tells the others where this person's caret is: `field` names the text, places (in its UTF-16 units) move along
 * with it. Browsers report one move of a caret by several events; only a move is told.
 */
export function shareCursor(
  awareness: AwarenessLike,
  field: string,
  text: Y.Text,
  selection: { anchor: number; head: number } | null,
): void {
  if (selection === null) {
    const { cursor } = (awareness.getLocalState() ?? {}) as { cursor?: { field?: string } | null };
    // Another field may have taken the caret over already.
    if (cursor?.field === field) awareness.setLocalStateField('cursor', null);
    return;
  }
  // Held by the letter before it, as in the person's own field: what others type right at a caret comes behind it.
  const place = (index: number) =>
    Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, Math.min(index, text.length), -1));
  const cursor = { field, anchor: place(selection.anchor), head: place(selection.head) };
  if (JSON.stringify(awareness.getLocalState()?.['cursor']) === JSON.stringify(cursor)) return;
  awareness.setLocalStateField('cursor', cursor);
}

/** Where the others are. States are strangers' data: one that makes no sense is left out. */
export function readCursors(awareness: AwarenessLike, doc: Y.Doc): RemoteCursor[] {
  const cursors: RemoteCursor[] = [];
  for (const [clientId, state] of awareness.getStates()) {
    if (clientId === awareness.clientID) continue;
    const { cursor, user } = state as { cursor?: Record<string, unknown>; user?: Record<string, unknown> };
    if (!cursor || typeof cursor['field'] !== 'string') continue;
    const from = indexOf(cursor['anchor'], doc);
    const to = indexOf(cursor['head'], doc);
    if (from === null || to === null) continue;
    const name = user?.['name'];
    const colour = user?.['colour'];
    cursors.push({
      clientId,
      name: typeof name === 'string' ? name.slice(0, 80) : '',
      colour: typeof colour === 'string' && /^#[0-9a-f]{6}$/i.test(colour) ? colour : '#4a5a70',
      field: cursor['field'],
      from,
      to,
    });
  }
  return cursors;
}

function indexOf(json: unknown, doc: Y.Doc): number | null {
  if (typeof json !== 'object' || json === null) return null;
  // Looking up a part of the document makes it, and a stranger may name as many as there are names.
  const { tname } = json as { tname?: unknown };
  if (tname !== undefined && (typeof tname !== 'string' || !doc.share.has(tname))) return null;
  try {
    return Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(json), doc)?.index ?? null;
  } catch {
    // A place in a document we do not know (yet); the next change brings it.
    return null;
  }
}
