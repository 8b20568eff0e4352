import type { TextareaLike } from '../src/bind-textarea.ts';

/**
 * A textarea as browsers have it, as far as the binding can tell: a value whose setting moves the caret to
 * the end, a selection kept within it, and the events typing, composing and pasting fire, in their order.
 */
export class SimulatedTextarea extends EventTarget implements TextareaLike {
  #value = '';
  selectionStart = 0;
  selectionEnd = 0;
  selectionDirection: 'forward' | 'backward' | 'none' = 'none';
  scrollTop = 0;
  /** Where the word being composed stands, while one is. */
  #composing: { from: number; to: number } | null = null;
  /** How often the value was rewritten while a word was being composed. */
  rewrittenWhileComposing = 0;

  get value(): string {
    return this.#value;
  }

  set value(next: string) {
    if (this.#composing) this.rewrittenWhileComposing += 1;
    this.#value = next;
    this.setSelectionRange(next.length, next.length);
  }

  setSelectionRange(start: number | null, end: number | null, direction?: 'forward' | 'backward' | 'none'): void {
    this.selectionEnd = Math.min(end ?? 0, this.#value.length);
    this.selectionStart = Math.min(start ?? 0, this.selectionEnd);
    this.selectionDirection = direction ?? 'none';
  }

  get isComposing(): boolean {
    return this.#composing !== null;
  }

  /** Replaces the selection, as typing, pasting, and deleting a selection do. */
  type(text: string): void {
    this.#replace(this.selectionStart, this.selectionEnd, text);
    this.#fire('input');
  }

  /** Deletes the character before the caret, or the selection; never half of a surrogate pair. */
  backspace(): void {
    let from = this.selectionStart;
    if (from === this.selectionEnd) {
      if (from === 0) return;
      const pair = from > 1 && /[\uDC00-\uDFFF]/.test(this.#value[from - 1] ?? '');
      from -= pair ? 2 : 1;
    }
    this.#replace(from, this.selectionEnd, '');
    this.#fire('input');
  }

  /** Begins composing a word at the caret, as Android keyboards do for every word. */
  compose(text: string): void {
    if (!this.#composing) {
      this.#composing = { from: this.selectionStart, to: this.selectionEnd };
      this.#fire('compositionstart');
    }
    const { from, to } = this.#composing;
    this.#replace(from, to, text);
    this.#composing = { from, to: from + text.length };
    this.#fire('input', true);
  }

  endComposition(): void {
    if (!this.#composing) return;
    this.#composing = null;
    this.#fire('compositionend');
  }

  blur(): void {
    this.#composing = null;
    this.#fire('blur');
  }

  #replace(from: number, to: number, text: string): void {
    this.#value = this.#value.slice(0, from) + text + this.#value.slice(to);
    this.setSelectionRange(from + text.length, from + text.length);
  }

  #fire(name: string, isComposing = false): void {
    this.dispatchEvent(Object.assign(new Event(name), { isComposing }));
  }
}
