import type { Database } from '@uskalla/database';
import { percentile, rounded } from '../live/numbers.ts';
import { makeQueries } from './queries.ts';

export type SearchFigures = Readonly<{
  searchP50: number;
  searchP95: number;
  searchMax: number;
  facetsP95: number;
  listP95: number;
}>;

const searches = 240;
const warmUps = 16;

/** Milliseconds of one search, of the counts beside it, and of a list without words, one after another. */
export async function measureSearches({ repositories }: Database): Promise<SearchFigures> {
  const { stories } = repositories;
  const timed = async (act: () => Promise<unknown>) => {
    const start = performance.now();
    await act();
    return performance.now() - start;
  };
  // No query twice: what was asked a moment ago is answered from what is held.
  const queries = [...new Set(makeQueries(2 * searches))].slice(0, searches + warmUps);
  for (const q of queries.splice(0, warmUps)) await stories.search({ q, limit: 20 });
  const found: number[] = [];
  const counted: number[] = [];
  const listed: number[] = [];
  for (const [index, q] of queries.entries()) {
    found.push(await timed(() => stories.search({ q, limit: 20 })));
    if (index % 4 === 0) counted.push(await timed(() => stories.facets({ q })));
    if (index % 8 === 0) listed.push(await timed(() => stories.search({ limit: 20 })));
  }
  return rounded({
    searchP50: percentile(found, 0.5),
    searchP95: percentile(found, 0.95),
    searchMax: Math.max(...found),
    facetsP95: percentile(counted, 0.95),
    listP95: percentile(listed, 0.95),
  });
}
