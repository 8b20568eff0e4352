// What the three commands share: plain JavaScript for any Node ≥ 20, before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules/.bootstrap.json');
/** The project's own Node, pinned in pnpm-workspace.yaml. */
export const node = join(root, 'node_modules/.bin/node');

const [major] = process.versions.node.split('.').map(Number);
if ((major ?? 0) < 20) fail(`This needs Node 20 or newer to begin with; this one is ${process.versions.node}.`);

/** Ends with a sentence a person can act on. */
export function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Runs a program in the project, with the project's own Node first in PATH; ends with its status where it fails. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    env: projectEnv(env),
    shell: process.platform === 'win32',
  });
  if (result.error) fail(`${command} could not be run: ${result.error.message}`);
  if (result.status !== 0) {
    if (quiet) console.error(`${result.stdout}${result.stderr}`);
    process.exit(result.status ?? 1);
  }
}

/** The same beside others; the promise is there to be waited for. Ends everything where it fails. */
export function start(command, args, { env = {} } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: projectEnv(env),
    shell: process.platform === 'win32',
  });
  // Whatever ends this script first must not leave it running.
  process.once('exit', () => child.kill());
  return new Promise((resolve) => {
    child.once('error', (error) => fail(`${command} could not be run: ${error.message}`));
    child.once('exit', (status) => (status === 0 ? resolve() : process.exit(status ?? 1)));
  });
}

export function projectEnv(more = {}) {
  const separator = process.platform === 'win32' ? ';' : ':';
  return {
    ...process.env,
    PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(separator),
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    ...more,
  };
}

/** Installs what the lock file names, if that has not been done for this very lock file. */
export function install() {
  const lock = fingerprint([
    join(root, 'pnpm-lock.yaml'),
    join(root, 'pnpm-workspace.yaml'),
    join(root, 'package.json'),
  ]);
  if (existsSync(node) && readStamp().lock === lock) return;
  console.log('Installing what is missing (this takes a minute the first time) …');
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  run('npx', ['--yes', packageManager, 'install', '--frozen-lockfile', '--reporter=append-only'], { quiet: true });
  if (!existsSync(node)) fail("The project's own Node did not install. Delete node_modules and try again.");
  writeStamp({ ...readStamp(), lock });
}

/** Builds what is older than its sources. @param {boolean} whole also web and server, which development runs as they stand */
export function build(whole = true) {
  const what = whole ? 'server' : 'messages';
  const sources = fingerprint([
    ...filesUnder(join(root, 'packages')),
    ...(whole ? [...filesUnder(join(root, 'apps/web')), ...filesUnder(join(root, 'apps/server'))] : []),
    join(root, 'pnpm-lock.yaml'),
  ]);
  const built = whole
    ? ['apps/web/build/handler.js', 'apps/server/build/main.js']
    : ['packages/messages/src/generated/messages.js'];
  if (built.every((file) => existsSync(join(root, file))) && readStamp()[what] === sources) return;
  console.log('Building …');
  run('turbo', ['run', 'build', `--filter=@uskalla/${what}`, '--output-logs=errors-only'], { quiet: true });
  writeStamp({ ...readStamp(), [what]: sources });
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

function writeStamp(stamp) {
  writeFileSync(stampFile, JSON.stringify(stamp));
}

const generated = new Set(['node_modules', 'build', 'generated', '.svelte-kit', '.turbo', 'test-results', 'tests']);

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (generated.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

/** Changes when one of the files does: by content for few, and quick enough for hundreds by size and time. */
function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${files.length < 10 ? readFileSync(file, 'utf8') : `${size} ${mtimeMs}`}\0`);
  }
  return hash.digest('hex');
}
