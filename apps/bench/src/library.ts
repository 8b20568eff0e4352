import { startPostgres } from '@uskalla/database/testing';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filled } from './library/fill.ts';
import { measurePages, type PageFigures } from './library/measure-pages.ts';
import { measureSearches, type SearchFigures } from './library/measure-searches.ts';

/**
 * What a large library costs: 100,000 invented stories whose commonest words stand in most of them. In the database, searches one
 * after another by words that are inflected, compound and misspelt; over HTTP, its pages beside a bare one of the same framework.
 * Filling takes a quarter of an hour an engine. `PARTS=pages` or `PARTS=searches` is one of the two alone, `DATABASES=embedded`
 * one of the engines, and `DATA_DIR` a folder where the embedded one's stories stay for the next time.
 */
const parts = (process.env['PARTS'] ?? 'searches,pages').split(',');
const stories = Number(process.env['STORIES'] ?? 100_000);
const databases = (process.env['DATABASES'] ?? 'PostgreSQL,embedded').split(',');

for (const database of databases) {
  if (database === 'PostgreSQL') {
    const postgres = await startPostgres();
    try {
      const databaseUrl = await postgres.newDatabase();
      await measure(database, { databaseUrl }, { DATABASE_URL: databaseUrl }, 50);
    } finally {
      await postgres.stop();
    }
  } else {
    const kept = process.env['DATA_DIR'];
    const dataDir = kept ?? (await mkdtemp(join(tmpdir(), 'uskalla-bench-')));
    await mkdir(dataDir, { recursive: true });
    try {
      await measure(database, { dataDir }, { DATA_DIR: dataDir }, 150);
    } finally {
      if (kept === undefined) await rm(dataDir, { recursive: true, force: true });
    }
  }
}

async function measure(
  database: string,
  where: Parameters<typeof filled>[0],
  env: Record<string, string>,
  mostP95: number,
): Promise<void> {
  const library = await filled(where, stories);
  try {
    if (parts.includes('searches')) reportSearches(database, await measureSearches(library), mostP95);
  } finally {
    await library.close();
  }
  if (parts.includes('pages')) reportPages(database, await measurePages(env, stories));
}

/** A table for people, and the line for programs. */
function reportSearches(database: string, figures: SearchFigures, mostP95: number): void {
  const targets = { searchP95: mostP95, listP95: 20 };
  console.log(`\n${stories} stories, ${database}`);
  console.table({
    'a search, p50': { ms: figures.searchP50, target: '' },
    '… p95': { ms: figures.searchP95, target: `≤ ${targets.searchP95}` },
    '… the slowest': { ms: figures.searchMax, target: '' },
    'the newest stories, p95': { ms: figures.listP95, target: `≤ ${targets.listP95}` },
    'the counts beside a search, p95': { ms: figures.facetsP95, target: '' },
  });
  const met = figures.searchP95 <= targets.searchP95 && figures.listP95 <= targets.listP95;
  console.log(JSON.stringify({ bench: 'library', of: 'searches', database, figures, targets, met }));
}

function reportPages(database: string, figures: PageFigures): void {
  const targets = { storyShare: 0.5, storyP95: 20, listP95: 20 };
  const { made } = figures;
  console.log(`\nReading pages of ${stories} stories, ${database}, beside a bare page of the same framework`);
  console.table({
    'a bare page': { 'requests/s': figures.barePerSecond },
    'a story': {
      'requests/s': figures.storyPerSecond,
      'of the bare page': figures.storyShare,
      target: `≥ ${targets.storyShare}`,
    },
    '… each the first time': { 'requests/s': figures.newStoryPerSecond, 'of the bare page': figures.newStoryShare },
    '… each for one reader': { 'requests/s': figures.ownStoryPerSecond, 'of the bare page': figures.ownStoryShare },
    'the list': { 'requests/s': figures.listPerSecond, 'of the bare page': figures.listShare },
  });
  console.log('Made for one reader, one at a time, ms');
  console.table(
    Object.fromEntries(
      Object.entries(made).map(([kind, { p50, p95 }]) => [
        kind,
        {
          p50,
          p95,
          target: kind === 'story' ? `≤ ${targets.storyP95}` : kind === 'list' ? `≤ ${targets.listP95}` : '',
        },
      ]),
    ),
  );
  const met =
    figures.storyShare >= targets.storyShare && made.story.p95 <= targets.storyP95 && made.list.p95 <= targets.listP95;
  console.log(JSON.stringify({ bench: 'library', of: 'pages', database, figures, targets, met }));
}
