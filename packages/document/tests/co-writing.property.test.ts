import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { bindTextarea, type TextareaBinding } from '../src/bind-textarea.ts';
import { SimulatedTextarea } from './simulated-textarea.ts';

/** Words as people type them: å ä ö, emoji with joiners and skin tones, combining marks, line ends. */
const words = fc.constantFrom('a', 'äö', 'å', ' ', '\n', 'kokeilu', '🌊', '👩🏽‍🚒', 'e\u0301', '🇫🇮', 'aaa');

type Action =
  | { kind: 'caret'; from: number; to: number }
  | { kind: 'type'; text: string }
  | { kind: 'backspace' }
  | { kind: 'compose'; text: string }
  | { kind: 'end' }
  | { kind: 'undo' }
  | { kind: 'redo' }
  | { kind: 'deliver'; from: number };

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('caret' as const),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      to: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('type' as const), text: words }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'backspace' as const }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('compose' as const), text: words }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'end' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'undo' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'redo' as const }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('deliver' as const), from: fc.nat(2) }) },
);

class Writer {
  readonly doc = new Y.Doc();
  readonly text = this.doc.getText('t');
  readonly textarea = new SimulatedTextarea();
  readonly binding: TextareaBinding;
  readonly sent: Uint8Array[] = [];
  /** How much of each other writer's edits has arrived here. */
  readonly got = new Map<Writer, number>();

  constructor(first: Uint8Array, id: number) {
    this.doc.clientID = id;
    Y.applyUpdate(this.doc, first, 'remote');
    this.binding = bindTextarea(this.textarea, this.text);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') this.sent.push(update);
    });
  }

  do(action: Exclude<Action, { kind: 'deliver' }>): void {
    const { textarea } = this;
    if (action.kind === 'caret') {
      // A tap elsewhere ends the composition first, as browsers do; nobody puts a caret into half an emoji.
      textarea.endComposition();
      const place = (share: number) => {
        const index = Math.round(share * textarea.value.length);
        return /[\uDC00-\uDFFF]/.test(textarea.value[index] ?? '') ? index - 1 : index;
      };
      const [from, to] = [place(action.from), place(action.to)].sort((a, b) => a - b) as [number, number];
      textarea.setSelectionRange(from, to);
    } else if (action.kind === 'compose') textarea.compose(action.text);
    else {
      textarea.endComposition();
      if (action.kind === 'type') textarea.type(action.text);
      else if (action.kind === 'backspace') textarea.backspace();
      else if (action.kind === 'undo') this.binding.undo();
      else if (action.kind === 'redo') this.binding.redo();
    }
  }

  receive(from: Writer, all = false): void {
    const seen = this.got.get(from) ?? 0;
    const until = all ? from.sent.length : Math.min(seen + 1, from.sent.length);
    for (const update of from.sent.slice(seen, until)) Y.applyUpdate(this.doc, update, 'remote');
    this.got.set(from, until);
  }
}

function writers(initial: string): [Writer, Writer, Writer] {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, initial);
  const first = Y.encodeStateAsUpdate(doc);
  return [new Writer(first, 11), new Writer(first, 22), new Writer(first, 33)];
}

describe('many hands in one text', () => {
  test('whatever three people do, all end with one text, and each field shows it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', 'Olipa kerran 🌊 aaa'),
        fc.array(fc.record({ who: fc.nat(2), action }), { maxLength: 60 }),
        (initial, steps) => {
          const all = writers(initial);
          for (const { who, action: step } of steps) {
            const writer = all[who as 0 | 1 | 2];
            if (step.kind === 'deliver') {
              const from = all[step.from as 0 | 1 | 2];
              if (from !== writer) writer.receive(from);
            } else writer.do(step);
            if (!writer.textarea.isComposing) expect(writer.textarea.value).toBe(writer.text.toString());
          }
          for (const to of all) for (const from of all) if (from !== to) to.receive(from, true);
          for (const { textarea } of all) textarea.endComposition();
          // Ending a composition may have sent something more.
          for (const to of all) for (const from of all) if (from !== to) to.receive(from, true);
          for (const { textarea, text } of all) {
            expect(text.toString()).toBe(all[0].text.toString());
            expect(textarea.value).toBe(text.toString());
            expect(textarea.rewrittenWhileComposing).toBe(0);
            expect(text.toString().isWellFormed()).toBe(true);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('nobody loses or doubles a letter: what each types stands there exactly once, in order', () => {
    // Each writes with letters of an own alphabet and deletes nothing, so that every letter can be told apart.
    const alphabets = ['abcdefghij', 'klmnopqrst', 'uvwxyzåäö€'];
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            who: fc.nat(2),
            compose: fc.boolean(),
            place: fc.double({ min: 0, max: 1, noNaN: true }),
            deliver: fc.nat(2),
          }),
          { maxLength: 60 },
        ),
        (steps) => {
          const all = writers('');
          const typed = ['', '', ''];
          for (const { who, compose, place, deliver } of steps) {
            const writer = all[who as 0 | 1 | 2];
            const letter = alphabets[who]?.[(typed[who] ?? '').length % 10] ?? '';
            if (compose) {
              // A word that grows letter by letter while others write.
              writer.textarea.setSelectionRange(
                Math.round(place * writer.textarea.value.length),
                Math.round(place * writer.textarea.value.length),
              );
              writer.textarea.compose(letter);
              writer.receive(all[deliver as 0 | 1 | 2] === writer ? all[0] : all[deliver as 0 | 1 | 2]);
              writer.textarea.compose(letter + letter);
              typed[who] += letter + letter;
              writer.textarea.endComposition();
            } else {
              writer.textarea.type(letter);
              typed[who] += letter;
            }
            const from = all[deliver as 0 | 1 | 2];
            if (from !== writer) writer.receive(from);
          }
          for (const to of all) for (const from of all) if (from !== to) to.receive(from, true);
          const result = [...all[0].text.toString()].sort().join('');
          expect(result).toBe([...typed.join('')].sort().join(''));
        },
      ),
      { numRuns: 800 },
    );
  });

  test('undo and redo are of one\u2019s own: others\u2019 letters stay, each once, whatever one takes back', () => {
    const steps = fc.array(
      fc.record({
        who: fc.nat(2),
        what: fc.constantFrom('type', 'type', 'compose', 'undo', 'undo', 'redo', 'deliver', 'deliver'),
        place: fc.double({ min: 0, max: 1, noNaN: true }),
        from: fc.nat(2),
      }),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        const [undoer, ...others] = writers('') as [Writer, Writer, Writer];
        const table = [undoer, ...others];
        const typed: string[] = [];
        for (const { who, what, place, from } of all) {
          const writer = table[who] as Writer;
          const other = table[from] as Writer;
          if (what === 'deliver') {
            if (other !== writer) writer.receive(other);
          } else if (what === 'undo') undoer.do({ kind: 'undo' });
          else if (what === 'redo') undoer.do({ kind: 'redo' });
          else {
            writer.do({ kind: 'caret', from: place, to: place });
            // A letter of its own for each edit of the others; the one who undoes writes only dots.
            const letter = writer === undoer ? '.' : String.fromCodePoint(0x4e00 + typed.length);
            if (writer !== undoer) typed.push(letter);
            writer.do({ kind: what === 'compose' ? 'compose' : 'type', text: letter });
          }
        }
        for (const { textarea } of table) textarea.endComposition();
        for (const to of table) for (const from of table) if (from !== to) to.receive(from, true);
        const letters = [...undoer.text.toString()].filter((letter) => letter !== '.');
        expect(letters.sort()).toEqual(typed.sort());
        for (const { textarea } of table) expect(textarea.value).toBe(undoer.text.toString());
      }),
      { numRuns: 1_000 },
    );
  });
});
