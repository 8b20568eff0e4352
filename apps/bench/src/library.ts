import { startPostgres } from '@uskalla/database/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filled } from './library/fill.ts';
import { measureSearches, type SearchFigures } from './library/measure-searches.ts';

/**
 * What a search of a large library costs, in the database: 100,000 invented stories whose commonest words stand in most of them,
 * asked one after another by words that are inflected, compound and misspelt. Filling takes a quarter of an hour an engine.
 */
const stories = Number(process.env['STORIES'] ?? 100_000);
const databases = (process.env['DATABASES'] ?? 'PostgreSQL,embedded').split(',');

for (const database of databases) {
  if (database === 'PostgreSQL') {
    const postgres = await startPostgres();
    try {
      report(database, await measured({ databaseUrl: await postgres.newDatabase() }), 50);
    } finally {
      await postgres.stop();
    }
  } else {
    const dataDir = await mkdtemp(join(tmpdir(), 'uskalla-bench-'));
    try {
      report(database, await measured({ dataDir }), 150);
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  }
}

async function measured(where: Parameters<typeof filled>[0]): Promise<SearchFigures> {
  const database = await filled(where, stories);
  try {
    return await measureSearches(database);
  } finally {
    await database.close();
  }
}

/** A table for people, and the line for programs. */
function report(database: string, figures: SearchFigures, mostP95: number): void {
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
  console.log(JSON.stringify({ bench: 'library', of: database, figures, targets, met }));
}
