// Bundles the server for `npm start`: Node reads a thousand small files of libraries at each start otherwise, and looks up the
// package of each, which takes longer than all the rest. What is installed is still what runs; see docs/decisions.
import { rm } from 'node:fs/promises';
import { rolldown } from 'rolldown';

/** Loaded as they are: they find their own files beside them, or are CommonJS that resists bundling. */
const external = [
  /^@electric-sql\/pglite/,
  /^@uskalla\/web/,
  /^@node-rs\/argon2/,
  /^@resvg\/resvg-js/,
  /^@zxcvbn-ts\//,
  /^(express|pg|pino|satori|sharp|socket\.io|vite|ws)$/,
];

await rm('build', { recursive: true, force: true });
const bundle = await rolldown({ input: { main: 'src/main.ts' }, platform: 'node', external, logLevel: 'warn' });
await bundle.write({ dir: 'build', format: 'esm', sourcemap: true });
