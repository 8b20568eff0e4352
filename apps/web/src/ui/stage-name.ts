import type { Stage } from '@uskalla/domain';
import * as m from '@uskalla/messages';

/** A stage in the page's language. */
export function stageName(stage: Stage): string {
  return m[`stage_${stage}`]();
}
