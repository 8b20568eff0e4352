import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'svelte/compiler';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('.', import.meta.url));
const components = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.svelte'),
);

/** Attributes that are read aloud or shown. */
const spoken = new Set(['aria-label', 'title', 'alt', 'placeholder', 'label']);

/** Words written straight into a component's markup instead of coming from the messages. */
function hardCoded(file: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (typeof node === 'object' && node !== null) {
      const { type, name, data, value } = node as { type?: string; name?: string; data?: string; value?: unknown };
      if (type === 'Text' && /\p{L}{2}/u.test(data ?? '')) found.push(data?.trim() ?? '');
      if (type === 'Attribute') {
        if (spoken.has(name ?? '')) visit(value);
        return;
      }
      Object.values(node).forEach(visit);
    }
  };
  visit(parse(readFileSync(join(source, file), 'utf8'), { modern: true }).fragment);
  return found;
}

test('there are components to look at', () => expect(components.length).toBeGreaterThan(20));

test.each(components)('%s has no text of its own', (file) => expect(hardCoded(file)).toEqual([]));
