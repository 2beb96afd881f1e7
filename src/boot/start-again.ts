import { retryDelay } from '../service-worker/retry-delay.ts';
import type { PageMessage } from '../service-worker/worker-messages.ts';
import type { ServingParts } from './become-served.ts';

/**
 * The first screen did not arrive: open the page anew when the server can be reached. A browser remembers that a
 * module failed for as long as the page lives, so importing it again would not help; what did arrive stays kept.
 */
export async function startAgain({ workers, wait, random }: Omit<ServingParts, 'onTrouble'>): Promise<void> {
  await wait(2_000 + 6_000 * random());
  for (let fruitless = 1; !(await serverAnswers()); fruitless += 1) await wait(retryDelay(fruitless, random()));
  await takeWaitingVersion(workers, wait);
  location.reload();
}

async function serverAnswers(): Promise<boolean> {
  return fetch('/healthz', { cache: 'no-store' }).then(
    () => true,
    () => false,
  );
}

/** Nobody has typed anything into a page that did not open, so here the newer version needs no one's consent. */
async function takeWaitingVersion(
  workers: ServiceWorkerContainer | undefined,
  wait: (ms: number) => Promise<void>,
): Promise<void> {
  const registration = await workers?.getRegistration();
  if (workers === undefined || registration === undefined) return;
  await registration.update().catch(() => undefined);
  if (registration.waiting === null) return;
  const changed = new Promise((resolve) => {
    workers.addEventListener('controllerchange', resolve);
  });
  registration.waiting.postMessage({ type: 'SKIP_WAITING' } satisfies PageMessage);
  await Promise.race([changed, wait(5_000)]);
}
