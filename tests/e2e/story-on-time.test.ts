import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { instantAt } from '../../src/domain/vietnam-time.ts';
import { type Device, openDevice } from '../support/device.ts';
import { launchBrowser } from '../support/launch-browser.ts';
import { longestGiven } from '../support/made-up-names.ts';
import { makePeople } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { openOutbox, signIn, untilWhole } from './support/desk.ts';
import { looks, lookWell } from './support/look-well.ts';

let running: RunningServer;
let browser: Browser;
let colleague: Device;

beforeAll(async () => {
  running = await startServer();
  browser = await launchBrowser('current Chromium');
  const [, account] = running.accounts;
  if (account === undefined) throw new Error('The server made too few accounts.');
  colleague = await openDevice({ serverUrl: running.url, account, name: 'máy bên' });
});
afterAll(async () => {
  await colleague.close();
  await browser.close();
  await running.stop();
});

const received = '2026-11-12';

/** Refused on the day it came; the paper was handed over that day too, and written down only now. */
async function refusedInTime(name: string): Promise<void> {
  const args = makePeople(62, { receivedOn: received }).birth({ 'child.fullName': name });
  const { entity } = await colleague.perform({ name: 'openDossier', args });
  const move = { from: 'RECEIVED', to: 'PROCESSING' };
  await colleague.perform({ name: 'moveDossier', entity, args: move });
  const refusal = { reason: 'Đã đăng ký ở xã khác', signer: 'Thử Văn Ký', signerTitle: 'Chủ tịch' };
  await colleague.perform({ name: 'refuseRegistration', entity, args: { from: 'PROCESSING', ...refusal } });
  const to = { kind: 'HANDED_OVER', at: instantAt(received, '15:30'), to: 'Thử Thị Nhận' };
  await colleague.perform({ name: 'deliverResult', entity, args: { from: 'NONE', to } });
}

it('tells a late entry from a late result, and prints the explanation with the times as they are', async () => {
  await refusedInTime(`Nguyễn ${longestGiven}`);
  const args = makePeople(63, { receivedOn: received }).birth({ 'child.fullName': 'Thử Thị Quá Hẹn' });
  await colleague.perform({ name: 'openDossier', args });
  await colleague.sync();

  const context = await browser.newContext({ viewport: { width: 1_366, height: 768 }, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const [officer] = running.accounts;
  if (officer === undefined) throw new Error('The server made no accounts.');
  await signIn(page, running.url, officer);
  await untilWhole(page);
  await openOutbox(page);
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await page.getByRole('link', { name: 'Hôm nay', exact: true }).click();
  await page.getByRole('link', { name: 'Tỷ lệ đúng hạn, mất mạng và bản giải trình' }).click();
  const figures = page.locator('.on-time-figures');
  await figures.getByText('1: 0 trước hạn, 1 đúng hạn, 0 quá hạn').waitFor();
  await figures.getByText('100,0 %').waitFor();
  await figures.getByText('0,0 %', { exact: true }).waitFor();
  await page.locator('.on-time-line').getByText('xong 15:30 ngày 12/11/2026').waitFor();
  await page.getByRole('heading', { name: 'Quá hẹn thật' }).waitFor();
  for (const look of looks) await lookWell(page, look, 'on-time');

  await page.emulateMedia({ media: 'print' });
  const paper = page.locator('.explanation');
  await paper.getByText('15:30:00 12/11/2026').waitFor();
  expect(await paper.locator('tbody tr').count()).toBe(1);
  const shots = process.env['SCREENSHOTS'];
  if (shots !== undefined) await page.pdf({ path: `${shots}/on-time-explanation.pdf`, preferCSSPageSize: true });
}, 240_000);
