import type { Plugin } from 'vite';

const elsewhere = 'https://fastly.jsdelivr.net/npm/';

/**
 * The reader of codes would fetch its program from another's server if nobody gave it one. We give it ours
 * (features/new-dossier/code-worker.ts); this takes the other address out of what is built, so that no fault can lead there.
 */
export function noOtherOrigin(): Plugin {
  return {
    name: 'no-other-origin',
    transform: {
      filter: { id: /[\\/]node_modules[\\/]zxing-wasm[\\/]/ },
      handler: (code) => (code.includes(elsewhere) ? { code: code.replaceAll(elsewhere, '/'), map: null } : null),
    },
  };
}
