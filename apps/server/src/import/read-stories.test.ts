import { describe, expect, test } from 'vitest';
import { knowledge } from '../knowledge.ts';
import { readStories } from './read-stories.ts';

const told = {
  language: 'fi',
  title: 'Kyläkahvila',
  municipality: '091',
  doing: 'Teemme.',
  dared: 'Oli pakko.',
  succeeded: 'Onnistui.',
  failed: 'Kahvi loppui.',
  learned: 'Kahvia lisää.',
};
const now = new Date('2026-11-26T10:00:00Z');
const jsonl = (...lines: unknown[]) =>
  readStories(lines.map((line) => JSON.stringify(line)).join('\n'), 'jsonl', knowledge, now);

describe('importing', () => {
  test('a story of five answers, places and themes by name or code', () => {
    const { stories, problems } = jsonl(told, { ...told, municipality: 'Kuusamo', theme: 'p10083', stage: 'practice' });
    expect(problems).toEqual([]);
    expect(stories.map(({ story }) => story.revision.facts.municipality)).toEqual(['091', '305']);
    expect(stories[0]).toMatchObject({ wishedSlug: 'kylakahvila', story: { firstPublishedAt: now, example: false } });
    expect(stories[0]?.story.revision.answers.map(({ text }) => text)).toContain('Kahvi loppui.');
  });

  test('all that is wrong is told by line, and hostile text stays text', () => {
    const { failed: _left, ...without } = told;
    const text = [
      JSON.stringify(told),
      '{',
      '',
      JSON.stringify(without),
      JSON.stringify({ ...told, municipality: 'Atlantis', theme: 'nope' }),
      JSON.stringify({ ...told, title: '\u202E', unknown: 1 }),
      '[]',
      JSON.stringify({ ...told, doing: '<script>\u0000alert(1)</script>' }),
    ].join('\n');
    const { stories, problems } = readStories(text, 'jsonl', knowledge, now);
    expect([...new Set(problems.map(({ line }) => line))]).toEqual([2, 4, 5, 6, 7]);
    expect(problems.find(({ line }) => line === 5)?.what).toContain('Atlantis');
    expect(stories.at(-1)?.story.revision.answers[0]?.text).toBe('<script>alert(1)</script>');
  });

  test('CSV with quotes and several lines in a field; a broken one says where', () => {
    const header = 'language,title,municipality,names,doing,dared,succeeded,failed,learned';
    const row = 'fi,"Kylä, kahvila",Helsinki,Aino;Björn,"Rivi\nja toinen",b,c,d,e';
    const { stories, problems } = readStories(`\uFEFF${header}\n${row}\n`, 'csv', knowledge, now);
    expect(problems).toEqual([]);
    expect(stories[0]?.story.revision).toMatchObject({ title: 'Kylä, kahvila', names: ['Aino', 'Björn'] });
    expect(readStories(`${header}\nfi,x\n`, 'csv', knowledge, now).problems).toHaveLength(1);
  });
});
