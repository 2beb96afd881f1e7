import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keptProfileText } from '../support/kept-profile.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { profile1 } from '../support/upgraded-profile.ts';
import { onToday } from './support/desk.ts';
import { besideTheApp, layProfile } from './support/lay-profile.ts';
import { atDesk, lookAtEach } from './support/look-well.ts';
import { endMachines, sharedBrowser } from './support/shared-browser.ts';

let data: string;
let running: RunningServer;
let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'lien-mach-demanded-pin-'));
  profile1.layServerFile(data);
  running = await startServer({ dataDirectory: data });
  browser = await sharedBrowser('current Chromium');
  context = await browser.newContext({ viewport: atDesk.viewport, locale: 'vi-VN' });
});
afterAll(async () => {
  await endMachines(browser);
  await running.stop();
  rmSync(data, { recursive: true });
});

const day = 24 * 60 * 60_000;
const asked = (page: Page) => page.getByRole('dialog', { name: 'Mã PIN trên máy này' });
const told = (page: Page) => page.getByRole('region', { name: 'Mã PIN trên máy này' });

/** On how many days it has been put off, as the disk has it. */
const timesPutOff = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const opening = indexedDB.open('lien-mach');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const reading = opening.result.transaction('meta').objectStore('meta').get('pinAsked');
    await new Promise((resolve) => (reading.onsuccess = resolve));
    opening.result.close();
    const row = reading.result as { readonly value: { readonly putOff: readonly number[] } } | undefined;
    return row?.value.putOff.length ?? 0;
  });

it('[R18] a profile of before is told of the day, may put the PIN off three times, and opens with it from then on', async () => {
  const empty = await besideTheApp(context, running.url);
  await layProfile(empty, keptProfileText(profile1.deviceFile));
  await empty.close();
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const began = Date.now();
  await page.goto(running.url);
  await onToday(page);
  await told(page).getByText('máy sẽ hỏi mã PIN trước khi vào việc').waitFor();
  expect(await asked(page).count()).toBe(0);
  await lookAtEach(page, 'pin-told');

  const startOn = async (days: number) => {
    await page.clock.setSystemTime(began + days * day);
    await page.reload();
    await onToday(page);
    await told(page).waitFor();
  };
  const putOff = asked(page).getByRole('button', { name: 'Để sau, đang có người chờ' });
  await startOn(6);
  expect(await asked(page).count()).toBe(0);
  await startOn(8);
  await asked(page).getByText('mai máy hỏi lại').waitFor();
  await lookAtEach(page, 'pin-demanded');
  await putOff.click();
  await asked(page).waitFor({ state: 'detached' });
  await expect.poll(() => timesPutOff(page)).toBe(1);
  // The same day it is not asked for again, however often the page starts.
  await startOn(8);
  expect(await asked(page).count()).toBe(0);
  await told(page).getByText('Từ nay mỗi ngày máy hỏi mã PIN').waitFor();
  for (const days of [9, 10]) {
    await startOn(days);
    await asked(page).waitFor();
    // Escape says the same as the button.
    await page.keyboard.press('Escape');
    await asked(page).waitFor({ state: 'detached' });
    // Noted before the next day begins.
    await expect.poll(() => timesPutOff(page)).toBe(days - 7);
  }

  await startOn(11);
  await asked(page).getByText('Đặt mã PIN xong là vào việc ngay.').waitFor();
  expect(await putOff.count()).toBe(0);
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape');
  await asked(page).waitFor();
  await lookAtEach(page, 'pin-demanded-at-last');
  const type = async (pin: string) => {
    await asked(page).getByLabel('Mã PIN mới', { exact: true }).fill(pin);
    await asked(page).getByLabel('Nhập lại mã PIN mới').fill(pin);
    await asked(page).getByRole('button', { name: 'Lưu mã PIN' }).click();
  };
  await type('123456');
  await asked(page).getByText('Mã PIN này quá dễ đoán').waitFor();
  await type('802517');
  await asked(page).getByText('Đã lưu mã PIN.').waitFor();
  await lookAtEach(page, 'pin-demanded-kept');
  await asked(page).getByRole('button', { name: 'Đóng' }).click();
  await asked(page).waitFor({ state: 'detached' });
  expect(await told(page).count()).toBe(0);

  await page.reload();
  await page.getByLabel(/^Mã PIN của /u).fill('802517');
  await page.keyboard.press('Enter');
  await onToday(page);
  expect([await asked(page).count(), await told(page).count()]).toEqual([0, 0]);
});
