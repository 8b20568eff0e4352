import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/index.ts';
import { engines, publishStory } from './engines.ts';

type Sample = { title: string; place: string; texts: string[]; queries: string[] };

/** Stories (`# title | place`, then a line of text) and what somebody types who looks for them (`> query`). */
function samples(language: 'fi' | 'sv'): Sample[] {
  const file = readFileSync(new URL(`search-pairs.${language}.txt`, import.meta.url), 'utf8');
  return file
    .trim()
    .split(/\n\n/)
    .map((part) => {
      const [head = '', text = '', ...queries] = part.split('\n');
      const [title = '', place = ''] = head.slice(2).split(' | ');
      // Three sentences: what is done, what went wrong, what was learned.
      const [doing = '', failed = '', ...learned] = text.split(/(?<=\.) /);
      return {
        title,
        place,
        texts: [doing, '', '', failed, learned.join(' ')],
        queries: queries.map((line) => line.slice(2)),
      };
    });
}

const languages = ['fi', 'sv'] as const;

for (const [name, open] of engines(6)) {
  describe(`how well is found: ${name}`, () => {
    let database: Database;
    let end: () => Promise<void>;

    beforeAll(async () => {
      ({ database, end } = await open());
      for (const language of languages) {
        for (const [index, { title, place, texts }] of samples(language).entries()) {
          const facts = { municipality: place, theme: null, stage: null, time: null, teller: null, role: null };
          const publishedAt = new Date(Date.UTC(2026, 0, 1, index));
          await publishStory(database, language, { title, texts, facts, publishedAt });
        }
      }
    });
    afterAll(() => end());

    test.each(languages)('%s: the story looked for is among ten in 95 of 100, the first in 85', async (language) => {
      const pairs = samples(language).flatMap(({ title, queries }) => queries.map((q) => ({ q, title })));
      expect(pairs.length).toBeGreaterThanOrEqual(language === 'fi' ? 200 : 60);
      const ranks = await Promise.all(
        pairs.map(async ({ q, title }) => {
          const { items } = await database.repositories.stories.search({ q, limit: 10 });
          return { q, title, rank: items.findIndex((item) => item.title === title) };
        }),
      );
      const missed = ranks.filter(({ rank }) => rank < 0);
      const later = ranks.filter(({ rank }) => rank > 0);
      const told = [...missed, ...later].map(({ q, title, rank }) => `${q} → ${title}: ${rank}`).join('\n');
      expect((pairs.length - missed.length) / pairs.length, told).toBeGreaterThanOrEqual(0.95);
      expect((pairs.length - missed.length - later.length) / pairs.length, told).toBeGreaterThanOrEqual(0.85);
    });
  });
}
