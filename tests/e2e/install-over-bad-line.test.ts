import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openAppServer, type AppServer } from '../support/app-server.ts';
import { openBadLine, type BadLine, type BadLineOptions } from '../support/bad-line.ts';
import { builtApp } from '../support/build-server-program.ts';
import { buildNewerApp } from '../support/build-newer-app.ts';
import { launchOnProfile, type BrowserName } from '../support/launch-browser.ts';
import { beginBirth, group, signIn, untilWhole, unlocksBy } from './support/desk.ts';
import { sharedBrowser } from './support/shared-browser.ts';

const resetEvery = { min: 8_192, max: 40_960 };
const patience = { timeout: 120_000 };

const newerApp = mkdtempSync(join(tmpdir(), 'lien-mach-newer-'));
beforeAll(async () => {
  await buildNewerApp(newerApp);
  return () => {
    rmSync(newerApp, { recursive: true });
  };
});

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function startServer(): Promise<AppServer> {
  const server = await openAppServer(builtApp);
  open.push(() => server.close());
  return server;
}

async function startLine(server: AppServer, options: Omit<BadLineOptions, 'target'>): Promise<BadLine> {
  const line = await openBadLine({ target: { host: '127.0.0.1', port: server.port }, ...options });
  open.push(() => line.close());
  return line;
}

/** A machine that has never seen the app. */
async function newMachine(name: BrowserName): Promise<BrowserContext> {
  const context = await (await sharedBrowser(name)).newContext();
  open.push(() => context.close());
  return context;
}

/** The opening words are gone: the app has drawn its first screen. */
async function untilOpen(page: Page): Promise<void> {
  await page.locator('#root > :not(#opening)').first().waitFor(patience);
}

/** What has to travel for an update to that build. */
function bytesOnlyIn(app: string): number {
  const fresh = readdirSync(join(app, 'assets')).filter((file) => !existsSync(join(builtApp, 'assets', file)));
  return fresh
    .filter((file) => file.endsWith('.gz'))
    .reduce((sum, file) => sum + statSync(join(app, 'assets', file)).size, 0);
}

function isNewer(page: Page): Promise<boolean> {
  return page.evaluate(() => 'newerApp' in globalThis);
}

const askForNewVersion = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });

describe.each<BrowserName>(['current Chromium', 'Chromium 109'])(
  '%s, on a line reset every 8 to 40 KB',
  (browserName) => {
    it('opens the app on a first visit, fetches the rest, and then needs no line', async () => {
      const server = await startServer();
      const line = await startLine(server, { seed: 11, bytesPerSecond: { down: 400_000 }, resetEvery });
      const page = await (await newMachine(browserName)).newPage();
      const [account] = server.accounts;
      if (account === undefined) throw new Error('There is no test account.');
      const refusals: string[] = [];
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) refusals.push(message.text());
      });

      await page.goto(line.url, { waitUntil: 'commit' });
      await untilOpen(page);
      const { bytesDown, resets } = line.stats;
      console.log(
        `${browserName}: first screen after ${bytesDown} bytes, ${line.stats.connections} connections, ${resets} resets`,
      );
      expect(resets).toBeGreaterThan(2);

      await signIn(page, line.url, account);
      await untilWhole(page);
      console.log(`${browserName}: whole after ${line.stats.bytesDown} bytes and ${line.stats.resets} resets`);

      line.setOffline(true);
      const offline = await page.reload();
      await page.getByRole('heading', { name: 'Hôm nay', level: 1 }).waitFor();
      await beginBirth(page);
      // The stored page is under the rules the server set, and keeps to them.
      const headers = offline?.headers() ?? {};
      expect(headers['content-security-policy']).toMatch(/^default-src 'self'; script-src 'self' 'sha256-/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(refusals).toEqual([]);
    });

    // In the old one: the current one's updates are those further down.
    const once = browserName === 'Chromium 109' ? it : undefined;
    once?.(
      '[L6] [L28] brings an update whole, and changes to it only when told; a half-filled form survives',
      async () => {
        const server = await startServer();
        const line = await startLine(server, { seed: 12, bytesPerSecond: { down: 400_000 } });
        const context = await newMachine(browserName);
        const page = await context.newPage();
        const [account] = server.accounts;
        if (account === undefined) throw new Error('There is no test account.');
        await signIn(page, line.url, account);
        await untilWhole(page);
        const other = await context.newPage();
        await other.goto(line.url);
        await other.getByRole('heading', { name: 'Hôm nay', level: 1 }).waitFor();
        await beginBirth(page);
        const name = group(page, 'Trẻ được khai sinh').getByLabel('Họ, chữ đệm, tên', { exact: true });
        await name.fill('Nguyễn Thị Nửa');
        let opened = 0;
        page.on('framenavigated', () => (opened += 1));

        await server.serve(newerApp);
        line.setResetEvery(resetEvery);
        // What is open already would carry all of it, and is reset by nothing.
        line.setOffline(true);
        line.setOffline(false);
        const before = line.stats.resets;
        await askForNewVersion(page);
        const change = page.getByRole('button', { name: 'Dùng bản mới' });
        await change.waitFor(patience);

        expect(line.stats.resets - before).toBeGreaterThan(2);
        expect(opened).toBe(0);
        expect(await isNewer(page)).toBe(false);
        expect(await name.inputValue()).toBe('Nguyễn Thị Nửa');

        line.setOffline(true);
        await Promise.all([page.waitForEvent('load'), change.click()]);
        await name.waitFor();
        expect(await isNewer(page)).toBe(true);
        expect(await name.inputValue()).toBe('Nguyễn Thị Nửa');

        // The other window is still the older version, and still finds the parts it had not yet needed.
        await other.getByText('Cửa sổ khác đã đổi sang bản mới').waitFor();
        await beginBirth(other);
        expect(await isNewer(other)).toBe(false);
      },
    );
  },
);

describe('an update', () => {
  it('goes on where it was when the browser was closed in the middle of it', async () => {
    const server = await startServer();
    const line = await startLine(server, { seed: 13 });
    const profile = mkdtempSync(join(tmpdir(), 'lien-mach-profile-'));
    open.push(async () => rmSync(profile, { recursive: true, force: true }));
    const before = await launchOnProfile('current Chromium', profile);
    const page = await before.newPage();
    const [account] = server.accounts;
    if (account === undefined) throw new Error('There is no test account.');
    await signIn(page, line.url, account);
    await untilWhole(page);
    await server.serve(newerApp);
    line.setBytesPerSecond(60_000);
    const atStart = line.stats.bytesDown;
    await askForNewVersion(page);
    await expect.poll(() => line.stats.bytesDown - atStart, patience).toBeGreaterThan(250_000);
    await before.close();
    const fetchedFirst = line.stats.bytesDown - atStart;
    line.setBytesPerSecond(undefined);

    const after = await launchOnProfile('current Chromium', profile);
    open.push(() => after.close());
    const again = await after.newPage();
    await unlocksBy(again, account);
    await again.goto(line.url);
    await askForNewVersion(again);
    await again.getByRole('button', { name: 'Dùng bản mới' }).waitFor(patience);

    const fetchedThen = line.stats.bytesDown - atStart - fetchedFirst;
    console.log(`update: ${fetchedFirst} bytes before the browser was closed, ${fetchedThen} after`);
    // Nothing twice but the file that was on its way, the one being put away, the worker's script, and what our headers take.
    expect(fetchedFirst + fetchedThen).toBeLessThan(bytesOnlyIn(newerApp) + 2 * 64_000 + 40_000);
  });
});

describe('a first visit', () => {
  it('needs nothing bigger than the worst connection before it can go on after a break', () => {
    // 8,192 bytes both ways, less what our own headers and the browser's take.
    expect(statSync(join(builtApp, 'index.html.gz')).size).toBeLessThan(7_000);
    expect(statSync(join(builtApp, 'service-worker.js.gz')).size).toBeLessThan(7_000);
  });

  it('starts again by itself when the line breaks inside the page', async () => {
    const server = await startServer();
    const line = await startLine(server, { seed: 14 });
    const page = await (await newMachine('current Chromium')).newPage();

    line.setResetEvery({ min: 2_500, max: 2_500 });
    await page.goto(line.url, { waitUntil: 'commit' });
    await expect.poll(() => line.stats.resets).toBe(1);
    line.setResetEvery(undefined);

    await untilOpen(page);
  });

  it('[L6] opens the newer version when the server changed to it half-way', async () => {
    const server = await startServer();
    const line = await startLine(server, { seed: 15 });
    const page = await (await newMachine('current Chromium')).newPage();
    const asksForParts = line.cutBeforeRequest((head) => head.startsWith('GET /assets/'));
    await page.goto(line.url, { waitUntil: 'commit' });
    await asksForParts;
    line.setOffline(true);

    await server.serve(newerApp);
    line.setOffline(false);

    await untilOpen(page);
    expect(await isNewer(page)).toBe(true);
  });
});
