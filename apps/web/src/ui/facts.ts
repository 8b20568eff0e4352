import type { FactKey } from '@uskalla/document';
import { stages } from '@uskalla/domain';
import * as m from '@uskalla/messages';
import type { PlaceChoices } from './places.ts';
import { stageName } from './stage-name.ts';

const names: Record<FactKey, () => string> = {
  municipality: m.fact_municipality,
  theme: m.fact_theme,
  stage: m.fact_stage,
  time: m.fact_time,
  teller: m.fact_teller,
  role: m.fact_role,
};

/** What a fact is called in the page's language. */
export function factName(key: FactKey): string {
  return names[key]();
}

/** A fact's value as one reads it: what is kept by a code, by its name; the code itself where `places` did not come. */
export function factText(key: FactKey, value: string, places: PlaceChoices | undefined): string {
  const stage = key === 'stage' && stages.find((known) => known === value);
  if (stage) return stageName(stage);
  const choices = key === 'municipality' ? places?.municipalities : key === 'theme' ? places?.themes : undefined;
  return choices?.find((choice) => choice.value === value)?.label ?? value;
}
