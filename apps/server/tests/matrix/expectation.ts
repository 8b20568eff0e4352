import type { Action, Role } from '@uskalla/domain';
import type { Door, Guard } from './door.ts';
import type { Place } from './place.ts';
import { readPermissions } from './printed-permissions.ts';
import { rolesAt, type Who } from './who.ts';

const ruleOf = readPermissions();

/** When a conditional yes is one, in words of the printed table: told anew, from what people and places are said to be. */
const conditions: Readonly<Record<string, (who: Who, place: Place) => boolean>> = {
  'signed in with a second factor': ({ hasSecondFactor }) => hasSecondFactor,
  'at their own table, while the workshop is open': ({ sits }, { isOpen }) => sits === 'at the table' && isOpen,
  'at a table they sit or sat at': ({ sits }) => sits === 'at the table' || sits === 'moved away',
  'at a table they sit or sat at, while it is time to write': ({ sits }, { isOpen, isTimeToWrite }) =>
    (sits === 'at the table' || sits === 'moved away') && isOpen && isTimeToWrite,
  'while texts are shown': (_who, { areTextsHidden }) => !areTextsHidden,
};

/** Whether the printed table lets somebody do something to a place, or rather to its first table. */
export function mayDo(who: Who, action: Action, place: Place, roles: readonly Role[] = rolesAt(who, place)): boolean {
  return roles.some((role) => {
    const rule = ruleOf(action, role);
    if (rule === '' || rule === 'yes') return rule === 'yes';
    const condition = conditions[rule];
    if (!condition) throw new Error(`what does "${rule}" mean in the matrix?`);
    return condition(who, place);
  });
}

function passes(guard: Guard, who: Who, place: Place): boolean {
  if (guard === 'anyone' || guard === 'nobody') return guard === 'anyone';
  if (guard === 'account') return who.hasAccount;
  if ('may' in guard) return guard.may(who, place);
  const roles = guard.atHome ? [...who.everywhere, ...who.home] : rolesAt(who, place);
  return [guard.action].flat().some((action) => mayDo(who, action, place, roles));
}

/** What somebody is to be told at a door. */
export function expectedOf(
  door: Door,
  who: Who,
  place: Place,
): Readonly<{ isLetIn: boolean; told: string; isAsAbsent: boolean }> {
  if (passes(door.guard, who, place)) {
    return { isLetIn: true, told: door.allowed(who, place), isAsAbsent: false };
  }
  const refusal = door.refused({
    who,
    place,
    may: (action) => mayDo(who, action, place),
    isTooWeak: passes(door.guard, { ...who, hasSecondFactor: true }, place),
  });
  return { isLetIn: false, ...refusal };
}

/** The actions that a door's guard asks for. */
export const actionsOf = ({ guard }: Door): readonly Action[] =>
  typeof guard === 'object' && 'action' in guard ? [guard.action].flat() : [];
