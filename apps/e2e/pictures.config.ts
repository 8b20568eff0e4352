import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

/** `pnpm pictures`: takes the README's pictures (docs/pictures), and with ALL=1 every screen in every language and theme. */
export default defineConfig({ ...tests, testDir: './src/pictures' });
