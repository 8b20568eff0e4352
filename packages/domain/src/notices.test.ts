import { expect, test } from 'vitest';
import { feedbackDue, noticeMaxLength, noticeParts, readNotice } from './notices.ts';

test('headings, lists and paragraphs are told apart by how their lines begin', () => {
  expect(noticeParts('# Otsikko\nHeti perään.\n\nYksi\nkaksi\n\n- a\n- b\n\n\n- ei\nlista\n\n')).toEqual([
    { kind: 'heading', text: 'Otsikko' },
    { kind: 'paragraph', text: 'Heti perään.' },
    { kind: 'paragraph', text: 'Yksi\nkaksi' },
    { kind: 'list', items: ['a', 'b'] },
    { kind: 'paragraph', text: '- ei\nlista' },
  ]);
  expect(noticeParts('')).toEqual([]);
});

test('a notice is bounded', () => {
  expect(readNotice(' x \n')).toBe('x');
  expect(() => readNotice('x'.repeat(noticeMaxLength + 1))).toThrow(expect.objectContaining({ code: 'text_too_long' }));
});

test('feedback is due after fourteen days', () => {
  expect(feedbackDue({ receivedAt: new Date('2026-02-20T10:00:00Z') })).toEqual(new Date('2026-03-06T10:00:00Z'));
});
