import * as Y from 'yjs';
import { shareCursor, type AwarenessLike } from './cursors.ts';
import { diffText } from './diff-text.ts';
import { HeldChanges } from './held-changes.ts';

/** What is used of a textarea, so that a test can drive a simulated one. */
export type TextareaLike = Pick<
  HTMLTextAreaElement,
  | 'value'
  | 'selectionStart'
  | 'selectionEnd'
  | 'selectionDirection'
  | 'scrollTop'
  | 'setSelectionRange'
  | 'addEventListener'
  | 'removeEventListener'
>;

export type History = Readonly<{ canUndo: boolean; canRedo: boolean }>;

export type TextareaBinding = Readonly<{
  /** Takes back this person's last change; others' letters stay. */
  undo(): void;
  redo(): void;
  destroy(): void;
}>;

/**
 * Binds a native textarea to a Y.Text.
 *
 * - Each input becomes the smallest edit of the shared text, at once, also while a word is being composed (Android
 *   keyboards compose every word, so waiting would mean sending nothing).
 * - The textarea's value is never rewritten during a composition: keyboards answer that with doubled or lost
 *   words. Others' changes are held back until it ends; see {@link HeldChanges}.
 * - Selection and scroll position survive others' changes.
 * - Undo is of one's own edits only.
 *
 * The textarea shows the text from the moment of binding; what it held before is dropped.
 */
export function bindTextarea(
  textarea: TextareaLike,
  text: Y.Text,
  options: {
    awareness?: AwarenessLike;
    /** Names this text among those of the document, for carets. */
    field?: string;
    onhistory?: (history: History) => void;
    /** Called before others' changes reach the screen; what it returns is called after. */
    onremote?: () => () => void;
  } = {},
): TextareaBinding {
  const { awareness, field = '' } = options;
  /** Our own transactions, told apart by this very object. */
  const origin = {};
  const history = new Y.UndoManager(text, { trackedOrigins: new Set([origin]), captureTimeout: 600 });

  /** What the textarea was last known to show. */
  let shown = '';
  let held = new HeldChanges(0);
  let isComposing = false;

  function show(value: string): void {
    textarea.value = value;
    // A browser may have changed it (line ends); what counts is what it shows.
    shown = textarea.value;
    held = new HeldChanges(text.length);
  }

  function oninput(): void {
    const { value, selectionEnd } = textarea;
    const edit = diffText(shown, value, selectionEnd);
    if (edit) {
      shown = value;
      const edits = held.changeScreen(edit);
      text.doc?.transact(() => {
        for (const { index, remove, insert } of edits) {
          if (remove > 0) text.delete(index, remove);
          if (insert !== '') text.insert(index, insert.replace(/\r\n?/g, '\n'));
        }
      }, origin);
    }
    if (!isComposing) catchUp();
    share();
  }

  function onchange(event: Y.YTextEvent, transaction: Y.Transaction): void {
    if (transaction.origin === origin) return;
    held.changeDocument(event.delta);
    if (!isComposing) catchUp();
  }

  /** Where a place on the screen is in the document. */
  function place(index: number): number {
    // Held changes and document could only differ by an embed, which drafts never hold; then the text itself decides.
    return held.documentLength === text.length ? held.toDocument(index) : Math.min(index, text.length);
  }

  /** Brings the screen to where the document is. */
  function catchUp(): void {
    const target = text.toString();
    if (target === shown && !held.any) return;
    const start = place(textarea.selectionStart);
    const end = place(textarea.selectionEnd);
    const direction = textarea.selectionDirection;
    const { scrollTop } = textarea;
    const after = options.onremote?.();
    show(target);
    textarea.setSelectionRange(start, end, direction);
    textarea.scrollTop = scrollTop;
    after?.();
  }

  function oncompositionstart(): void {
    isComposing = true;
  }

  function oncompositionend(): void {
    isComposing = false;
    // Some browsers fire the last input before this event, some after; both ways end here equal.
    oninput();
  }

  function onbeforeinput(event: Event): void {
    const { inputType } = event as InputEvent;
    if (inputType !== 'historyUndo' && inputType !== 'historyRedo') return;
    event.preventDefault();
    if (inputType === 'historyUndo') undo();
    else redo();
  }

  function onkeydown(event: Event): void {
    const { key, ctrlKey, metaKey, shiftKey, altKey, isComposing: composes } = event as KeyboardEvent;
    if (!(ctrlKey || metaKey) || altKey || composes) return;
    const letter = key.toLowerCase();
    const isUndo = letter === 'z' && !shiftKey;
    const isRedo = (letter === 'z' && shiftKey) || letter === 'y';
    if (!isUndo && !isRedo) return;
    event.preventDefault();
    if (isUndo) undo();
    else redo();
  }

  /** Leaving the field ends any composition, whatever the keyboard says. */
  function onblur(): void {
    if (isComposing) oncompositionend();
    if (awareness) shareCursor(awareness, field, text, null);
  }

  function share(): void {
    if (!awareness) return;
    const from = place(textarea.selectionStart);
    const to = place(textarea.selectionEnd);
    const isBackward = textarea.selectionDirection === 'backward';
    shareCursor(awareness, field, text, isBackward ? { anchor: to, head: from } : { anchor: from, head: to });
  }

  function undo(): void {
    history.undo();
    share();
  }

  function redo(): void {
    history.redo();
    share();
  }

  const tellHistory = () => options.onhistory?.({ canUndo: history.canUndo(), canRedo: history.canRedo() });
  for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
    history.on(event, tellHistory);

  const listeners: [string, (event: Event) => void][] = [
    ['input', oninput],
    ['compositionstart', oncompositionstart],
    ['compositionend', oncompositionend],
    ['beforeinput', onbeforeinput],
    ['keydown', onkeydown],
    ['blur', onblur],
    ['focus', share],
    ['selectionchange', share],
    ['keyup', share],
    ['pointerup', share],
  ];
  for (const [name, listener] of listeners) textarea.addEventListener(name, listener);
  text.observe(onchange);
  show(text.toString());

  return {
    undo,
    redo,
    destroy() {
      for (const [name, listener] of listeners) textarea.removeEventListener(name, listener);
      text.unobserve(onchange);
      history.destroy();
      if (awareness) shareCursor(awareness, field, text, null);
    },
  };
}
