import address from '../features/documents/image-worker.ts?worker&url';
import { scriptUrl } from '../service-worker/worker-url.ts';

let trusted: string | undefined;

/** A worker that makes pages of photographs; `null`: this browser has none, or draws nothing in it. */
export function openImageWorker(): Worker | null {
  if (typeof Worker === 'undefined' || typeof OffscreenCanvas === 'undefined') return null;
  trusted ??= scriptUrl('lien-mach-image', address);
  return new Worker(trusted);
}
