import { defineConfig } from 'vitest/config';

// Journeys through the real program in a real browser, one after the other: they share one county.
export default defineConfig({
  cacheDir: '../node_modules/.vite-journeys',
  test: {
    root: import.meta.dirname, include: [process.env['HENGXIN_PICTURES'] ? 'pictures.ts' : '*.test.ts'],
    globalSetup: ['./county.ts'], fileParallelism: false, testTimeout: 120_000, hookTimeout: 60_000,
    sequence: { concurrent: false },
  },
});
