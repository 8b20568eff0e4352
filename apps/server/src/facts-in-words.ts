import { factKeys, type FactKey } from '@uskalla/document';
import { isStage, type Locale, type Stage } from '@uskalla/domain';
import * as m from '@uskalla/messages';
import { municipalityName } from '@uskalla/places';
import { themeLabel } from '@uskalla/places/themes';

/** A fact as one reads it, both its name and what is kept by a code in one language. */
export type FactInWords = Readonly<{ label: string; value: string }>;

/** A story's facts in words, in the order the screens ask for them; those that nobody told are left out. */
export function factsInWords(facts: Readonly<Partial<Record<FactKey, string>>>, locale: Locale): FactInWords[] {
  return factKeys.flatMap((key) => {
    const value = facts[key]?.trim() ?? '';
    return value === '' ? [] : [{ label: labels[key]({}, { locale }), value: valueInWords(key, value, locale) }];
  });
}

/** What is no code we know was written past the screens, and is told as it stands. */
function valueInWords(key: FactKey, value: string, locale: Locale): string {
  if (key === 'municipality') return municipalityName(value, locale);
  if (key === 'theme') return themeLabel(value, locale);
  return key === 'stage' && isStage(value) ? stageNames[value]({}, { locale }) : value;
}

const labels = {
  municipality: m.fact_municipality,
  theme: m.fact_theme,
  stage: m.fact_stage,
  time: m.fact_time,
  teller: m.fact_teller,
  role: m.fact_role,
} as const satisfies Record<FactKey, unknown>;

const stageNames = {
  idea: m.stage_idea,
  underway: m.stage_underway,
  ended: m.stage_ended,
  practice: m.stage_practice,
  stopped: m.stage_stopped,
} as const satisfies Record<Stage, unknown>;
