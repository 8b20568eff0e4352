import type { Door } from '../matrix/door.ts';
import { collab, write } from '../matrix/draft-door.ts';

const reads = { guard: { action: 'draft.read' } } as const;
const writes = { guard: { action: 'draft.write' }, allowed: 'kept', refusedInside: 'refused' } as const;
const forged = 'Väärennös';

/** Co-writing: to be let in, and each kind of frame that changes what others see. */
export const coWritingDoors: readonly Door[] = [
  collab('read', { ...reads, allowed: 'let in', send: () => Promise.resolve('let in') }),
  collab('sync step 2', {
    ...writes,
    send: (line, asking) => write((update) => line.answerWith(update), asking),
  }),
  collab('update', { ...writes, send: (line, asking) => write((update) => line.edit(update), asking) }),
  // Whoever is let in is seen, under the name that the server knows them by.
  collab('awareness', {
    ...reads,
    allowed: 'shown',
    async send(line) {
      const shown = await line.show(clientOf(), { user: { name: forged }, caret: 1 });
      return shown.includes(forged) ? `shown as ${forged}` : shown.includes('"caret":1') ? 'shown' : 'not shown';
    },
  }),
];

let clients = 0;
/** A client's id that nobody has shown yet. */
const clientOf = (): number => 2 ** 30 + ++clients;
