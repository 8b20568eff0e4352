import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { acceptsEdit } from './accepts-edit.ts';
import { createDraftUpdate, prepareDraft } from './create-draft.ts';
import { readDraft } from './read-draft.ts';
import { setFact } from './facts.ts';

const ids = ['doing', 'failed'];

/** Writes what Yjs's own types would not: values into a text, or letters under a key. */
function insertRaw(doc: Y.Doc, parent: Y.Text | Y.Map<unknown>, key: string | null): void {
  doc.transact((transaction) => {
    const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID));
    const content = key === null ? new Y.ContentAny(['a', 'b']) : new Y.ContentString('x'.repeat(5_000));
    new Y.Item(id, null, null, null, null, parent, key, content).integrate(transaction, 0);
  });
}

/** Applies a client's edit to a draft as the server would. @returns whether every transaction was accepted */
function accepted(edit: (doc: Y.Doc) => void): boolean {
  const first = createDraftUpdate({ questionIds: ids, facts: { municipality: '091' } });
  const client = new Y.Doc();
  Y.applyUpdate(client, first);
  const before = Y.encodeStateVector(client);
  edit(client);
  const server = new Y.Doc();
  prepareDraft(server);
  Y.applyUpdate(server, first);
  const verdicts: boolean[] = [];
  server.on('update', (_update: Uint8Array, _origin: unknown, doc: Y.Doc, transaction: Y.Transaction) =>
    verdicts.push(acceptsEdit(doc, transaction, ids)),
  );
  Y.applyUpdate(server, Y.encodeStateAsUpdate(client, before));
  return verdicts.every(Boolean);
}

const answer = (doc: Y.Doc, id: string) => doc.getMap('answers').get(id) as Y.Text;

describe('what a client may do to a draft', () => {
  test.each<[string, (doc: Y.Doc) => void]>([
    ['type into an answer', (doc) => answer(doc, 'doing').insert(0, 'Ääkköset 🌊')],
    [
      'delete from it',
      (doc) => {
        answer(doc, 'doing').insert(0, 'abc');
        answer(doc, 'doing').delete(0, 2);
      },
    ],
    ['write a title', (doc) => doc.getText('title').insert(0, 'Otsikko')],
    [
      'set and clear facts',
      (doc) => {
        setFact(doc, 'stage', 'ended');
        setFact(doc, 'stage', '');
      },
    ],
  ])('%s', (_what, edit) => expect(accepted(edit)).toBe(true));

  test.each<[string, (doc: Y.Doc) => void]>([
    ['replace an answer', (doc) => doc.getMap('answers').set('doing', new Y.Text('mine'))],
    ['remove an answer', (doc) => doc.getMap('answers').delete('doing')],
    ['add an answer', (doc) => doc.getMap('answers').set('extra', new Y.Text())],
    ['put an answer under __proto__', (doc) => doc.getMap('answers').set('__proto__', new Y.Text())],
    ['format letters', (doc) => answer(doc, 'doing').insert(0, 'x', { bold: true })],
    ['embed an object', (doc) => answer(doc, 'doing').insertEmbed(0, { image: 'x' })],
    ['add an attribute to a text', (doc) => answer(doc, 'doing').setAttribute('a', 'b')],
    ['add an unknown fact', (doc) => doc.getMap('facts').set('owner', 'me')],
    ['put an object into a fact', (doc) => doc.getMap('facts').set('time', { a: 1 })],
    ['put a novel into a fact', (doc) => doc.getMap('facts').set('time', 'x'.repeat(501))],
    ['bring a type of its own', (doc) => doc.getArray('other').push([1])],
    ['put strings that are no letters into the title', (doc) => doc.getArray('title').push(['a', 'b'])],
    ['put strings that are no letters into an answer', (doc) => insertRaw(doc, answer(doc, 'doing'), null)],
    ['put letters under a fact', (doc) => insertRaw(doc, doc.getMap('facts'), 'time')],
    ['write an answer without end', (doc) => answer(doc, 'doing').insert(0, 'x'.repeat(20_001))],
  ])('not: %s', (_what, edit) => expect(accepted(edit)).toBe(false));
});

test('reading never throws, whatever is in the document, and strips what misleads', () => {
  const doc = new Y.Doc();
  doc.getMap('answers').set('doing', 'no text' as never);
  doc.getMap('facts').set('stage', 7 as never);
  doc.getText('title').insert(0, 'a\u202Eb\u0000c\u0301');
  expect(readDraft(doc, ids)).toEqual({ title: 'abć', answers: { doing: '', failed: '' }, facts: {} });
});
