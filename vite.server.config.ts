import { defineConfig } from 'vite';

// The server is bundled so that `node` runs it without a TypeScript loader; npm packages stay outside the bundle
// because libsql and argon2 carry native binaries that only their own package can find.
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: 'sync-server/main.ts',
        'lien-mach': 'sync-server/lien-mach.ts',
        'commit-thread': 'sync-server/store/libsql/commit-thread.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { target: 'node', external: true },
});
