import { openApiDocument } from '@uskalla/contracts/openapi';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, Visitor, type Running } from './running.ts';

let running: Running;
beforeAll(async () => (running = await startServer()));
afterAll(() => running.stop());

test('the document is served as it is made', async () => {
  const served = await new Visitor(running.url).json('GET', '/api/v1/openapi.json', undefined, 200);
  expect(served['openapi']).toBe('3.1.0');
  expect(served).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
});

const operations = Object.entries(openApiDocument().paths ?? {}).flatMap(([path, item]) =>
  Object.keys(item as object).map((method) => [method.toUpperCase(), path] as const),
);

test.each(operations)('%s %s is there', async (method, path) => {
  const address = `/api/v1${path.replace('{id}', '01890000-0000-7000-8000-000000000000').replace(/\{\w+\}/g, '222222')}`;
  const response = await new Visitor(running.url).ask(
    method,
    address,
    method === 'GET' || method === 'DELETE' ? undefined : {},
  );
  // Whatever it says to a stranger: it is not that there is no such door.
  const isFile = response.headers.get('content-type')?.startsWith('text/csv');
  expect(isFile ? '' : ((await response.json()) as { code?: string }).code).not.toBe('not_found');
});
