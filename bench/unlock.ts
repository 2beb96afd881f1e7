import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLibsql } from '../sync-server/store/libsql/open-libsql.ts';
import { fillCommune } from '../tests/support/big-commune.ts';
import { launchBrowser } from '../tests/support/launch-browser.ts';
import { startServer } from '../tests/support/server.ts';

// From the PIN to the first screen on a machine that holds a commune of so many births, without a line, the page slowed by
// the browser as many times. The service worker, which only hands out files here, is not slowed. The budget: 3 s.
const records = Number(process.env['RECORDS'] ?? 20_000);
const slower = Number(process.env['SLOWER'] ?? 4);
const runs = Number(process.env['RUNS'] ?? 3);
const pin = '204815';

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
await page.goto(server.url);
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
console.log(
  `${records} records loaded and sealed, from sign-in: ${((performance.now() - signedInAt) / 1_000).toFixed(1)} s`,
);
await page.getByRole('button', { name: 'Đặt mã PIN' }).click();
await page.getByRole('dialog').getByLabel('Mã PIN mới', { exact: true }).fill(pin);
await page.getByRole('dialog').getByLabel('Nhập lại mã PIN mới').fill(pin);
await page.getByRole('dialog').getByRole('button', { name: 'Lưu mã PIN' }).click();
await page.getByText('Đã lưu mã PIN.').waitFor();
await context.setOffline(true);
const cdp = await context.newCDPSession(page);
await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
for (let run = 1; run <= runs; run += 1) {
  const reloadedAt = performance.now();
  await page.reload({ waitUntil: 'commit' });
  await page.locator('input[type=password]').fill(pin);
  const asked = performance.now();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Hôm nay', level: 1 }).waitFor();
  // Stands below the day's dossiers, and with them.
  await page.locator('main a.today-more').first().waitFor();
  const seconds = (from: number): string => ((performance.now() - from) / 1_000).toFixed(2);
  console.log(
    `run ${run}, page slowed ${slower} times: from the PIN ${seconds(asked)} s, from the start ${seconds(reloadedAt)} s`,
  );
}
await browser.close();
await server.stop();
rmSync(data, { recursive: true });
