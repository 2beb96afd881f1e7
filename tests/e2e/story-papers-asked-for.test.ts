import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeOfEntry1 } from '../../src/domain/procedures/change/procedure.ts';
import { extractCopy1 } from '../../src/domain/procedures/extract-copy/procedure.ts';
import { maritalConfirmation1 } from '../../src/domain/procedures/marital-confirmation/procedure.ts';
import { launchBrowser } from '../support/launch-browser.ts';
import { madeUpChange, madeUpExtractCopy, madeUpMaritalConfirmation } from '../support/made-up-events.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { beginForm, fillForm, signIn, untilWhole } from './support/desk.ts';

let running: RunningServer;
let browser: Browser;
const shots = mkdtempSync(join(tmpdir(), 'lien-mach-papers-'));
const phone = { width: 360, height: 740 };
const desk = { width: 1366, height: 768 };
const longest = 'Nguyễn Hoàng Thục Khuê Công Tằng Tôn Nữ';
const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

beforeAll(async () => {
  running = await startServer();
  browser = await launchBrowser('current Chromium');
});
afterAll(async () => {
  await browser.close();
  await running.stop();
  console.log(`Screens: ${shots}`);
});

async function open(viewport: typeof phone): Promise<Page> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const [officer] = running.accounts;
  if (officer === undefined) throw new Error('The server made no accounts.');
  await signIn(page, running.url, officer);
  await untilWhole(page);
  return page;
}

/** Nothing axe finds fault with, nothing wider than the window. */
async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  expect(told, name).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${name} is wider than its window`).toBeLessThanOrEqual(0);
}

it('asks for a confirmation of marital status on a small screen: two residences, a gap told at its field', async () => {
  const page = await open(phone);
  const fields = madeUpMaritalConfirmation({
    seed: 41,
    receivedOn: today(),
    overrides: {
      'subject.fullName': longest,
      'stays.1.place': { provinceCode: '99', communeCode: '99999', detail: 'thôn Cũ' },
      'stays.1.lookup': 'ownBooks',
    },
  });
  await beginForm(page, maritalConfirmation1);
  await look(page, 'confirmation-empty-phone');
  await fillForm(page, maritalConfirmation1, { ...fields, 'stays.2.from': { y: 2023 } });
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await page
    .getByRole('alert')
    .getByRole('link', { name: /chưa khai cư trú ở đâu/u })
    .waitFor();
  await look(page, 'confirmation-gap-phone');
  await page.getByLabel('Từ ngày (nơi thứ 2)').fill('1/7/2021');
  await page.getByRole('button', { name: 'Xem lại trước khi lưu' }).click();
  await page.getByRole('heading', { name: 'Giấy tờ nhận kèm' }).waitFor();
  await look(page, 'confirmation-review-phone');
  await page.setViewportSize(desk);
  await page.getByRole('button', { name: 'Quay lại sửa' }).click();
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).waitFor();
  await look(page, 'confirmation-filled-desk');
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await page.getByRole('heading', { name: longest }).waitFor();
  await look(page, 'confirmation-record-desk');
  await page.context().close();
});

it('asks for copies and for a correction of entries that only the paper book has', async () => {
  const page = await open(desk);
  await beginForm(page, extractCopy1);
  await page.getByLabel('Tìm trong dữ liệu trên máy').fill('ai do 45');
  await page.keyboard.press('Enter');
  await page.getByText('Không thấy trên máy này.').waitFor();
  await fillForm(page, extractCopy1, madeUpExtractCopy({ seed: 42, receivedOn: today() }));
  await page.getByText('đối chiếu từng mục rồi mới trình ký').waitFor();
  await look(page, 'copy-filled-desk');
  await page.setViewportSize(phone);
  await look(page, 'copy-filled-phone');
  await page.getByRole('button', { name: 'Xem lại trước khi lưu' }).click();
  await page.getByText('24.000 đ').waitFor();
  await look(page, 'copy-review-phone');
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).waitFor();

  await page.setViewportSize(desk);
  await beginForm(page, changeOfEntry1);
  await fillForm(
    page,
    changeOfEntry1,
    madeUpChange({ seed: 43, receivedOn: today(), overrides: { 'items.1.to': 'năm Canh Ngọ' } }),
  );
  await page.getByText('Chưa đọc được theo kiểu của mục này.').waitFor();
  await look(page, 'change-mistake-desk');
  await page.getByLabel('Nay ghi là (1)').fill('1991');
  await page.getByRole('button', { name: 'Xem lại trước khi lưu' }).click();
  await page.getByRole('heading', { name: 'Giấy tờ nhận kèm' }).waitFor();
  await page.setViewportSize(phone);
  await look(page, 'change-review-phone');
  await page.getByRole('button', { name: 'Quay lại sửa' }).click();
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).waitFor();
  await look(page, 'change-filled-phone');
  await page.context().close();
});
