import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ precompress: true, envPrefix: 'USKALLA_WEB_' }),
      // Scripts carry a nonce; styles may be inline, since Svelte sets style attributes.
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self', 'unsafe-inline'],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
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
                {
                  name: 'shared',
                  // Styles stay with the pages that ask for them: gathered, those of pages without this file would be lost.
                  test: /\.(?:js|ts|svelte)$/,
                  minShareCount: 5,
                  entriesAware: true,
                  entriesAwareMergeThreshold: 160_000,
                },
              ],
            },
          },
        },
      },
    },
  },
});
