import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Client, openServer, until } from './harness.ts';

test.each([0, 3])(
  'whoever comes, goes and types in whatever order: all replicas and the log agree (gathering %i ms)',
  async (gather) => {
    const step = fc.record({
      who: fc.nat(3),
      what: fc.constantFrom('type' as const, 'type' as const, 'delete' as const, 'leave' as const, 'wait' as const),
      where: fc.double({ min: 0, max: 1, noNaN: true }),
      text: fc.constantFrom('a', 'ö', '🌊', 'sana '),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 50 }), async (steps) => {
        const { server, logged } = await openServer({ limits: { gather } });
        const clients = [0, 1, 2, 3].map((n) => new Client(server, { subject: `seat:${n}` }));
        for (const { who, what, where, text } of steps) {
          const client = clients[who] as Client;
          const length = client.text.length;
          const place = Math.round(where * length);
          // Never into the middle of a pair: half of an emoji is no edit a field makes.
          const index = /[\uDC00-\uDFFF]/.test(client.text[place] ?? '') ? place - 1 : place;
          if (what === 'type') client.type(text, index);
          else if (what === 'delete' && length > 0) {
            const pair = /[\uD800-\uDBFF]/.test(client.text[index] ?? '');
            client.doc.getText('t').delete(Math.min(index, length - 1), index < length ? (pair ? 2 : 1) : 1);
          } else if (what === 'leave') {
            client.disconnect();
            // Types on while away, then comes back with it.
            clients[who] = new Client(server, { subject: `seat:${who}`, doc: client.doc });
          } else if (what === 'wait') await new Promise((resolve) => setImmediate(resolve));
        }
        await until(() => clients.every((client) => client.saved?.synced === true));
        await server.read('doc', () => 0);
        await until(() => new Set(clients.map(({ text }) => text)).size === 1, 'one text');
        expect(await logged()).toBe(clients[0]?.text);
      }),
      { numRuns: gather === 0 ? 150 : 60 },
    );
  },
);
