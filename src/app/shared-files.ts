import { type PageMessage, sharePath } from '../service-worker/worker-messages.ts';

const patienceMs = 5_000;
let taken: Promise<readonly File[]> | undefined;

/**
 * At the start of a page that another app's share has opened: its files come from the worker at once, before anybody has
 * unlocked, since the worker holds them for a minute. From then on this page holds them, in its memory alone.
 */
export function takeShared(place: Pick<Location, 'pathname'>): void {
  if (place.pathname === sharePath) taken ??= askWorker();
}

/** What was shared and has not been placed; empty: nothing is here any more. */
export function sharedHere(): Promise<readonly File[]> {
  return taken ?? Promise.resolve([]);
}

/** They have been placed, or are let go of; these stay. */
export function keepShared(files: readonly File[]): void {
  taken = Promise.resolve(files);
}

async function askWorker(): Promise<readonly File[]> {
  const worker = 'serviceWorker' in navigator ? navigator.serviceWorker.controller : null;
  if (worker === null) return [];
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise<readonly File[]>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<unknown>) =>
      resolve(Array.isArray(data) ? data.filter((one): one is File => one instanceof File) : []);
    setTimeout(() => resolve([]), patienceMs);
  });
  worker.postMessage({ type: 'TAKE_SHARED' } satisfies PageMessage, [port2]);
  return answered;
}
