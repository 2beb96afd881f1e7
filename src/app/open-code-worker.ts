import address from '../features/new-dossier/code-worker.ts?worker&url';
import { scriptUrl } from '../service-worker/worker-url.ts';

let trusted: string | undefined;

/** A worker that reads the codes on pictures; `null`: this browser has none, or draws nothing in it. */
export function openCodeWorker(): Worker | null {
  if (typeof Worker === 'undefined' || typeof OffscreenCanvas === 'undefined') return null;
  trusted ??= scriptUrl('lien-mach-code', address);
  return new Worker(trusted);
}
