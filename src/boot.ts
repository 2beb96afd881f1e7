import { becomeServed } from './boot/become-served.ts';
import type { FirstScreen } from './boot/first-screen.ts';
import { importFirstScreen } from './boot/import-first-screen.ts';
import { createOpeningScreen } from './boot/opening-screen.ts';
import { startAgain } from './boot/start-again.ts';

/** Written in by the build, which puts this whole file into index.html. */
declare const __FIRST_SCREEN__: FirstScreen;

const calmMs = 4_000;
const limitMs = 180_000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const random = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;

async function boot(first: FirstScreen): Promise<void> {
  // Missing where the browser gives none: plain HTTP from another machine, or all site data refused.
  const workers = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
  const screen = createOpeningScreen(document, first, workers);
  void wait(calmMs).then(screen.showProgress);
  await becomeServed({ workers, wait, random, onTrouble: screen.showTrouble });
  const imported = importFirstScreen(document, first);
  const arrived = await Promise.race([imported, wait(limitMs).then(() => false)]);
  if (!arrived) screen.showTrouble();
  screen.end();
  if (!arrived) await startAgain({ workers, wait, random });
}

void boot(__FIRST_SCREEN__);
