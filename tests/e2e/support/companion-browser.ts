import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { buildCompanion } from '../../../scripts/build-companion.mjs';
import { findChromium } from '../../../scripts/find-chromium.mjs';
import { atDesk } from './look-well.ts';

/** As much of an extension's world as is asked here. */
interface Tabs {
  readonly tabs: { query(wanted: object): Promise<readonly { readonly id: number; readonly url: string }[]> };
}

export interface CompanionBrowser {
  readonly context: BrowserContext;
  /** The companion's panel, in a page of its own, about the page that is open in a tab. */
  openPanel(about: Page): Promise<Page>;
  close(): Promise<void>;
}

/**
 * A browser with the companion in it. What nobody can press in a browser without a screen is given beforehand: the companion's
 * button in the bar, and the browser's question about the app's address.
 */
export async function openCompanionBrowser(): Promise<CompanionBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'companion-'));
  await buildCompanion(`${folder}/built`);
  const extension = `${folder}/built/chromium`;
  const manifest = JSON.parse(readFileSync(`${extension}/manifest.json`, 'utf8')) as object;
  const pressed = { ...manifest, host_permissions: ['http://127.0.0.1/*'] };
  writeFileSync(`${extension}/manifest.json`, JSON.stringify(pressed));
  const executablePath = await findChromium();
  if (executablePath === undefined) throw new Error('No Chromium: run "node scripts/fetch-browsers.mjs" once.');
  const context = await chromium.launchPersistentContext(`${folder}/profile`, {
    executablePath,
    viewport: atDesk.viewport,
    locale: 'vi-VN',
    // The old headless mode, which is the default, knows no extensions.
    ignoreDefaultArgs: ['--disable-extensions', '--headless'],
    args: [
      ...['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
      ...[`--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
    ],
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const [running] = context.serviceWorkers().filter((worker) => worker.url().startsWith('chrome-extension:'));
  const worker = running ?? (await context.waitForEvent('serviceworker', (each) => each.url().startsWith('chrome-')));
  return {
    context,
    async openPanel(about) {
      const address = about.url();
      const tab = await worker.evaluate(async (url) => {
        const { chrome } = globalThis as unknown as { readonly chrome: Tabs };
        return (await chrome.tabs.query({})).find((each) => each.url === url)?.id;
      }, address);
      const panel = await context.newPage();
      await panel.goto(new URL(`panel.html?tab=${tab}`, worker.url()).href);
      return panel;
    },
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
