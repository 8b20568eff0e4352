/** Where an experiment stands; stopping can be a success, so there is no success flag. */
export const stages = ['idea', 'underway', 'ended', 'practice', 'stopped'] as const;
export type Stage = (typeof stages)[number];

export function isStage(value: unknown): value is Stage {
  return stages.includes(value as Stage);
}

/** Longest free-text fact, in UTF-16 units. */
export const factMaxLength = 200;

/** The experiment's facts beside the five answers. None but the municipality is needed to publish. */
export type Facts = Readonly<{
  /** Statistics Finland's three-digit code, as text. */
  municipality: string;
  /** Theme: the URI of a YSO concept. */
  theme: string | null;
  stage: Stage | null;
  /** When, in the tellers' own words: "syksy 2024", "2013–2021". */
  time: string | null;
  /** Who tells it, where that is to be public. */
  teller: string | null;
  /** In what role: "projektipäällikkö", "asukas". */
  role: string | null;
}>;
