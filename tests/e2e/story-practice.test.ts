import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Device, openDevice } from '../support/device.ts';
import { makePeople } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import {
  dossierLine,
  enterInBook,
  nextSteps,
  onToday,
  openDossiers,
  openOutbox,
  personTool,
  signIn,
  takeBirth,
  untilWhole,
} from './support/desk.ts';
import { looks, lookWell } from './support/look-well.ts';
import { endMachines, sharedBrowser } from './support/shared-browser.ts';

let running: RunningServer;
let browser: Browser;
let context: BrowserContext;
let colleague: Device;

beforeAll(async () => {
  running = await startServer();
  browser = await sharedBrowser('current Chromium');
  const [, account] = running.accounts;
  if (account === undefined) throw new Error('The server made too few accounts.');
  colleague = await openDevice({ serverUrl: running.url, account, name: 'máy bên' });
});
afterAll(async () => {
  await colleague.close();
  await context.close();
  await endMachines(browser);
  await running.stop();
});

const todayHere = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
const mark = 'người và việc đều bịa, không gửi đi đâu';

async function lookedAt(page: Page, screen: string): Promise<void> {
  for (const look of looks) await lookWell(page, look, screen);
  await page.setViewportSize({ width: 1_366, height: 768 });
  await page.emulateMedia({ colorScheme: 'light' });
}

async function marked(page: Page): Promise<void> {
  await page.getByText(mark).waitFor();
  await expect.poll(() => page.title()).toMatch(/^THỰC HÀNH · /u);
}

/** Each page of what would be printed now has writing that lies aslant: nothing else of ours does. */
async function everyPageMarked(page: Page, name: string): Promise<void> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
  const shots = process.env['SCREENSHOTS'];
  if (shots !== undefined) writeFileSync(join(shots, `${name}.pdf`), pdf);
  const aslant = contentsOf(pdf).map((content) =>
    [...content.matchAll(/(-?[\d.]+) (-?[\d.]+) -?[\d.]+ -?[\d.]+ -?[\d.]+ -?[\d.]+ cm/gu)].some(
      ([, across, down]) => Math.abs(Math.abs(Number(down) / Number(across)) - Math.tan((24 * Math.PI) / 180)) < 0.01,
    ),
  );
  expect(aslant.length, name).toBe((pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu) ?? []).length);
  expect(aslant, name).not.toContain(false);
}

/** What is drawn on each page of a PDF. */
function contentsOf(pdf: Buffer): readonly string[] {
  return [...pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)endstream/gu)].flatMap(([, packed = '']) => {
    try {
      const content = inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
      return content.includes('BT') && content.includes(' cm') ? [content] : [];
    } catch {
      // A font or a picture.
      return [];
    }
  });
}

it('is practised in without a network, from the sign-in: a birth through to its number and print; real work is as it was, and the server has heard of nothing', async () => {
  context = await browser.newContext({ viewport: { width: 1_366, height: 768 }, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const [officer] = running.accounts;
  if (officer === undefined) throw new Error('The server made no accounts.');
  await signIn(page, running.url, officer);
  await untilWhole(page);
  await lookedAt(page, 'practice-real-desk');
  await context.setOffline(true);
  await takeBirth(page, makePeople(5, { receivedOn: todayHere }).birth({ 'child.fullName': 'Trần Thật Thử' }));

  // From the middle of real work and back to it.
  const before = page.url();
  await page.getByRole('link', { name: 'Thực hành' }).click();
  await onToday(page);
  await marked(page);
  expect(new URL(page.url()).pathname).toBe('/thuc-hanh');
  await page.getByRole('link', { name: 'Thoát thực hành' }).click();
  await nextSteps(page).waitFor();
  expect(page.url()).toBe(before);

  await (await personTool(page, 'button', 'Đăng xuất')).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Đăng xuất' }).click();
  await page.getByLabel('Tên đăng nhập').waitFor();
  await lookedAt(page, 'practice-sign-in');

  // Without a network, a password, or anybody signed in.
  await page.getByRole('link', { name: 'Thực hành' }).click();
  await onToday(page);
  await lookedAt(page, 'practice-today');
  await openDossiers(page);
  expect(await dossierLine(page, 'Trần Thật Thử').count()).toBe(0);
  await dossierLine(page, 'Mai Thử Hải').first().waitFor();

  // With the plug pulled everything waits; plugged in again it is received, all without a server.
  await (await personTool(page, 'button', 'Rút mạng thử')).click();
  await takeBirth(page, makePeople(6, { receivedOn: todayHere }).birth({ 'child.fullName': 'Lê Thử Tập Làm' }));
  await enterInBook(page, 4);
  await marked(page);
  await openOutbox(page);
  await page.getByText('Lê Thử Tập Làm').first().waitFor();
  await lookedAt(page, 'practice-waiting');
  await (await personTool(page, 'button', 'Cắm lại mạng')).click();
  await page.getByText('Không có gì chờ gửi').waitFor();

  // Its slip and its certificate say what they are, and so does every page of the register.
  await openDossiers(page);
  await page.getByRole('link', { name: 'Lê Thử Tập Làm' }).first().click();
  await page
    .getByText(/^THU-99000-/u)
    .first()
    .waitFor();
  await page.locator('.record-state').getByText('Đã nhận').waitFor();
  await page.getByRole('button', { name: 'Xem trước tờ in, giấy khác' }).click();
  const paper = page.getByRole('dialog');
  for (const id of ['receiptSlip', 'birthCertificate']) {
    await paper.getByLabel('Giấy cần in').selectOption(id);
    await paper.locator(`[data-sheet="${id}"] [data-mark="THỰC HÀNH"]`).first().waitFor();
    await everyPageMarked(page, `practice-${id}`);
  }
  await lookedAt(page, 'practice-paper');
  await paper.getByRole('button', { name: 'Ẩn tờ in' }).click();
  await page.getByRole('link', { name: 'Sổ', exact: true }).click();
  await page.getByRole('link', { name: /Sổ đăng ký khai sinh năm/u }).click();
  await page.getByRole('rowheader', { name: '4' }).waitFor();
  await page.getByRole('button', { name: 'In trang sổ' }).click();
  await page.getByRole('dialog').locator('[data-mark="THỰC HÀNH"]').first().waitFor();
  await everyPageMarked(page, 'practice-register');
  await page.getByRole('dialog').getByRole('button', { name: 'Ẩn tờ in' }).click();

  // Beside it, with the network back, real work goes on in another tab, and only that reaches the server.
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await context.setOffline(false);
  const real = await context.newPage();
  real.setDefaultTimeout(30_000);
  await signIn(real, running.url, officer);
  await openOutbox(real);
  await real.getByText('Không còn gì chờ gửi.').waitFor();
  await openDossiers(page);
  await page.getByRole('link', { name: 'Lý Mẫu Sắp Vào Sổ' }).first().click();
  await page.getByRole('button', { name: 'Xem trước tờ in, giấy khác' }).waitFor();
  await openDossiers(real);
  await expect.poll(() => dossierLine(real, 'Trần Thật Thử').count()).toBe(1);
  expect(await dossierLine(real, 'Mẫu').count()).toBe(0);
  expect(await real.title()).not.toContain('THỰC HÀNH');

  // Everything practised is forgotten in one press after a question.
  await (await personTool(page, 'button', 'Làm lại từ đầu')).click();
  await lookedAt(page, 'practice-anew');
  await page.getByRole('dialog').getByRole('button', { name: 'Bỏ hết, dựng lại' }).click();
  await onToday(page);
  await openDossiers(page);
  await dossierLine(page, 'Lý Mẫu Sắp Vào Sổ').first().waitFor();
  expect(await dossierLine(page, 'Lê Thử Tập Làm').count()).toBe(0);
  expect(asked.filter((one) => !one.startsWith('GET ') || one.includes('/v1/'))).toEqual([]);

  // Out again: the sign-in was left behind, and whoever signed in meanwhile is here now.
  await page.getByRole('link', { name: 'Thoát thực hành' }).click();
  await onToday(page);
  expect(await page.title()).not.toContain('THỰC HÀNH');
  await colleague.sync();
  const codes = (await colleague.dossiers()).map(({ dossier }) => dossier.codes.provisional);
  expect(codes).toEqual([expect.stringMatching(/^TAM-99999-/u)]);
}, 400_000);
