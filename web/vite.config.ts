import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

const server = process.env['HENGXIN'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [vue()],
  // Nothing is inlined: the pages' content security policy allows no data: addresses.
  build: { target: 'es2021', assetsInlineLimit: 0, modulePreload: { polyfill: false }, emptyOutDir: false },
  server: { proxy: { '/api': server, '/openapi.json': server, '/verify': server, '/window/plain': server } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
