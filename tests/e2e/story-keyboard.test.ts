import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { birthRegistration1 } from '../../src/domain/procedures/birth/procedure.ts';
import { launchBrowser } from '../support/launch-browser.ts';
import { makePeople } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { signIn } from './support/desk.ts';
import { typeThrough } from './support/keyboard.ts';

let running: RunningServer;
let browser: Browser;
beforeAll(async () => {
  running = await startServer();
  browser = await launchBrowser('current Chromium');
});
afterAll(async () => {
  await browser.close();
  await running.stop();
});

it('takes a whole birth without the mouse: T, Enter onward, digits-only dates, Ctrl+S', async () => {
  const page = await browser.newPage();
  const [officer] = running.accounts;
  if (officer === undefined) throw new Error('The server made no accounts.');
  await signIn(page, running.url, officer);
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
  const birth = makePeople(60, { receivedOn: today }).birth({ 'child.fullName': 'lò thị bàn phím' });

  await page.keyboard.press('t');
  await page.getByRole('heading', { name: 'Chọn thủ tục' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('Mã QR thẻ căn cước').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');

  const strokes = 4 + (await typeThrough(page, birthRegistration1, birth));
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Lưu hồ sơ');
  await page.keyboard.press('Control+s');

  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).waitFor();
  await page.getByRole('heading', { name: 'Lò Thị Bàn Phím' }).waitFor();
  // The next thing is one key away.
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('In giấy tiếp nhận');
  console.log(`A whole birth by keyboard: ${strokes} strokes.`);

  // `/` goes to the filter, which needs no accents; Enter to the first line found.
  await page.keyboard.press('/');
  await page.keyboard.insertText('ban phim lo');
  await page.getByText('1 hồ sơ').waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Lò Thị Bàn Phím');
});
