import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
/** Every file that the document calls as a witness. */
const named = [...text.matchAll(/`([\w./*-]+\.(?:ts|mjs|md))`/g)].map(([, name = '']) => name);
const tests = [
  ...readdirSync(join(root, 'apps/server'), { recursive: true, encoding: 'utf8' }).filter(
    (path) => !path.includes('node_modules'),
  ),
  ...['database/tests', 'domain/src', 'document/src', 'language/src'].flatMap((folder) =>
    readdirSync(join(root, 'packages', folder), { recursive: true, encoding: 'utf8' }),
  ),
  ...readdirSync(join(root, 'apps/faults/tests'), { recursive: true, encoding: 'utf8' }),
  ...readdirSync(join(root, 'apps/web/src'), { recursive: true, encoding: 'utf8' }),
];

test.each([...new Set(named)])('%s, which the security document names, is there', (name) => {
  const isThere =
    existsSync(join(root, name)) ||
    existsSync(join(root, 'apps/server', name)) ||
    tests.some((path) => path === name || path.endsWith(`/${name}`) || path.endsWith(`/${name.replace('*', '')}`));
  expect(isThere).toBe(true);
});

test('each journey that it names is there', () => {
  const journeys = [...text.matchAll(/((?:`[\w-]+`(?:, | and )?)+) journeys?/g)].flatMap(([, names = '']) =>
    [...names.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name),
  );
  expect(journeys.length).toBeGreaterThan(3);
  for (const name of journeys) expect(existsSync(join(root, `apps/e2e/src/journeys/${name}.spec.ts`)), name).toBe(true);
});
