import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openLibsql } from '../sync-server/store/libsql/open-libsql.ts';
import { fillCommune } from '../tests/support/big-commune.ts';
import { launchBrowser } from '../tests/support/launch-browser.ts';
import { startServer } from '../tests/support/server.ts';
import { figure, toldFigure } from './figures/figure.ts';
import { handIn } from './figures/hand-in.ts';
import { shareOf } from './figures/share-of.ts';
import { slowDown } from './slow-browser.ts';
import { type Counted, countWork, referenceMs, workCounted } from './unlock-counts.ts';

// From the PIN to the first screen on a machine that holds a commune of so many births, without a line, page and workers
// slowed by the browser as many times. The budget: 3 s. The rounds over the PIN run on a thread of the browser's own that is
// not slowed: what they would take beyond that is added, and told.
const records = Number(process.env['RECORDS'] ?? 20_000);
const slower = Number(process.env['SLOWER'] ?? 4);
const runs = Number(process.env['RUNS'] ?? 5);
const pin = '204815';

interface Run extends Counted {
  readonly total: number;
  readonly fromStart: number;
  readonly reference: number;
}

async function signInAndLoad(page: Page, account: { username: string; password: string }): Promise<void> {
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

async function unlockOnce(page: Page): Promise<Run> {
  const reloadedAt = performance.now();
  await page.reload({ waitUntil: 'commit' });
  await page.locator('input[type=password]').fill(pin);
  const reference = await page.evaluate(referenceMs);
  const begun = await page.evaluate(() => performance.now());
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Hôm nay', level: 1 }).waitFor();
  // Stands below the day's dossiers, and with them.
  await page.locator('main a.today-more').first().waitFor();
  const ended = await page.evaluate(() => performance.now());
  const counted = await page.evaluate(workCounted);
  return { ...counted, total: ended - begun, fromStart: performance.now() - reloadedAt, reference };
}

const median = (all: readonly Run[], of: (run: Run) => number): number => shareOf(all.map(of), 0.5);

const data = mkdtempSync(join(tmpdir(), 'lien-mach-unlock-'));
const before = await startServer({ dataDirectory: data });
await before.stop();
const store = openLibsql({
  file: join(data, 'lien-mach.db'),
  newId: () => 'not needed',
  now: () => '2026-11-20T00:00:00.000Z',
});
const [account] = before.accounts;
const known = await store.accounts.byUsername(account?.username ?? '');
if (account === undefined || known === undefined) throw new Error('The server made no accounts.');
await fillCommune(store, { scope: '99999', author: known.id, count: records });
await store.close();
const server = await startServer({ dataDirectory: data });
const browser = await launchBrowser('current Chromium');
const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
const page = await context.newPage();
page.setDefaultTimeout(300_000);
await page.addInitScript(countWork);
await page.goto(server.url);
await signInAndLoad(page, account);
await context.setOffline(true);
const slowed = await slowDown(browser, page, slower);
const all: Run[] = [];
for (let run = 1; run <= runs; run += 1) all.push(await unlockOnce(page));
const heap = await page.evaluate(
  () => (performance as unknown as { readonly memory: { readonly usedJSHeapSize: number } }).memory.usedJSHeapSize,
);
const wholly = ({ total, roundsMs }: Run): number => total + roundsMs * (slower - 1);
const inSeconds = (of: (run: Run) => number): number => median(all, of) / 1_000;
handIn({
  figures: [
    records === 20_000 && slower === 4
      ? figure('unlock', inSeconds(wholly), `, median of ${runs}, from the PIN`)
      : toldFigure(`unlock with ${records} records, slowed ${slower}×`, inSeconds(wholly), 'seconds'),
    toldFigure(
      '… of that, as measured: the rounds over the PIN run unslowed',
      inSeconds(({ total }) => total),
      'seconds',
    ),
    toldFigure(
      '… the rounds over the PIN',
      inSeconds(({ roundsMs }) => roundsMs),
      'seconds',
    ),
    toldFigure(
      '… until the first box is opened',
      inSeconds(({ firstBoxMs }) => firstBoxMs),
      'seconds',
    ),
    toldFigure(
      '… until the last before the screen stood',
      inSeconds(({ lastBoxMs }) => lastBoxMs),
      'seconds',
    ),
    toldFigure(
      '… from the start of the page',
      inSeconds(({ fromStart }) => fromStart),
      'seconds',
    ),
    toldFigure(
      '… boxes opened',
      median(all, ({ boxes }) => boxes),
      'count',
    ),
    toldFigure(
      '… times a fixed computation slowed alike',
      median(all, ({ total, reference }) => total / reference),
      'times',
    ),
    toldFigure(`heap of the page with ${records} records on the device`, heap, 'bytes'),
  ],
  notes: [`Slowed ${slower} times: ${slowed.join(', ')}.`],
});
await browser.close();
await server.stop();
rmSync(data, { recursive: true });
