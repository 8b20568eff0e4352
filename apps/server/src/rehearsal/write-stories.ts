import {
  currentPhase,
  mayTablesWrite,
  openTables,
  seatAuthor,
  writingClosesAt,
  type LiveState,
  type Locale,
} from '@uskalla/domain';
import type { Caller, Services } from '@uskalla/contracts';
import type { Parts } from '../use-cases/parts.ts';
import { readDraft } from '@uskalla/document';
import type { Chance } from './chance.ts';
import type { Crew } from './crew.ts';
import { rehearsalStories } from './phrases.ts';
import type { Room } from './room.ts';
import { isHere, newWriter, type SimulatedPerson } from './simulated-person.ts';
import { storyScript } from './story-script.ts';
import { handOutPens, newTablePens, nextWords, typingTime, type Pen, type TablePens } from './table-pens.ts';
import { typeWords } from './type-words.ts';

export type WritingParts = Readonly<{
  workshopId: string;
  locale: Locale;
  collab: Pick<Parts['collab'], 'read' | 'edit'>;
  services: Pick<Services, 'changeDraft'>;
  /** The server's time, which phases go by. */
  clock: Parts['clock'];
  crew: Crew;
  chance: Chance;
}>;

type Place = Readonly<{ tableId: string; draftId: string; number: number }>;

/**
 * Has simulated people write their tables' stories in the phases that are for writing. Letters do not come by a phone's socket, so
 * what a phone is held to is asked for here, again at the very moment they go in.
 */
export function createStoryWriters(parts: WritingParts): {
  /** @param now milliseconds of the rehearsal */
  turn(room: Room, people: readonly SimulatedPerson[], now: number): void;
} {
  const { collab, crew, chance } = parts;
  const tables = new Map<string, TablePens>();
  let state: LiveState | undefined;
  const serverTime = () => parts.clock().getTime();

  /** A phone stops when the phase does; the moment of grace is for letters on their way. */
  const isOpen = (now: LiveState) => {
    const closes = writingClosesAt(now);
    return (closes === null || serverTime() < closes) && mayTablesWrite(now, serverTime());
  };

  function lookAtDraft(table: TablePens, { draftId, number }: Place, { questions }: Room): void {
    table.isLooking = true;
    const stories = rehearsalStories(parts.locale);
    const story = stories[(number - 1) % stories.length];
    const ids = questions.map(({ id }) => id);
    crew.take(async () => {
      try {
        const text = await collab.read(draftId, (doc) => readDraft(doc, ids));
        table.script = story ? storyScript(story, questions, text) : [];
      } finally {
        table.isLooking = false;
      }
    });
  }

  function type(table: TablePens, pen: Pen, { draftId }: Place, { questions }: Room, now: number): void {
    const { person } = pen;
    const words = nextWords(pen, chance);
    pen.isBusy = true;
    pen.at = now + typingTime(words.join(' ').length, chance);
    const draft = { id: draftId, workshopId: parts.workshopId, questionIds: questions.map(({ id }) => id) };
    crew.take(
      async () => {
        await collab.edit(
          draft,
          (doc) => {
            if (!state || !mayTablesWrite(state, serverTime())) return;
            pen.place = typeWords(doc, pen.sentence, words.join(' '), pen.place, person.writesAs);
            pen.written += words.length;
          },
          seatAuthor(person.participantId ?? ''),
        );
        pen.isBusy = false;
      },
      () => {
        // It may be in the log or not: the draft is looked at again, and whoever wrote begins as somebody new.
        person.writesAs = newWriter();
        table.pens = table.pens.filter((each) => each !== pen);
        table.script = null;
      },
    );
  }

  function markReady(table: TablePens, caller: Caller, { draftId }: Place): void {
    table.isDone = true;
    crew.take(
      () => parts.services.changeDraft(caller, draftId, { status: 'ready' }),
      (code) => (table.isDone = code !== 'unavailable'),
    );
  }

  function turnAt(place: Place, room: Room, people: readonly SimulatedPerson[], now: number): void {
    const table = tables.get(place.tableId) ?? newTablePens(now, chance);
    tables.set(place.tableId, table);
    if (table.isLooking || table.isDone || people.length === 0) return;
    handOutPens(table, people, now, chance);
    for (const pen of table.pens) {
      if (!pen.isBusy && pen.at <= now && crew.hasHands()) type(table, pen, place, room, now);
    }
    if (table.script === null) {
      // Once nobody is in the middle of a word there.
      if (table.pens.every(({ isBusy }) => !isBusy) && crew.hasHands()) {
        table.pens = [];
        lookAtDraft(table, place, room);
      }
    } else if (table.script.length === 0 && table.pens.length === 0) {
      const [first] = people;
      if (first) markReady(table, first.caller, place);
    }
  }

  return {
    turn(room, people, now) {
      ({ state } = room);
      if (currentPhase(state).kind !== 'write' || state.lookUp || !isOpen(state)) return;
      const here = people.filter(isHere);
      for (const { id, draftId, number } of openTables(room.snapshot.tables)) {
        const mates = here.filter(({ tableId }) => tableId === id);
        turnAt({ tableId: id, draftId, number }, room, mates, now);
      }
    },
  };
}
