import { readDraft, type ReadDraft } from '@uskalla/document';
import { DraftSession } from '#live/draft-session.svelte.ts';
import { following } from '#live/following.ts';

/**
 * A table's text as it is written, read by the wall's right to. To be made while a component is set up; it follows the
 * draft that `draftId` names, and reads as nothing where there is none or the wall may not read it.
 */
export function draftText(
  draftId: () => string | undefined,
  questionIds: () => readonly string[],
): { readonly current: ReadDraft | undefined } {
  let session = $state.raw<DraftSession>();
  // Of its own: what it is read from changes with every step of the workshop, and the line is to stay.
  const wanted = $derived(draftId());
  $effect(() => {
    const id = wanted;
    if (id === undefined) return;
    const opened = new DraftSession(id);
    session = opened;
    return () => {
      session = undefined;
      opened.close();
    };
  });
  const text = $derived.by(() => {
    if (!session) return undefined;
    const { doc } = session;
    return following(
      (changed) => {
        doc.on('update', changed);
        return () => doc.off('update', changed);
      },
      () => readDraft(doc, questionIds()),
    );
  });
  return {
    get current() {
      return session?.loaded ? text?.current : undefined;
    },
  };
}
