import { readFileSync } from 'node:fs';
import type { Action, Role } from '@uskalla/domain';

const file = new URL('../../../../docs/permissions.md', import.meta.url);
const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().replace('<br>', '.').replaceAll('`', ''));

/**
 * Who may do what, as it is printed for people. The matrix asks this, and not the code's own table: where the code's came to say
 * something else, the same table on both sides would agree with itself. That the two are one is `permissions-document.test.ts`'s to see.
 */
export function readPermissions(): (action: Action, role: Role) => string {
  const table = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map(cellsOf);
  const [head = []] = table;
  const rules = new Map(table.slice(2).map(([action = '', ...cells]) => [action, cells]));
  return (action, role) => {
    const rule = rules.get(action)?.[head.indexOf(role) - 1];
    if (rule === undefined) throw new Error(`docs/permissions.md says nothing of ${action} and ${role}`);
    return rule;
  };
}
