import type { Browser } from 'playwright-core';
import { type BrowserName, launchBrowser } from '../../support/launch-browser.ts';

const running = new Map<BrowserName, Browser>();

/**
 * One browser for all files that follow each other in this process, since starting one costs as much as a sign-in. Each machine
 * is a context of its own; it ends with the process. Whoever needs a camera, or ends the browser itself, starts one.
 */
export async function sharedBrowser(name: BrowserName): Promise<Browser> {
  const there = running.get(name);
  if (there?.isConnected() === true) return there;
  const browser = await launchBrowser(name);
  running.set(name, browser);
  return browser;
}

/** The next file finds no machine of this one. */
export async function endMachines(browser: Browser | undefined): Promise<void> {
  for (const machine of browser?.contexts() ?? []) await machine.close();
}
