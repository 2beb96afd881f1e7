import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openLibsql } from '../sync-server/store/libsql/open-libsql.ts';
import { fillCommune } from '../tests/support/big-commune.ts';
import { launchBrowser } from '../tests/support/launch-browser.ts';
import { startServer } from '../tests/support/server.ts';

interface LoadedDesk {
  readonly browser: Browser;
  readonly page: Page;
  /** Whoever signed in has set it. */
  readonly pin: string;
  readonly close: () => Promise<void>;
}

interface LoadedDeskWishes {
  readonly records: number;
  /** ISO instant of the first record; the others follow within minutes. */
  readonly from?: string;
  /** What runs in the page before its own scripts. */
  readonly before: readonly (() => void)[];
}

/** A browser that holds a commune of so many births, loaded from a real server and sealed, with a PIN set and the line cut. */
export async function openLoadedDesk({ records, from, before }: LoadedDeskWishes): Promise<LoadedDesk> {
  const data = mkdtempSync(join(tmpdir(), 'lien-mach-loaded-'));
  const seeding = await startServer({ dataDirectory: data });
  await seeding.stop();
  const store = openLibsql({
    file: join(data, 'lien-mach.db'),
    newId: () => 'not needed',
    now: () => '2026-11-20T00:00:00.000Z',
  });
  const [account] = seeding.accounts;
  const known = await store.accounts.byUsername(account?.username ?? '');
  if (account === undefined || known === undefined) throw new Error('The server made no accounts.');
  const begin = from === undefined ? {} : { from };
  await fillCommune(store, { scope: '99999', author: known.id, count: records, ...begin });
  await store.close();
  const server = await startServer({ dataDirectory: data });
  const browser = await launchBrowser('current Chromium');
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  for (const script of before) await page.addInitScript(script);
  await page.goto(server.url);
  const pin = '204815';
  await signInAndLoad(page, account, { records, pin });
  await context.setOffline(true);
  return {
    ...{ browser, page, pin },
    async close() {
      await browser.close();
      await server.stop();
      rmSync(data, { recursive: true });
    },
  };
}

async function signInAndLoad(
  page: Page,
  account: { readonly username: string; readonly password: string },
  { records, pin }: { readonly records: number; readonly pin: string },
): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(account.username);
  await page.getByLabel('Mật khẩu').fill(account.password);
  const signedInAt = performance.now();
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByText('Mở lại được khi mất mạng', { exact: true }).waitFor({ state: 'attached' });
  const countRows = (): Promise<number> =>
    page.evaluate(async () => {
      const opening = indexedDB.open('lien-mach');
      const database = await new Promise<IDBDatabase>((resolve) => {
        opening.onsuccess = () => resolve(opening.result);
      });
      const counting = database.transaction('records').objectStore('records').count();
      await new Promise((resolve) => (counting.onsuccess = resolve));
      database.close();
      return counting.result;
    });
  while ((await countRows()) < records) await page.waitForTimeout(500);
  const seconds = ((performance.now() - signedInAt) / 1_000).toFixed(1);
  console.log(`${records} records loaded and sealed, from sign-in: ${seconds} s`);
  await page.getByRole('button', { name: 'Đặt mã PIN' }).click();
  await page.getByRole('dialog').getByLabel('Mã PIN mới', { exact: true }).fill(pin);
  await page.getByRole('dialog').getByLabel('Nhập lại mã PIN mới').fill(pin);
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu mã PIN' }).click();
  await page.getByText('Đã lưu mã PIN.').waitFor();
}
