import { type PageMessage, sharePath } from '../service-worker/worker-messages.ts';

/** What was shared and is not placed, and how many files the worker could not hold. */
interface SharedHere {
  readonly files: readonly File[];
  readonly leftOut: number;
}

const nothing: SharedHere = { files: [], leftOut: 0 };
const patienceMs = 5_000;
let taken: Promise<SharedHere> | undefined;

/**
 * At the start of a page that another app's share has opened: its files come from the worker at once, before anybody has
 * unlocked, since the worker holds them for a minute. From then on this page holds them, in its memory alone.
 */
export function takeShared(place: Pick<Location, 'pathname'>): void {
  if (place.pathname === sharePath) taken ??= askWorker();
}

/** What was shared and has not been placed; empty: nothing is here any more. */
export function sharedHere(): Promise<SharedHere> {
  return taken ?? Promise.resolve(nothing);
}

/** They have been placed, or are let go of; these stay. */
export function keepShared(files: readonly File[]): void {
  taken = Promise.resolve({ files, leftOut: 0 });
}

async function askWorker(): Promise<SharedHere> {
  const worker = 'serviceWorker' in navigator ? navigator.serviceWorker.controller : null;
  if (worker === null) return nothing;
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise<SharedHere>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<unknown>) => resolve(readShared(data));
    setTimeout(() => resolve(nothing), patienceMs);
  });
  worker.postMessage({ type: 'TAKE_SHARED' } satisfies PageMessage, [port2]);
  return answered;
}

export function readShared(data: unknown): SharedHere {
  if (typeof data !== 'object' || data === null || !('files' in data) || !('leftOut' in data)) return nothing;
  const { files, leftOut } = data;
  if (!Array.isArray(files) || typeof leftOut !== 'number') return nothing;
  return { files: files.filter((one): one is File => one instanceof File), leftOut };
}
