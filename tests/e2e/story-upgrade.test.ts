import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLibsql } from '../../sync-server/store/libsql/open-libsql.ts';
import { keptProfileText } from '../support/kept-profile.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { actsOf, profile1 } from '../support/upgraded-profile.ts';
import { onToday, openOutbox } from './support/desk.ts';
import { besideTheApp, layProfile } from './support/lay-profile.ts';
import { endMachines, sharedBrowser } from './support/shared-browser.ts';

let data: string;
let running: RunningServer;
let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'lien-mach-upgrade-'));
  profile1.layServerFile(data);
  running = await startServer({ dataDirectory: data });
  browser = await sharedBrowser('current Chromium');
  context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
});
afterAll(async () => {
  await endMachines(browser);
  await running.stop();
  rmSync(data, { recursive: true });
});

it('[R15] a profile of the version before, an older tab still open, opens in the new build and drains (L6)', async () => {
  const older = await besideTheApp(context, running.url);
  await layProfile(older, keptProfileText(profile1.deviceFile));
  // A tab of the older build that is frozen: it holds the database and hears nothing.
  await older.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('lien-mach');
        opening.onsuccess = () => {
          // Held, or the browser closes it as garbage.
          Object.assign(window, { held: opening.result });
          resolve();
        };
      }),
  );
  const page = await context.newPage();
  await page.goto(running.url);
  await page.getByText('Ứng dụng đang mở ở một thẻ hoặc cửa sổ khác bằng bản cũ').waitFor();
  await older.close();
  await onToday(page);

  // The session is outdated: everything is there, and nothing goes before she has signed in again (R9).
  await page.locator('.connection-banner').getByText('40').first().waitFor();
  const officer = running.accounts[1];
  if (officer === undefined) throw new Error('The server made too few accounts.');
  await page.getByRole('button', { name: 'Đăng nhập lại' }).first().click();
  await page.getByLabel('Mật khẩu').fill(officer.password);
  await page.getByRole('dialog').getByRole('button', { name: 'Đăng nhập' }).click();
  await openOutbox(page);
  await page.getByText('Không còn gì chờ gửi.').waitFor({ timeout: 60_000 });
  await running.stop();

  const store = openLibsql({
    file: join(data, 'lien-mach.db'),
    newId: () => 'not needed',
    now: () => '2026-11-21T00:00:00.000Z',
  });
  const acts = actsOf(profile1.snapshot());
  const stored = await store.read((scope) => scope('99999').mutations(acts.map(({ mid }) => mid)));
  await store.close();
  const byMid = new Map(stored.map((one) => [one.mid, one]));
  for (const { mid, hash, body, state } of acts) {
    expect(byMid.get(mid)).toMatchObject({ hash, body });
    if (state === 'waiting') expect(['applied', 'merged']).toContain(byMid.get(mid)?.status);
  }
});
