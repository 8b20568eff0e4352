import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** One page and nothing else: what the framework itself costs. */
export default defineConfig({ plugins: [sveltekit({ adapter: adapter() })], logLevel: 'warn' });
