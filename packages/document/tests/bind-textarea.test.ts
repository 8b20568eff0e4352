import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { bindTextarea } from '../src/bind-textarea.ts';
import { readCursors } from '../src/cursors.ts';
import { SimulatedAwareness } from './simulated-awareness.ts';
import { SimulatedTextarea } from './simulated-textarea.ts';

function open(initial = '') {
  const doc = new Y.Doc();
  const text = doc.getText('t');
  text.insert(0, initial);
  const textarea = new SimulatedTextarea();
  const binding = bindTextarea(textarea, text);
  return { doc, text, textarea, binding, remote: (change: () => void) => doc.transact(change, 'remote') };
}

describe('the textarea binding', () => {
  test('shows the text, and sends what is typed as the smallest edit', () => {
    const { text, textarea } = open('kokeilu');
    const deltas: unknown[] = [];
    text.observe((event) => deltas.push(event.delta));
    textarea.setSelectionRange(7, 7);
    textarea.type('t');
    expect(text.toString()).toBe('kokeilut');
    expect(deltas).toEqual([[{ retain: 7 }, { insert: 't' }]]);
  });

  test('puts a repeated letter where the caret is', () => {
    const { text, textarea } = open('aaa');
    const deltas: unknown[] = [];
    text.observe((event) => deltas.push(event.delta));
    textarea.setSelectionRange(1, 1);
    textarea.type('a');
    textarea.setSelectionRange(0, 0);
    textarea.type('a');
    expect(deltas).toEqual([[{ retain: 1 }, { insert: 'a' }], [{ insert: 'a' }]]);
  });

  test('keeps selection, its direction and the scroll position when others type before it', () => {
    const { text, textarea, remote } = open('yksi kaksi');
    textarea.setSelectionRange(5, 10, 'backward');
    textarea.scrollTop = 40;
    remote(() => text.insert(0, 'nolla '));
    expect(textarea.value).toBe('nolla yksi kaksi');
    expect([textarea.selectionStart, textarea.selectionEnd, textarea.selectionDirection]).toEqual([11, 16, 'backward']);
    expect(textarea.scrollTop).toBe(40);
  });

  test("a caret stays before what others type right at it, so two at one place don't push each other", () => {
    const { text, textarea, remote } = open('ab');
    textarea.setSelectionRange(1, 1);
    remote(() => text.insert(1, 'XX'));
    expect(textarea.selectionStart).toBe(1);
  });

  test('never rewrites the field while a word is composed, sends its letters live, and catches up after', () => {
    const { text, textarea, remote } = open('alku loppu');
    textarea.setSelectionRange(5, 5);
    textarea.compose('k');
    textarea.compose('ko');
    expect(text.toString()).toBe('alku koloppu');
    remote(() => text.insert(0, 'muut '));
    remote(() => text.delete(text.length - 5, 5));
    textarea.compose('koe');
    expect(textarea.value).toBe('alku koeloppu');
    expect(text.toString()).toBe('muut alku koe');
    textarea.endComposition();
    expect(textarea.value).toBe('muut alku koe');
    expect(textarea.selectionStart).toBe('muut alku koe'.length);
    expect(textarea.rewrittenWhileComposing).toBe(0);
  });

  test('leaving the field ends a composition that the keyboard never ended', () => {
    const { text, textarea, remote } = open('');
    textarea.compose('sana');
    remote(() => text.insert(0, 'toisen '));
    textarea.blur();
    expect(textarea.value).toBe('toisen sana');
  });

  test('undoes own edits only', () => {
    const { text, textarea, binding, remote } = open('');
    textarea.type('oma');
    remote(() => text.insert(0, 'muiden '));
    binding.undo();
    expect(text.toString()).toBe('muiden ');
    expect(textarea.value).toBe('muiden ');
    binding.redo();
    expect(text.toString()).toBe('muiden oma');
  });

  test("takes the keyboard's undo for its own", () => {
    const { text, textarea } = open('');
    textarea.type('x');
    const key = Object.assign(new Event('keydown', { cancelable: true }), { key: 'z', ctrlKey: true });
    textarea.dispatchEvent(key);
    expect(key.defaultPrevented).toBe(true);
    expect(text.toString()).toBe('');
    const input = Object.assign(new Event('beforeinput', { cancelable: true }), { inputType: 'historyRedo' });
    textarea.dispatchEvent(input);
    expect(text.toString()).toBe('x');
  });

  test('shows others the caret of a word being composed, where it is in their text', () => {
    const doc = new Y.Doc();
    const text = doc.getText('t');
    text.insert(0, 'alku ');
    const awareness = new SimulatedAwareness();
    const textarea = new SimulatedTextarea();
    bindTextarea(textarea, text, { awareness, field: 't' });
    textarea.setSelectionRange(5, 5);
    textarea.compose('ko');
    doc.transact(() => text.insert(0, 'muut '), 'remote');
    textarea.compose('koe');
    expect(textarea.selectionStart).toBe('alku koe'.length);
    expect(readCursors(awareness.asSeenByOthers(), doc)).toMatchObject([
      { field: 't', from: 'muut alku koe'.length, to: 'muut alku koe'.length },
    ]);
  });

  test('tells others of a key once, though browsers report it by several events', () => {
    const awareness = new SimulatedAwareness();
    const textarea = new SimulatedTextarea();
    bindTextarea(textarea, new Y.Doc().getText('t'), { awareness, field: 't' });
    textarea.type('a');
    for (const name of ['selectionchange', 'keyup', 'pointerup']) textarea.dispatchEvent(new Event(name));
    expect(awareness.told).toBe(1);
  });

  test('lets go of field and text', () => {
    const { text, textarea, binding } = open('a');
    binding.destroy();
    textarea.type('b');
    expect(text.toString()).toBe('a');
    text.insert(1, 'c');
    expect(textarea.value).not.toBe('ac');
  });
});
