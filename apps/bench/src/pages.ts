import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LiveServer } from './live/live-server.ts';

/**
 * What Lighthouse says of the reading pages: as a phone of some years ago on a slow mobile network, simulated, from the production
 * server with its example stories. Lighthouse is fetched when it is asked for (decision 23).
 */
const lighthouse = 'lighthouse@13.5.0';
const least = 98;
const looks = 3;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Category = (typeof categories)[number];

const pages = {
  front: '/',
  list: '/tarinat',
  map: '/kartta',
  story: '/tarinat/fiksu-kalasatama-pilotti-tarvitsee-omistajan',
} as const;
const wanted = process.env['PAGES']?.split(',');

/** What Lighthouse's report holds, as far as it is read here. */
type Report = {
  categories: Record<Category, { score: number; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { title: string; score: number | null; displayValue?: string; numericValue?: number }>;
};

const server = await LiveServer.startProduct({});
const scores: Record<string, Record<Category, number>> = {};
const times: Record<string, Record<string, string>> = {};
const faults: string[] = [];
try {
  for (const [name, path] of Object.entries(pages)) {
    if (wanted && !wanted.includes(name)) continue;
    const report = await medianOf(server.url + path);
    scores[name] = Object.fromEntries(
      categories.map((category) => [category, Math.round(report.categories[category].score * 100)]),
    ) as Record<Category, number>;
    times[name] = timesIn(report);
    faults.push(...faultsIn(report).map((fault) => `${name}: ${fault}`));
  }
} finally {
  await server.stop();
}
console.table(scores);
console.table(times);
for (const fault of faults) console.log(`  ${fault}`);
const met = Object.values(scores).every((page) => categories.every((category) => page[category] >= least));
console.log(JSON.stringify({ bench: 'pages', figures: scores, targets: { each: least }, met }));

/** Of some looks the one in the middle: one alone is as good as what else the machine did meanwhile. */
async function medianOf(address: string): Promise<Report> {
  const reports: Report[] = [];
  for (let look = 0; look < looks; look++) reports.push(await lookAt(address));
  reports.sort((a, b) => a.categories.performance.score - b.categories.performance.score);
  return reports[Math.floor(looks / 2)] as Report;
}

async function lookAt(address: string): Promise<Report> {
  const chromium = process.env['CHROMIUM_PATH'];
  const { stdout } = await promisify(execFile)(
    'pnpm',
    [
      'dlx',
      lighthouse,
      address,
      '--quiet',
      '--output=json',
      `--only-categories=${categories.join(',')}`,
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
    ],
    { maxBuffer: 64 * 1024 * 1024, env: { ...process.env, ...(chromium && { CHROME_PATH: chromium }) } },
  );
  return JSON.parse(stdout.slice(stdout.indexOf('{'))) as Report;
}

function timesIn({ audits }: Report): Record<string, string> {
  const shown = {
    'first paint': 'first-contentful-paint',
    'largest paint': 'largest-contentful-paint',
    blocked: 'total-blocking-time',
    shift: 'cumulative-layout-shift',
    'speed index': 'speed-index',
    weight: 'total-byte-weight',
  };
  return Object.fromEntries(Object.entries(shown).map(([name, id]) => [name, audits[id]?.displayValue ?? '']));
}

/** What counts and is not in full order, the heaviest first. */
function faultsIn({ categories: found, audits }: Report): string[] {
  return Object.values(found)
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
    .sort((a, b) => b.weight - a.weight)
    .map(({ id }) => `${audits[id]?.title ?? id} ${audits[id]?.displayValue ?? ''}`);
}
