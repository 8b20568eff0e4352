// Compiles the texts into one small function each, typed; run by `build`, and by Vite in development.
import { compile } from '@inlang/paraglide-js';

await compile({
  project: './project.inlang',
  outdir: './src/generated',
  // Each app says itself what language a request or a page is in; see overwriteGetLocale there.
  strategy: ['globalVariable', 'baseLocale'],
  emitTsDeclarations: true,
  outputStructure: 'message-modules',
  emitReadme: false,
});

// A handle of the compiler's keeps the process alive for half a minute after its work is done.
process.exit(0);
