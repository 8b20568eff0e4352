// npm test: everything. It never skips.
import { build, install, node, run, start } from './toolchain.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensurePostgres } from './postgres.mjs';
import { ensureRedis } from './redis.mjs';

install();
ensureChromium();
ensurePostgres();
ensureRedis();
build();
run(node, ['scripts/audit.mjs']);
// A sample of what `pnpm test:faults` does alone, which takes four minutes longer: frames, kills, half hours of a worn server.
const sample = { FRAMES: '10000', KILLS: '12', HALF_HOURS: '4', ...process.env };
// They wait more than they work: all else but the journeys goes on meanwhile.
const faults = start('pnpm', ['test:faults'], { env: sample });
run('turbo', ['run', 'test:unit', '--concurrency=1', '--output-logs=new-only']);
run('turbo', ['run', 'check', '--output-logs=errors-only']);
run('eslint', ['.', '--max-warnings=0']);
run('prettier', ['--check', '.', '--log-level=warn']);
await faults;
run(node, ['apps/e2e/node_modules/@playwright/test/cli.js', 'test', '-c', 'apps/e2e/playwright.config.ts']);
console.log('All tests passed.');
