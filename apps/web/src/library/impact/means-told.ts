import type { ImpactView } from '@uskalla/contracts';
import type { Locale } from '@uskalla/domain';
import * as m from '@uskalla/messages';
import { inNumbers } from './numbers.ts';

/** What the dare-o-meter says, in a sentence. */
export function meansTold({ meanBefore, meanAfter }: NonNullable<ImpactView['daring']>, locale: Locale): string {
  return m.impact_daring_mean({ before: inNumbers(meanBefore, locale, 1), after: inNumbers(meanAfter, locale, 1) });
}
