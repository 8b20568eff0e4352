import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { appendDraft } from './append-draft.ts';
import { createDraftUpdate } from './create-draft.ts';
import { readDraft } from './read-draft.ts';

const ids = ['doing', 'failed'];
const draft = (answers: Record<string, string>, title = '') => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, createDraftUpdate({ questionIds: ids, facts: { municipality: '091' } }));
  doc.getText('title').insert(0, title);
  for (const [id, text] of Object.entries(answers)) (doc.getMap('answers').get(id) as Y.Text).insert(0, text);
  return doc;
};

test('another table’s text comes behind one’s own, and into what is empty', () => {
  const into = draft({ doing: 'Meidän.' });
  const from = readDraft(draft({ doing: 'Teidän.', failed: 'Kaikki.' }, 'Otsikko'), ids);
  appendDraft(into, { ...from, facts: { ...from.facts, time: 'syksy' } }, ids);
  expect(readDraft(into, ids)).toEqual({
    title: 'Otsikko',
    answers: { doing: 'Meidän.\n\nTeidän.', failed: 'Kaikki.' },
    facts: { municipality: '091', time: 'syksy' },
  });
});

test('done again, it changes nothing', () => {
  const into = draft({ doing: 'Meidän.' }, 'Oma');
  const from = readDraft(draft({ doing: 'Teidän.' }, 'Vieras'), ids);
  appendDraft(into, from, ids);
  const once = readDraft(into, ids);
  appendDraft(into, from, ids);
  expect(readDraft(into, ids)).toEqual(once);
  expect(once.title).toBe('Oma');
});

test('an answer that only happens to end another is put behind it all the same', () => {
  const into = draft({ doing: 'Ja se oli hyvä' });
  appendDraft(into, readDraft(draft({ doing: 'hyvä' }), ids), ids);
  expect(readDraft(into, ids).answers['doing']).toBe('Ja se oli hyvä\n\nhyvä');
});
