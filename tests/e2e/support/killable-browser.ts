import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chromium, type BrowserContext } from 'playwright-core';
import { chromium109Path } from '../../../scripts/chromium-109.mjs';
import { findChromium } from '../../../scripts/find-chromium.mjs';
import type { BrowserName } from '../../support/launch-browser.ts';

/** A browser as a person starts it, on a profile of her own: it can lose its power. */
export interface KillableBrowser {
  readonly context: BrowserContext;
  /** SIGKILL to all of its processes at once; nothing is said goodbye to. */
  kill(): Promise<void>;
}

const startPatienceMs = 60_000;

async function executableOf(name: BrowserName): Promise<string> {
  const path = name === 'Chromium 109' ? chromium109Path() : await findChromium();
  if (path === undefined) throw new Error('No Chromium: run "node scripts/fetch-browsers.mjs" once.');
  return path;
}

async function devToolsAddress(errors: NodeJS.ReadableStream): Promise<string> {
  let said = '';
  errors.setEncoding('utf8');
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`The browser did not start.\n${said}`));
    }, startPatienceMs);
    errors.on('data', (chunk: string) => {
      said += chunk;
      const address = /DevTools listening on (ws:\S+)/u.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}

export async function startKillable(name: BrowserName, profile: string): Promise<KillableBrowser> {
  const args = [
    ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--hide-scrollbars'],
    ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=vi'],
    ...['--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
  ];
  // A process group of its own, so that nothing of it outlives the kill.
  const child = spawn(await executableOf(name), args, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${name} cannot be started.`);
  const gone = once(child, 'exit');
  const browser = await chromium.connectOverCDP(await devToolsAddress(child.stderr));
  const [context] = browser.contexts();
  if (context === undefined) throw new Error(`${name} has no window.`);
  let alive = true;
  return {
    context,
    async kill() {
      if (!alive) return;
      alive = false;
      process.kill(-pid, 'SIGKILL');
      await gone;
    },
  };
}
