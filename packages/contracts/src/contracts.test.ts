import { expect, test } from 'vitest';
import { closeCodes, terminalCloseCodes } from './close-codes.ts';
import { openApiDocument } from './openapi.ts';
import { StoryQuery } from './stories.ts';

const document = openApiDocument();

test('every operation says what it is, what it answers, and how a fault looks; no two paths are the same place', () => {
  const shapes = Object.keys(document.paths ?? {}).map((path) => path.replace(/\{\w+\}/g, '{}'));
  expect(new Set(shapes).size).toBe(shapes.length);
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(item as Record<string, { summary?: string; responses: object }>)) {
      expect(operation.summary, `${method} ${path}`).toBeTruthy();
      expect(Object.keys(operation.responses), `${method} ${path}`).toContain('default');
      expect(
        Object.keys(operation.responses).some((status) => status.startsWith('2')),
        `${method} ${path}`,
      ).toBe(true);
    }
  }
});

test('every reference leads somewhere', () => {
  const references = JSON.stringify(document).match(/#\/components\/schemas\/\w+/g) ?? [];
  expect(references.length).toBeGreaterThan(10);
  for (const reference of references) {
    expect(Object.keys(document.components?.schemas ?? {})).toContain(reference.split('/').at(-1));
  }
});

test('close codes are of the range for applications, and each means one thing', () => {
  const codes = Object.values(closeCodes);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(code >= 4000 && code <= 4999).toBe(true);
  expect(terminalCloseCodes.has(closeCodes.tryLater)).toBe(false);
});

test('a query as a form sends it: what is empty is absent', () => {
  expect(StoryQuery.parse({ q: '', municipality: '', theme: '', stage: '', cursor: '', limit: '' })).toEqual({
    limit: 20,
  });
  expect(StoryQuery.parse({ q: 'x', limit: '5' })).toEqual({ q: 'x', limit: 5 });
  expect(StoryQuery.safeParse({ municipality: '91' }).success).toBe(false);
});
