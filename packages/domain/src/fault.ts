/**
 * Every error a person or program can be told of, each code in this one list.
 * The value is the HTTP status the edge answers with; the message in three languages is
 * `fault_<code>` of the messages package, so a code without a translation does not compile there.
 */
export const faultStatus = {
  bad_request: 400,
  bad_origin: 403,
  not_signed_in: 401,
  not_allowed: 403,
  not_found: 404,
  too_large: 413,
  too_many_requests: 429,
  unavailable: 503,
  internal: 500,
  code_unknown: 404,
  workshop_closed: 409,
  workshop_forgotten: 410,
  doors_closed: 409,
  seat_removed: 403,
  is_rehearsal: 409,
  moved_on: 409,
  phase_unknown: 404,
  phase_in_use: 409,
  phase_answered: 409,
  agenda_invalid: 422,
  not_now: 409,
  option_unknown: 404,
  vote_own_table: 409,
  vote_no_dots_left: 409,
  text_needed: 422,
  text_too_long: 422,
  workshop_full: 409,
  table_unknown: 404,
  table_full: 409,
  name_too_long: 422,
  name_unreadable: 422,
  name_of_facilitator: 422,
  title_needed: 422,
  title_too_long: 422,
  municipality_unknown: 422,
  template_unknown: 422,
  draft_unknown: 404,
  draft_incomplete: 422,
  draft_is_unchanged: 409,
  consent_refused: 409,
  consent_missing: 422,
  personal_data: 422,
  story_unknown: 404,
  collected_unknown: 422,
  story_withdrawn: 410,
  alt_needed: 422,
  photo_needed: 422,
  photo_too_large: 413,
  photo_too_many_pixels: 422,
  photo_too_small: 422,
  photo_is_heic: 415,
  photo_unreadable: 415,
  photos_full: 409,
  link_used: 410,
  account_exists: 409,
  account_unknown: 422,
  wrong_account: 403,
  sign_in_failed: 401,
  sign_in_again: 401,
  code_wrong: 401,
  second_factor_needed: 403,
  password_wrong: 422,
  password_too_short: 422,
  password_common: 422,
  email_invalid: 422,
  name_needed: 422,
  already_member: 409,
  already_invited: 409,
  last_owner: 409,
  retention_invalid: 422,
} as const satisfies Record<string, number>;

export type FaultCode = keyof typeof faultStatus;

/** What a message needs to be told in words: counts, names, lists of question ids. */
export type FaultContext = Readonly<Record<string, string | number | readonly string[]>>;

/**
 * An expected failure, as a value with a code. Bundles may hold two copies of this class,
 * so tell faults apart with {@link faultCodeOf}, never with `instanceof`.
 */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly context: FaultContext;

  constructor(code: FaultCode, context: FaultContext = {}) {
    super(code);
    this.name = 'Fault';
    this.code = code;
    this.context = context;
  }
}

/** The code of a fault, also of one from another copy of this module; `undefined` for any other error. */
export function faultCodeOf(error: unknown): FaultCode | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  const { code } = error;
  return typeof code === 'string' && Object.hasOwn(faultStatus, code) ? (code as FaultCode) : undefined;
}

/** The context of a fault, or an empty one. */
export function faultContextOf(error: unknown): FaultContext {
  if (faultCodeOf(error) === undefined) return {};
  const { context } = error as { context?: FaultContext };
  return context ?? {};
}
