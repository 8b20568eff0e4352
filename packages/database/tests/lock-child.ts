import { lockDataDir } from '../src/engines/data-dir-lock.ts';

// A process that takes the lock, says how that went, and holds it until it is ended.
try {
  await lockDataDir(process.argv[2] ?? '');
  process.stdout.write('owner\n');
  setInterval(() => undefined, 1000);
} catch (error) {
  process.stdout.write(`${(error as { code?: string }).code}\n`);
}
