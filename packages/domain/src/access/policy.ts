import { Fault } from '../fault.ts';
import { rolesIn, type Actor } from './actor.ts';
import { conditions, permissions, type Action, type Condition, type Subjects } from './permissions.ts';
import type { Role } from './roles.ts';

/** Whether `actor` may do `action` to `subject`. Screens ask this only to hide buttons. */
export function can<A extends Action>(actor: Actor, action: A, subject: Subjects[A]): boolean {
  const allowed = permissions[action];
  for (const role of rolesIn(actor, subject ?? {})) {
    if (holds(allowed[role], actor, subject)) return true;
  }
  return false;
}

/**
 * The first line of every use case.
 * @throws Fault `not_signed_in` where signing in could help, `second_factor_needed` where doing so with a code or a key could,
 *   else `not_allowed`
 */
export function assertCan<A extends Action>(actor: Actor, action: A, subject: Subjects[A]): void {
  if (can(actor, action, subject)) return;
  if (can({ ...actor, hasSecondFactor: true }, action, subject)) throw new Fault('second_factor_needed');
  throw new Fault(
    actor.userId === null && actor.seat === null && actor.coOf === null ? 'not_signed_in' : 'not_allowed',
  );
}

function holds(rule: true | Condition | undefined, actor: Actor, subject: unknown): boolean {
  if (rule === undefined || rule === true) return rule === true;
  // An action's conditions are asked with its own subject: the table is checked against the subjects by its test.
  return conditions[rule](actor, subject as never);
}

/** What the table says of one role and action, in words: `yes`, `no`, or when. */
export function ruleInWords(action: Action, role: Role): string {
  const rule = permissions[action][role];
  return rule === undefined ? 'no' : rule === true ? 'yes' : rule;
}
