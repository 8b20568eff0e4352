import type { Stage } from '@uskalla/domain';
import * as m from '@uskalla/messages';

// One by one, so that a phone loads these messages and not all of them.
const names: Record<Stage, () => string> = {
  idea: m.stage_idea,
  underway: m.stage_underway,
  ended: m.stage_ended,
  practice: m.stage_practice,
  stopped: m.stage_stopped,
};

/** A stage in the page's language. */
export function stageName(stage: Stage): string {
  return names[stage]();
}
