import type { Plugin } from 'vite';

/**
 * Ends a build in which files need each other: one of them would run before what it needs is there, and which one is chance.
 * Grouping what pages share (vite.config.ts) can tie such knots out of modules that have none; other thresholds untie them.
 */
export function noChunkCycles(): Plugin {
  return {
    name: 'no-chunk-cycles',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle(_options, bundle) {
      const done = new Set<string>();
      const visit = (file: string, way: readonly string[]): void => {
        if (way.includes(file)) this.error(`Files that need each other: ${[...way, file].join(' → ')}`);
        if (done.has(file)) return;
        const chunk = bundle[file];
        if (chunk?.type === 'chunk') for (const needed of chunk.imports) visit(needed, [...way, file]);
        done.add(file);
      };
      for (const file of Object.keys(bundle)) visit(file, []);
    },
  };
}
