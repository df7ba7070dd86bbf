// The offline page as one file: script and style inlined, allowed by their hashes and nothing else allowed.
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { OutputAsset, OutputBundle, OutputChunk } from 'rollup';
import { defineConfig, type Plugin } from 'vitest/config';
import { statuteWords } from './statutes';

const here = fileURLToPath(new URL('.', import.meta.url));
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function oneFile(): Plugin {
  return {
    name: 'one-file',
    enforce: 'post',
    generateBundle(_options, bundle: OutputBundle) {
      const files = Object.values(bundle);
      const page = files.find((f): f is OutputAsset => f.fileName.endsWith('.html'))!;
      const script = files.find((f): f is OutputChunk => f.type === 'chunk')!.code.trim().replaceAll('</script', '<\\/script');
      const style = String(files.find((f): f is OutputAsset => f.fileName.endsWith('.css'))!.source).trim();
      const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`;
      page.source = String(page.source)
        .replace(/\s*<(?:script|link)\b[^>]*(?:src|href)="[^"]*"[^>]*>(?:<\/script>)?/g, '')
        .replace('</title>', () => `</title>\n<meta http-equiv="Content-Security-Policy" content="${policy}">\n<style>${style}</style>`)
        .replace('</body>', () => `<script>${script}</script>\n</body>`);
      for (const file of files) if (file !== page) delete bundle[file.fileName];
    },
  };
}

export default defineConfig({
  root: here,
  cacheDir: '../node_modules/.vite-verify',
  plugins: [oneFile()],
  define: { __STATUTE_WORDS__: JSON.stringify(statuteWords()) },
  build: {
    outDir: '../dist',
    emptyOutDir: false,
    target: 'es2020',
    modulePreload: false,
    cssCodeSplit: false,
    rollupOptions: { input: here + 'verify.html', output: { format: 'iife' } },
  },
  test: { include: ['*.test.ts'], testTimeout: 120_000 },
});
