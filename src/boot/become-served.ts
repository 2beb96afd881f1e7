import { retryDelay } from '../service-worker/retry-delay.ts';
import { workerUrl } from '../service-worker/worker-url.ts';
import type { PageMessage } from '../service-worker/worker-messages.ts';

export interface ServingParts {
  readonly workers: ServiceWorkerContainer | undefined;
  readonly wait: (ms: number) => Promise<void>;
  /** In [0, 1). */
  readonly random: () => number;
  readonly onTrouble: () => void;
}

/** After this long the page goes on without a worker: it then depends on the line, but it goes on. */
const patienceMs = 60_000;

/**
 * Resolves when the service worker answers this page's requests, so that what follows arrives over any line; or when
 * there is none to be had.
 */
export async function becomeServed(parts: ServingParts): Promise<void> {
  const { workers } = parts;
  if (workers === undefined || workers.controller !== null) return;
  const controlled = new Promise<void>((resolve) => {
    workers.addEventListener('controllerchange', () => {
      resolve();
    });
  });
  const served = registerUntilDone(workers, parts).then((kind) => (kind === 'registered' ? controlled : undefined));
  await Promise.race([served, parts.wait(patienceMs)]);
}

async function registerUntilDone(
  workers: ServiceWorkerContainer,
  { wait, random, onTrouble }: ServingParts,
): Promise<'registered' | 'refused'> {
  const url = workerUrl('lien-mach-boot');
  for (let fruitless = 1; ; fruitless += 1) {
    try {
      const registration = await workers.register(url);
      registration.active?.postMessage({ type: 'CLAIM' } satisfies PageMessage);
      return 'registered';
    } catch (error) {
      // A line that broke is a TypeError; a browser that refuses, or a portal that answers in our place, a DOMException.
      if (!(error instanceof TypeError)) return 'refused';
    }
    if (fruitless > 1) onTrouble();
    await wait(retryDelay(fruitless, random()));
  }
}
