import autocannon from 'autocannon';
import { LiveServer } from '../live/live-server.ts';
import { median, percentile, rounded } from '../live/numbers.ts';
import { BarePage } from './bare-page.ts';
import { makeQueries } from './queries.ts';

const kinds = ['front', 'list', 'filtered', 'search', 'story', 'map', 'impact'] as const;
export type PageKind = (typeof kinds)[number];

export type PageFigures = Readonly<{
  barePerSecond: number;
  /** Of a page that is held; of pages each asked for the first time; of pages made for one reader. */
  storyPerSecond: number;
  newStoryPerSecond: number;
  ownStoryPerSecond: number;
  listPerSecond: number;
  storyShare: number;
  newStoryShare: number;
  ownStoryShare: number;
  listShare: number;
  /** Milliseconds of one page made for one reader, p50 and p95. */
  made: Readonly<Record<PageKind, Readonly<{ p50: number; p95: number }>>>;
}>;

const connections = 10;
const rounds = 3;
const secondsEach = 4;
const oneByOne = 120;
const warmUps = 20;
const reader = { cookie: 'reader=1' };
const storyAt = (number: number) => `/tarinat/tarina-${number}`;

/**
 * Reading pages of a library that {@link filled} made, beside a bare page of the same framework with as much text, each from its own
 * server in turns. Requests a second: of a story that is held, of stories nobody asked for before, and of stories for readers with
 * a cookie, for whom nothing is held. Then one request at a time, made for one reader.
 * @param env where the server finds that library
 * @param stories how many there are
 */
export async function measurePages(env: Record<string, string>, stories: number): Promise<PageFigures> {
  const product = await LiveServer.startProduct(env);
  try {
    const bytes = (await (await fetch(product.url + storyAt(0))).text()).length;
    const bare = await BarePage.start(bytes);
    try {
      return await measured(product.url, bare.url, stories);
    } finally {
      await bare.stop();
    }
  } finally {
    await product.stop();
  }
}

async function measured(product: string, bare: string, stories: number): Promise<PageFigures> {
  let next = 0;
  /** Addresses of stories that were not asked for yet, while there are any. */
  const further = (count: number) => Array.from({ length: count }, () => storyAt(next++ % stories));
  const figures = { bare: [], held: [], new: [], own: [], list: [] } as Record<string, number[]>;
  const round = async (seconds: number) => ({
    bare: await load(bare, ['/'], seconds),
    held: await load(product, [storyAt(0)], seconds),
    new: await load(product, further(1_000 * seconds), seconds),
    own: await load(product, further(500), seconds, reader),
    list: await load(product, ['/tarinat'], seconds),
  });
  await round(1);
  for (let number = 0; number < rounds; number++) {
    for (const [name, value] of Object.entries(await round(secondsEach))) figures[name]?.push(value);
  }
  const middle = (name: string) => median(figures[name] ?? []);
  const share = (name: string) => middle(name) / middle('bare');
  const made = await madeForOne(product, further);
  return {
    ...rounded({
      barePerSecond: middle('bare'),
      storyPerSecond: middle('held'),
      newStoryPerSecond: middle('new'),
      ownStoryPerSecond: middle('own'),
      listPerSecond: middle('list'),
      storyShare: share('held'),
      newStoryShare: share('new'),
      ownStoryShare: share('own'),
      listShare: share('list'),
    }),
    made,
  };
}

/** @param paths asked for in turns, each by one of the connections */
async function load(
  url: string,
  paths: readonly string[],
  duration: number,
  headers: Record<string, string> = {},
): Promise<number> {
  let turn = 0;
  const result = await autocannon({
    url,
    connections,
    duration,
    setupClient(client) {
      const mine = turn++;
      const own = paths.length === 1 ? paths : paths.filter((_, number) => number % connections === mine);
      client.setRequests(own.map((path) => ({ method: 'GET', path, headers })));
    },
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url} failed ${result.non2xx + result.errors} times`);
  return result.requests.total / result.duration;
}

async function madeForOne(product: string, further: (count: number) => string[]): Promise<PageFigures['made']> {
  const count = oneByOne + warmUps;
  // No query and no choice twice: what was counted a moment ago is answered from what is held.
  const queries = [...new Set(makeQueries(4 * count))].slice(0, count);
  const stages = ['idea', 'underway', 'ended', 'practice', 'stopped'];
  const regions = ['01', '02', '04', '06', '11', '13', '17', '19'];
  const years = [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024];
  const filters = Array.from(
    { length: count },
    (_, number) =>
      `stage=${stages[number % 5]}&region=${regions[Math.floor(number / 5) % 8]}&year=${years[Math.floor(number / 40) % 8]}`,
  );
  const paths: Record<PageKind, string[]> = {
    front: Array.from({ length: count }, () => '/'),
    list: Array.from({ length: count }, () => '/tarinat'),
    filtered: filters.map((filter) => `/tarinat?${filter}`),
    search: queries.map((q) => `/tarinat?q=${encodeURIComponent(q)}`),
    story: further(count),
    map: Array.from({ length: count }, () => '/kartta'),
    impact: Array.from({ length: count }, () => '/vaikutus'),
  };
  const made: [PageKind, { p50: number; p95: number }][] = [];
  for (const kind of kinds) made.push([kind, await oneAtATime(product, paths[kind])]);
  return Object.fromEntries(made) as PageFigures['made'];
}

async function oneAtATime(product: string, paths: readonly string[]): Promise<{ p50: number; p95: number }> {
  const times: number[] = [];
  for (const path of paths) {
    const start = performance.now();
    const response = await fetch(product + path, { headers: reader });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    times.push(performance.now() - start);
  }
  const counted = times.slice(warmUps);
  return rounded({ p50: percentile(counted, 0.5), p95: percentile(counted, 0.95) });
}
