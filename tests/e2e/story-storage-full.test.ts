import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePeople } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { beginBirth, fillBirth, group, openDossiers, signIn } from './support/desk.ts';
import { fillDisk, makeDiskFillable } from './support/fillable-disk.ts';
import { endMachines, sharedBrowser } from './support/shared-browser.ts';

let running: RunningServer;
let browser: Browser;
beforeAll(async () => {
  running = await startServer();
  browser = await sharedBrowser('current Chromium');
});
afterAll(async () => {
  await endMachines(browser);
  await running.stop();
});

it('[R1] a full disk is said where she pressed, the form stays open, and nothing is called saved', async () => {
  const page = await browser.newPage();
  const [officer] = running.accounts;
  if (officer === undefined) throw new Error('The server made no accounts.');
  await makeDiskFillable(page);
  await signIn(page, running.url, officer);
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
  const birth = makePeople(90, { receivedOn: today }).birth({ 'child.fullName': 'Thử Thị Đầy Đĩa' });
  await beginBirth(page);
  await fillBirth(page, birth);
  await page.getByText('Bản nháp đã giữ trên máy').waitFor();

  await fillDisk(page, true);
  const email = group(page, 'Người yêu cầu').getByLabel('Thư điện tử', { exact: true });
  await email.fill('day.dia@mau.invalid');
  await page.getByRole('alert').getByText('Không giữ được bản nháp').waitFor();
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await page.getByRole('alert').getByText('CHƯA LƯU').waitFor();
  expect(await email.inputValue()).toBe('day.dia@mau.invalid');
  expect(await page.getByText('Đã lưu trên máy này').count()).toBe(0);

  // Room again: the same form, the same press, one dossier.
  await fillDisk(page, false);
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).waitFor();
  await openDossiers(page);
  await expect.poll(() => page.getByRole('link', { name: 'Thử Thị Đầy Đĩa' }).count()).toBe(1);
});
