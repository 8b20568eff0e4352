import { currentPhase, Fault, type LiveState, type Question } from '@uskalla/domain';
import type { Parts } from '../use-cases/parts.ts';
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

export type RoomParts = Pick<Parts, 'repositories' | 'snapshots' | 'liveStates'>;

const askedStaleAfter = 1_000;

/** Looks at a workshop for all its simulated people together, and asks the database only for what may have changed. */
export function createLookout(parts: RoomParts, workshopId: string): { look(): Promise<Room> } {
  let questions: readonly Question[] | undefined;
  let asked: readonly string[] = [];
  let askedReadAt = 0;

  return {
    /** @throws Fault `not_found` where the workshop is gone, `template_unknown` */
    async look() {
      const now = performance.now();
      const snapshot = await parts.snapshots.of(workshopId);
      const { workshop } = snapshot;
      const { state } = await parts.liveStates.of(workshop);
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
