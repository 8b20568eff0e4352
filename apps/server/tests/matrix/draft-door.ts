import { closeCodes } from '@uskalla/contracts/wire';
import * as Y from 'yjs';
import { partsOf, type Asking, type Door, type RowParts } from './door.ts';
import { DraftLine } from './draft-line.ts';

type Frame = (line: DraftLine, asking: Asking) => Promise<string>;
type Row = RowParts & Readonly<{ allowed: string; refusedInside?: string; send: Frame }>;

/**
 * A row for a frame of co-writing. Who may not even read the draft is let in as little as to one that is not there.
 * @param row.refusedInside what those see who may read it, and not do this
 */
export function collab(name: string, { allowed, refusedInside = '', send, ...row }: Row): Door {
  return {
    ...partsOf({ where: 'states', ...row }),
    name,
    allowed: () => allowed,
    refused: ({ may }) =>
      may('draft.read')
        ? { told: refusedInside, isAsAbsent: false }
        : { told: `${closeCodes.draftNotFound}`, isAsAbsent: true },
    async ask(asking) {
      const line = new DraftLine(asking, asking.place.draft);
      const told = (await line.isOpen()) ? await send(line, asking) : `${line.closed}`;
      line.end();
      return { told, whole: told };
    },
  };
}

/** Sends a letter by one kind of frame. @returns what the line says of it, if the document says so too */
export async function write(
  send: (update: Uint8Array) => Promise<boolean>,
  { world, place }: Pick<Asking, 'world' | 'place'>,
): Promise<string> {
  const doc = new Y.Doc();
  doc.getText('title').insert(0, 'a');
  const isKept = await send(Y.encodeStateAsUpdate(doc));
  const isThere = await world.composition.collab.read(place.draft, ({ store }) => store.clients.has(doc.clientID));
  if (isKept !== isThere) return `said to be ${isKept ? 'kept' : 'refused'}, and is ${isThere ? 'there' : 'not there'}`;
  return isKept ? 'kept' : 'refused';
}
