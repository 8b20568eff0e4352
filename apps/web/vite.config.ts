import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { noChunkCycles } from './no-chunk-cycles.ts';

/** The threshold is the one with the lightest page to write on, of those that were tried; see decision 4. */
const sharing = { minShareCount: 5, entriesAware: true, entriesAwareMergeThreshold: 400_000 };

export default defineConfig({
  plugins: [
    noChunkCycles(),
    sveltekit({
      adapter: adapter({ precompress: true, envPrefix: 'USKALLA_WEB_' }),
      // Scripts carry a nonce. No style is inline: what a page is drawn by without a script is in classes and attributes of its own,
      // what a script sets goes through the CSSOM (by-script.ts).
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          // The one attribute that SvelteKit itself sets, to hide what tells a new page's title; no other words pass.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'img-src': ['self'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'worker-src': ['self'],
          'frame-src': ['self'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
          'require-trusted-types-for': ['script'],
          // Svelte's own for its templates, and ours (trusted-types.ts).
          'trusted-types': ['svelte-trusted-html', 'uskalla-service-worker', 'uskalla-own-page'],
        },
      },
      output: { linkHeaderPreload: false },
      // Phones at a table register it, for their own pages only; see src/phone/open-without-network.ts.
      serviceWorker: { register: false },
    }),
  ],
  build: {
    // What five-year-old phones run; see docs/decisions.
    target: ['chrome111', 'firefox115', 'safari16.4'],
    assetsInlineLimit: 0,
  },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            // Each file costs a phone half a kilobyte of headers: what several pages share is not cut into a few words a file.
            codeSplitting: {
              groups: [
                // What stands on nothing of the pages comes first, so that the two never need each other.
                { name: 'base', test: /\/(?:node_modules|packages)\/.*\.(?:js|ts)$/, priority: 2, ...sharing },
                // What draws a code, and what only pages at a desk begin with, is nothing for those who write.
                // Styles stay with the pages that ask for them: gathered, those of pages without this file would be lost.
                {
                  name: 'shared',
                  test: /\/(?!QrCode|PageHead|SmallForm)[^/]+\.(?:js|ts|svelte)$/,
                  priority: 1,
                  ...sharing,
                },
              ],
            },
          },
        },
      },
    },
  },
});
