import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Authorship, type AuthoredEdit } from './authorship.ts';
import { createDraftUpdate } from './create-draft.ts';
import { setFact } from './facts.ts';
import { readDraft } from './read-draft.ts';

const questionIds = ['doing', 'failed'];

/** A draft that several write on their own phones, and its log. */
function written() {
  const log: AuthoredEdit[] = [];
  const phones = new Map<string, Y.Doc>();
  let now = Date.parse('2026-11-24T10:00:00Z');
  const tell = (update: Uint8Array, author: string) => {
    log.push({ update, author, at: new Date((now += 1_000)) });
    for (const doc of phones.values()) Y.applyUpdate(doc, update, 'told');
  };
  tell(createDraftUpdate({ questionIds }), 'server');
  const phone = (author: string): Y.Doc => {
    const known = phones.get(author);
    if (known) return known;
    const doc = new Y.Doc();
    for (const { update } of log) Y.applyUpdate(doc, update, 'told');
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'told') tell(update, author);
    });
    phones.set(author, doc);
    return doc;
  };
  const answer = (author: string, id = 'doing') => phone(author).getMap('answers').get(id) as Y.Text;
  const type = (author: string, text: string, at = answer(author).length, id = 'doing') => {
    for (const [index, letter] of text.split('').entries()) answer(author, id).insert(at + index, letter);
  };
  const of = (author: string) => {
    const authorship = new Authorship(author);
    for (const edit of log) authorship.add(edit);
    return authorship;
  };
  const wait = () => (now += 60_000);
  return { answer, type, phone, of, wait };
}

test('their letters go, wherever others wrote between them; everybody else’s stay', () => {
  const { type, answer, phone, of } = written();
  type('seat:a', 'Me kokeilimme. ');
  type('seat:b', 'Salainen lause. ');
  type('seat:a', 'Se onnistui.');
  type('seat:b', 'todella ', 3);
  answer('seat:a').delete(0, 3);
  phone('seat:b').getText('title').insert(0, 'Otsikko');
  setFact(phone('seat:b'), 'teller', 'Bee');
  setFact(phone('seat:a'), 'role', 'asukas');
  const authorship = of('seat:b');
  expect(authorship.hasWritten).toBe(true);
  expect(authorship.standing).toContain('Salainen lause.');
  expect(authorship.without(questionIds, authorship.phrases())).toEqual({
    title: '',
    answers: { doing: 'kokeilimme. Se onnistui.', failed: '' },
    facts: { role: 'asukas' },
  });
  expect(of('seat:c').hasWritten).toBe(false);
});

test('what they typed is told with what they deleted since, piece by piece', () => {
  const { type, answer, of, wait } = written();
  type('seat:a', 'Hyvä. ');
  type('seat:b', 'Huono ajatus');
  answer('seat:b').delete(6, 12);
  wait();
  type('seat:b', 'Parempi');
  expect(of('seat:b').writings.map(({ text }) => text)).toEqual(['Huono ajatus', 'Parempi']);
  expect(of('seat:b').standing).toBe('Parempi');
});

test('what a facilitator brought back or put together of their words is theirs as well', () => {
  const { type, answer, of } = written();
  type('seat:b', 'Tämä on minun salaisuuteni.');
  answer('seat:b').delete(0, 27);
  answer('user:f').insert(0, 'Yhdessä: Tämä on minun salaisuuteni. Ja muuta.');
  answer('user:f').insert(4, '!');
  const authorship = of('seat:b');
  expect(authorship.without(questionIds, authorship.phrases()).answers['doing']).toBe('Yhde!ssä: Ja muuta.');
});

test('a draft made anew of the rest reads as the rest', () => {
  const { type, of } = written();
  type('seat:a', 'Toinen. ');
  type('seat:b', 'Pois.');
  const rest = of('seat:b').without(questionIds, []);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, createDraftUpdate({ questionIds, ...rest }));
  expect(readDraft(doc, questionIds).answers['doing']).toBe('Toinen. ');
  expect(new TextDecoder().decode(Y.encodeStateAsUpdate(doc))).not.toContain('Pois');
});

test('a log in which two connections of one phone cross is told apart all the same', () => {
  const { type, of } = written();
  type('seat:a', 'aa');
  type('seat:b', 'bb', 1);
  type('seat:a', 'cc', 0);
  expect(of('seat:a').without(questionIds, []).answers['doing']).toBe('bb');
  expect(of('seat:b').without(questionIds, []).answers['doing']).toBe('ccaa');
});
