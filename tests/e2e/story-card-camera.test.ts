import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { filmOfCode } from '../support/film-of-code.ts';
import { launchBrowser } from '../support/launch-browser.ts';
import { idCardText } from '../support/made-up-person.ts';
import { makePeople } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { beginBirth, onToday, signIn, untilWhole } from './support/desk.ts';
import { lookAsItStands } from './support/look-well.ts';

const mother = makePeople(61).person('2');
const folder = mkdtempSync(join(tmpdir(), 'card-film-'));
let running: RunningServer;
let browser: Browser;
beforeAll(async () => {
  const film = join(folder, 'card.y4m');
  writeFileSync(film, filmOfCode(idCardText(mother)));
  running = await startServer();
  browser = await launchBrowser('Chromium 109', { camera: film });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

it('reads a card by the camera: told plainly while the reader is not here, and without a line once it is', async () => {
  const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 1_366, height: 768 } });
  const page = await context.newPage();
  const [officer] = running.accounts;
  if (officer === undefined) throw new Error('The server made no accounts.');
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/u.test(message.text())) refused.push(message.text());
  });
  await signIn(page, running.url, officer);
  await untilWhole(page);
  const mothersName = page.locator('[id="field-mother.fullName"]');
  const scan = page.getByRole('button', { name: 'Quét bằng máy ảnh' });

  // A line over which the reader does not come; this browser's worker does not hear of `setOffline`.
  await context.route(/zxing_reader/u, (route) => route.abort());
  await beginBirth(page);
  await scan.click();
  await page.getByText(/^Phần đọc mã chưa có trên máy này/u).waitFor();
  await lookAsItStands(page, 'card-camera');

  // No picture comes any more, as when the camera is pulled out: it is said, and can be tried again.
  await page.evaluate(() => {
    const pictures = window.createImageBitmap.bind(window);
    window.createImageBitmap = () => {
      window.createImageBitmap = pictures;
      return Promise.reject(new Error('No picture comes.'));
    };
  });
  await page.getByText(/^Trình duyệt này không đọc được mã/u).waitFor({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Thôi quét' }).click();
  await scan.click();
  await page.getByText(/^Phần đọc mã chưa có trên máy này/u).waitFor();

  // The line comes back while the card is still held there.
  await context.unroute(/zxing_reader/u);
  await page.getByText(`Đã điền người mẹ: ${mother.fullName}.`).waitFor();
  await expect.poll(() => mothersName.inputValue()).toBe(mother.fullName);

  // From now on the reader is on this machine.
  await running.stop();
  await page.reload();
  await page.getByRole('link', { name: 'Hôm nay' }).click();
  await onToday(page);
  await beginBirth(page);
  await scan.click();
  await expect.poll(() => mothersName.inputValue()).toBe(mother.fullName);
  expect(refused).toEqual([]);
});
