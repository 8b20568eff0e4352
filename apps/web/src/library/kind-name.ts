import type { DaredKind, FactKind, FailedKind } from '@uskalla/domain';
import * as m from '@uskalla/messages';

const dared: Record<DaredKind, () => string> = {
  need: m.dared_need,
  support: m.dared_support,
  money: m.dared_money,
  wish: m.dared_wish,
  example: m.dared_example,
  small: m.dared_small,
  together: m.dared_together,
};

const failed: Record<FailedKind, () => string> = {
  time: m.failed_time,
  money: m.failed_money,
  people: m.failed_people,
  telling: m.failed_telling,
  technology: m.failed_technology,
  rules: m.failed_rules,
  owner: m.failed_owner,
  resistance: m.failed_resistance,
  place: m.failed_place,
};

const facts: Record<FactKind, () => string> = {
  time: m.fact_kind_time,
  teller: m.fact_kind_teller,
  role: m.fact_kind_role,
  later: m.fact_kind_later,
  photo: m.fact_kind_photo,
};

/** Kinds of stories in the page's language. */
export const daredName = (kind: DaredKind) => dared[kind]();
export const failedName = (kind: FailedKind) => failed[kind]();
export const factName = (kind: FactKind) => facts[kind]();
