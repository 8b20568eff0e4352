import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { facilitator, makeWorkshop, seat } from '../../src/facilitator.ts';
import { ServerProcess } from '../../src/server-process.ts';
import { openSignedInFront } from '../../src/signed-in-front.ts';
import { tellStory } from '../../src/tell-story.ts';
import { Visitor } from '../../src/visitor.ts';

/** All that need nothing from outside; of the rest, two fetch their lists and one needs a server of its own to be called back at. */
const modules =
  'backup,blindsql,cookieflags,crlf,csp,exec,file,htaccess,http_headers,methods,permanentxss,redirect,shellshock,sql,xss,xxe';
/** Wapiti's own: 0 information, 1 low, 2 medium, 3 high, 4 critical. */
const low = 1;

type Report = Readonly<{
  vulnerabilities: Record<string, readonly Found[]>;
  anomalies: Record<string, readonly Found[]>;
}>;
type Found = Readonly<{ level: number; method: string; path: string; parameter: string | null; info: string }>;

let server: ServerProcess;
let folder: string;
beforeAll(async () => {
  server = await ServerProcess.start({ TRUSTED_PROXIES: '1' });
  folder = await mkdtemp(join(tmpdir(), 'uskalla-scan-'));
});
afterAll(async () => {
  await server.destroy();
  await rm(folder, { recursive: true, force: true });
});

/** @param starts where it begins to crawl, beside the front page */
async function scan(
  visitor: Visitor,
  starts: readonly string[],
  seconds: number,
): Promise<Report & { asked: ReadonlySet<string> }> {
  const front = await openSignedInFront(visitor);
  const report = join(folder, 'report.json');
  const ends = ['--max-scan-time', String(seconds / 4), '--max-attack-time', String(seconds / 16)];
  const where = ['--store-session', folder, '--store-config', folder, '--flush-session', '--no-bugreport'];
  const crawl = ['-u', `${front.url}/`, '--scope', 'domain', ...starts.flatMap((path) => ['-s', front.url + path])];
  const few = ['--max-links-per-page', '40', '--max-files-per-dir', '12', '-d', '4', '-S', 'normal'];
  const told = ['-f', 'json', '-o', report, '-v', '0'];
  const child = spawn('wapiti', [...crawl, ...few, '-m', modules, ...ends, ...where, ...told], { stdio: 'ignore' });
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', () => resolve());
    });
    return { ...(JSON.parse(await readFile(report, 'utf8')) as Report), asked: front.asked };
  } finally {
    child.kill();
    front.close();
    await rm(report, { force: true });
  }
}

const inWords = (of: Report['vulnerabilities'], above: number) =>
  Object.entries(of).flatMap(([kind, found]) =>
    found
      .filter(({ level }) => Number(level) > above)
      .map(({ method, path, parameter, info }) => `${kind}: ${method} ${path} ${parameter ?? ''} ${info}`),
  );

test('a scan finds nothing above low: as a stranger, at a table, at the desk', async () => {
  const desk = await facilitator(server.url);
  const { slug } = await tellStory(desk, { port: server.port, title: 'Kahvila', answers: 'Uskallettiin.' });
  const made = await makeWorkshop(desk);
  const { phone } = await seat(server.url, made.code);
  const scanned: [string, Visitor, readonly string[]][] = [
    [
      'stranger',
      new Visitor(server.url),
      ['/tarinat', `/tarinat/${slug}`, '/tarinat?q=a', '/j', '/tietosuoja', '/saavutettavuus', '/desk'],
    ],
    ['table', phone, [`/j/${made.code}/write`, '/own', '/later']],
    ['desk', desk, ['/desk', `/desk/${made.id}`, '/desk/new', '/desk/account', '/desk/service', '/curate']],
  ];
  for (const [who, visitor, starts] of scanned) {
    const { vulnerabilities, anomalies, asked } = await scan(visitor, starts, 240);
    console.log(who, asked.size, inWords(vulnerabilities, -1));
    // It has been where this visitor may go, and did not stand before a closed door.
    expect([...asked]).toEqual(expect.arrayContaining(starts.map((path) => `GET ${path.split('?')[0]}`)));
    expect(asked.size).toBeGreaterThan(30);
    expect(inWords(vulnerabilities, low)).toEqual([]);
    // Whatever is sent, it is no failure of ours.
    expect(inWords(anomalies, -1)).toEqual([]);
  }
}, 1_800_000);
