import { fileURLToPath } from 'node:url';
import { allActions, roles, ruleInWords } from '@uskalla/domain';
import { format } from 'prettier';
import { expect, test } from 'vitest';

const cell = { yes: 'yes', no: '' } as Readonly<Record<string, string>>;

function document(): string {
  const head = ['', ...roles.map((role) => role.replace('.', '<br>'))];
  const rows = allActions().map((action) => [
    `\`${action}\``,
    ...roles.map((role) => {
      const rule = ruleInWords(action, role);
      return cell[rule] ?? rule;
    }),
  ]);
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `# Who may do what

Made of the one table of permissions (\`packages/domain/src/access/permissions.ts\`) by its test; not written by hand. An empty cell is a no. A role
holds within what it is of: an owner of one organisation is nobody in another. A person's account is their own: no role does anything to it.

${lines.join('\n')}
`;
}

test('the document of permissions is the table', async () => {
  const written = await format(document(), { parser: 'markdown', printWidth: 120 });
  await expect(written).toMatchFileSnapshot(fileURLToPath(new URL('../../../docs/permissions.md', import.meta.url)));
});
