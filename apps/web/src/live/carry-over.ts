import { DraftSession } from './draft-session.svelte.ts';
import { keptCopyName } from './kept-copy.ts';

/** How often it is looked whether all has arrived, milliseconds. */
const lookEvery = 2_000;

/**
 * Takes what this phone wrote into a draft of a table it sits at no more to the server, where some of it never got there,
 * and then forgets the draft. Nothing of it is shown.
 * @returns what ends it
 */
export function carryOver(draftId: string, questionIds: readonly string[]): () => void {
  let session: DraftSession | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  const stop = () => {
    isOver = true;
    clearTimeout(timer);
    session?.close();
  };
  const look = () => {
    if (session?.saveState === 'saved') {
      void session.forget().finally(stop);
      return;
    }
    timer = setTimeout(look, lookEvery);
  };
  void isKeptHere(draftId).then((isKept) => {
    if (!isKept || isOver) return;
    session = new DraftSession(draftId, { questionIds });
    look();
  });
  return stop;
}

/** Whether anything of it is on this phone at all. Where the browser does not say, it is looked at. */
async function isKeptHere(draftId: string): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === keptCopyName(draftId));
  } catch {
    return true;
  }
}
