import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createDraftUpdate } from './create-draft.ts';
import { setFact } from './facts.ts';
import { readDraft } from './read-draft.ts';
import { redactDraft } from './redact.ts';

const questionIds = ['doing', 'failed'];

function draft(): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, createDraftUpdate({ questionIds }));
  doc.getText('title').insert(0, 'Matin idea');
  (doc.getMap('answers').get('doing') as Y.Text).insert(0, 'Matti soitti. Matti tuli, ja Matti😀.');
  (doc.getMap('answers').get('failed') as Y.Text).insert(0, 'Matti lähti.');
  setFact(doc, 'teller', 'Matti Meikäläinen, Matti');
  return doc;
}

test('an omission stands wherever it stood in the field, and nowhere else', () => {
  const doc = draft();
  let updates = 0;
  doc.on('update', () => (updates += 1));
  redactDraft(doc, 'answers.doing', 'Matti');
  expect(readDraft(doc, questionIds)).toMatchObject({
    title: 'Matin idea',
    answers: { doing: '… soitti. … tuli, ja …😀.', failed: 'Matti lähti.' },
  });
  expect(updates).toBe(1);
  redactDraft(doc, 'facts.teller', 'Matti');
  expect(readDraft(doc, questionIds).facts.teller).toBe('… Meikäläinen, …');
});

test.each(['answers.none', 'answers.__proto__', 'facts.other', 'facts.__proto__', '', 'doing', '__proto__'])(
  'the field %j changes nothing',
  (field) => {
    const doc = draft();
    const before = readDraft(doc, questionIds);
    redactDraft(doc, field, 'Matti');
    redactDraft(doc, 'title', '');
    expect(readDraft(doc, questionIds)).toEqual(before);
  },
);
