import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SaveCount } from './save-count.ts';

test('after a reload nothing is called saved before the server has said so', () => {
  const count = new SaveCount();
  count.inherit(3);
  expect(count.waiting).toBe(3);
  count.opened();
  expect([count.waiting, count.isConfirmed]).toEqual([3, false]);
  count.heard({ synced: false, updates: 5 });
  expect([count.waiting, count.isConfirmed]).toEqual([3, false]);
  count.heard({ synced: true, updates: 0 });
  expect([count.waiting, count.isConfirmed]).toEqual([0, true]);
});

test('the phone’s copy, read after connecting, is a message but not an edit of its own', () => {
  const count = new SaveCount();
  count.opened();
  count.sentAlong();
  count.edited();
  count.heard({ synced: true, updates: 1 });
  // The server has the copy, not yet the edit.
  expect(count.waiting).toBe(1);
});

/** A server beside it that knows which edits it has, in a model of its own. */
test('whatever is cut, repeated and said late: an edit the log lacks is never counted as saved', () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.constant('edit' as const) },
    fc.constant('open' as const),
    fc.constant('close' as const),
    { weight: 3, arbitrary: fc.constant('commit' as const) },
    { weight: 2, arbitrary: fc.constant('tell' as const) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const count = new SaveCount();
      let made = 0;
      const inLog = new Set<number>();
      let connection: { brought: number[]; messages: number[]; synced: boolean; committed: number } | undefined;
      for (const what of steps) {
        if (what === 'edit') {
          made += 1;
          count.edited();
          connection?.messages.push(made);
        } else if (what === 'open') {
          connection = {
            brought: Array.from({ length: made }, (_, index) => index + 1),
            messages: [],
            synced: false,
            committed: 0,
          };
          count.opened();
        } else if (what === 'close') {
          connection = undefined;
          count.closed();
        } else if (connection && what === 'commit') {
          if (!connection.synced) {
            connection.synced = true;
            connection.brought.forEach((edit) => inLog.add(edit));
          } else if (connection.committed < connection.messages.length) {
            inLog.add(connection.messages[connection.committed++] as number);
          }
        } else if (connection) {
          count.heard({ synced: connection.synced, updates: connection.committed });
        }
        expect(count.waiting).toBeGreaterThanOrEqual(made - inLog.size);
        if (count.isConfirmed && count.waiting === 0) expect(inLog.size).toBe(made);
      }
    }),
  );
});
