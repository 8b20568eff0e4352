import { keptCopyName } from './kept-copy.ts';

const listName = (code: string) => `uskalla-copies-${code}`;

/** Notes which drafts this phone keeps copies of for one seat, so that they are found when the server no longer knows of them. */
export function noteCopies(code: string, draftIds: readonly string[]): void {
  try {
    localStorage.setItem(listName(code), JSON.stringify([...new Set([...noted(code), ...draftIds])]));
  } catch {
    // Where nothing can be noted nothing is kept either.
  }
}

/** Throws away the copies of drafts that were made anew: what they hold of somebody who was erased is to go. */
export function forgetCopies(draftIds: readonly string[]): void {
  for (const id of draftIds) indexedDB.deleteDatabase(keptCopyName(id));
}

/** The workshop is forgotten: nothing of the seat's drafts stays on this phone. */
export function forgetCopiesOf(code: string): void {
  forgetCopies(noted(code));
  try {
    localStorage.removeItem(listName(code));
  } catch {
    // As above.
  }
}

function noted(code: string): string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(listName(code)) ?? '[]');
    return Array.isArray(list) ? list.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
