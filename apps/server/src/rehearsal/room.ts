import { currentPhase, Fault, type LiveState, type Question } from '@uskalla/domain';
import type { Parts } from '../use-cases/parts.ts';
import { liveStateOf } from '../use-cases/live-states.ts';
import { isUpVote } from '../use-cases/stage.ts';
import type { WorkshopSnapshot } from '../use-cases/workshop-snapshots.ts';

/** What simulated people see when they look up. */
export type Room = Readonly<{
  snapshot: WorkshopSnapshot;
  state: LiveState;
  questions: readonly Question[];
  /** Questions to up-vote, by id. */
  asked: readonly string[];
}>;

export type RoomParts = Pick<Parts, 'repositories' | 'snapshots'>;

/** The state is read again at the latest after so many milliseconds, also where nobody told of a change. */
const staleAfter = 2_000;
const askedStaleAfter = 1_000;

/** Looks at a workshop for all its simulated people together, and asks the database only for what may have changed. */
export function createLookout(parts: RoomParts, workshopId: string): { look(): Promise<Room>; steered(): void } {
  let state: LiveState | undefined;
  let stateReadAt = 0;
  let questions: readonly Question[] | undefined;
  let asked: readonly string[] = [];
  let askedReadAt = 0;

  return {
    /** Somebody steered, or gave something: the state may be another. */
    steered: () => void (stateReadAt = 0),
    /** @throws Fault `not_found` where the workshop is gone, `template_unknown` */
    async look() {
      const now = performance.now();
      const snapshot = await parts.snapshots.of(workshopId);
      const { workshop } = snapshot;
      if (!state || now - stateReadAt > staleAfter) {
        // Before it is read: what happens meanwhile is seen the next time.
        stateReadAt = now;
        state = (await liveStateOf(parts, workshop)).state;
      }
      const template =
        questions ?? (await parts.repositories.templates.get(workshop.templateId, workshop.templateVersion))?.questions;
      if (!template) throw new Fault('template_unknown');
      questions = template;
      if (currentPhase(state).activity?.kind !== 'question') asked = [];
      else if (now - askedReadAt > askedStaleAfter) {
        askedReadAt = now;
        const given = await parts.repositories.contributions.of(workshopId, state.phaseId);
        asked = given.filter((each) => each.isApproved && !isUpVote(each)).map(({ item }) => item);
      }
      return { snapshot, state, questions, asked };
    },
  };
}
