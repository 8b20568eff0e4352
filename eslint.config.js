import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Who may import whom; see docs/architecture.md. A workspace package not named here is a wall. */
const mayImport = {
  'packages/domain': [],
  'packages/contracts': ['domain'],
  'packages/document': ['domain'],
  'packages/sync': [],
  'packages/database': ['domain', 'sync'],
  'packages/database/tests': ['domain', 'sync', 'language'],
  'packages/places': ['domain'],
  'packages/messages': ['domain'],
  'packages/language': ['domain'],
  'apps/server': ['domain', 'contracts', 'document', 'sync', 'database', 'places', 'messages', 'language', 'web'],
  'apps/web': ['domain', 'contracts', 'document', 'sync', 'places', 'messages'],
  'apps/e2e': ['database/testing'],
  'apps/bench': ['contracts', 'database', 'document', 'domain', 'language', 'places', 'sync'],
  'apps/faults': ['database', 'sync'],
};

/** Third parties that stay in one place. */
const kept = {
  yjs: ['packages/document', 'packages/sync', 'apps/server', 'apps/web', 'apps/bench', 'apps/faults'],
  zod: ['packages/contracts', 'apps/server'],
  'drizzle-orm': ['packages/database', 'packages/database/tests'],
  'better-auth': ['apps/server'],
  express: ['apps/server'],
};

const walls = Object.entries(mayImport).map(([folder, allowed]) => ({
  files: [`${folder}/**/*.{ts,svelte}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^@uskalla/(?!(${[...allowed, 'none'].join('|')})(/|$))`,
            message: `${folder} may not import this package; see docs/architecture.md.`,
          },
          { regex: '^@uskalla/[a-z]+/src', message: 'Import what a package exports, not its files.' },
          { regex: '(\\.\\./)+(packages|apps)/', message: 'Import packages by name.' },
          ...Object.entries(kept)
            .filter(([, folders]) => !folders.includes(folder))
            .map(([name]) => ({ regex: `^${name}(/|$)`, message: `${name} does not belong in ${folder}.` })),
        ],
      },
    ],
  },
}));

export default ts.config(
  { ignores: ['**/build/', '**/.svelte-kit/', '**/generated/', '**/test-results/', '**/.turbo/', 'data/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-console': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      // Addresses come from `paths`, which knows them all; the router's own resolver knows only routes.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  { files: ['apps/e2e/**'], rules: { 'no-empty-pattern': 'off' } },
  ...walls,
);
