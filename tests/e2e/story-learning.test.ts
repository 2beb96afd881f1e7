import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { makePeople } from '../support/people.ts';
import { beginBirth, enterInBook, fillBirth, group, onToday, personTool, press } from './support/desk.ts';
import { lookAsItStands, lookAtEach } from './support/look-well.ts';
import { setStage } from './support/stage.ts';
import { speakPseudo, unmarkedOn } from './support/pseudo-screen.ts';
import { lookEnlarged } from './support/walk-focus.ts';

const stage = setStage();
const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

const step = async (page: Page, number: number): Promise<void> => {
  await page.getByRole('region', { name: 'Đi một vòng ở xã thực hành' }).getByText(`Bước ${number} trên 9.`).waitFor();
};

it('whoever is new is led once round the practice commune by what she has done, with help at each field and a page to print', async () => {
  const context = await stage.browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.addInitScript(() => Object.assign(window, { print: () => undefined }));
  await page.goto(`${stage.server.url}/thuc-hanh`);
  await onToday(page);
  await page.getByText('Lần đầu ở đây?').waitFor();
  await press(page.getByRole('button', { name: 'Bắt đầu' }));
  await step(page, 1);
  await lookAsItStands(page, 'tour-phone');

  await beginBirth(page);
  const name = group(page, 'Trẻ được khai sinh').getByLabel('Họ, chữ đệm, tên', { exact: true });
  await name.fill('Lê Thử Đi Vòng');
  await step(page, 2);
  // By the key, without leaving the field; by a finger, beside it.
  const help = page.locator('.field-help', { hasText: 'Họ theo cha hoặc mẹ' });
  const height = async () => (await help.boundingBox())?.height ?? 0;
  expect(await height()).toBeLessThan(3);
  await name.press('F1');
  expect(await height()).toBeGreaterThan(12);
  expect(await name.evaluate((field) => field === document.activeElement)).toBe(true);
  const finger = page.locator('[data-path="child.fullName"] .help-opener');
  const [target, field] = [await finger.boundingBox(), await name.boundingBox()];
  expect(Math.min(target?.width ?? 0, target?.height ?? 0)).toBeGreaterThanOrEqual(44);
  expect(target?.x ?? 0).toBeGreaterThanOrEqual((field?.x ?? 0) + (field?.width ?? 0));
  await finger.click();
  expect(await height()).toBeLessThan(3);
  await lookAsItStands(page, 'field-help-phone');

  await page.setViewportSize({ width: 1_366, height: 768 });
  await page.getByLabel('Tờ khai đăng ký khai sinh', { exact: true }).selectOption('given');
  await step(page, 3);
  await press(await personTool(page, 'button', 'Rút mạng thử'));
  await step(page, 4);
  // Left and taken up again, also by a page that is loaded anew.
  await press(page.getByRole('button', { name: 'Để sau' }));
  await page.reload();
  // By a click: the form that opens again takes the cursor to itself.
  await page.getByRole('button', { name: 'Đi tiếp' }).click();
  await step(page, 4);
  await press(await personTool(page, 'button', 'Rút mạng thử'));
  await fillBirth(page, makePeople(6, { receivedOn: today }).birth({ 'child.fullName': 'Lê Thử Đi Vòng' }));
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await step(page, 5);
  await lookAtEach(page, 'tour-desk');
  await lookEnlarged(page, 'tour-desk');
  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).click();
  await step(page, 6);
  await press(await personTool(page, 'button', 'Cắm lại mạng'));
  await step(page, 8);
  await enterInBook(page);
  await step(page, 9);
  await page.getByRole('button', { name: 'Xem trước tờ in, giấy khác' }).click();
  const paper = page.getByRole('dialog');
  await paper.getByLabel('Giấy cần in').selectOption('birthCertificate');
  await press(paper.getByRole('button', { name: 'In giấy này' }));
  await paper.getByRole('button', { name: 'Ẩn tờ in' }).click();
  await page.getByText('Bạn đã đi hết một vòng.').waitFor();

  await press(await personTool(page, 'link', 'Trợ giúp'));
  await lookAtEach(page, 'help');
  await lookEnlarged(page, 'help');
  await page.getByRole('link', { name: 'bộ phận một cửa' }).click();
  await page.getByRole('button', { name: 'In trang này' }).waitFor();
  await lookAtEach(page, 'guide');
  await lookEnlarged(page, 'guide');
  await page.getByRole('button', { name: 'Tiếp nhận hồ sơ' }).click();
  await page.getByText('Ai nộp, thời hạn, lệ phí, căn cứ').first().click();
  await page.getByRole('link', { name: 'Tờ hướng dẫn cho người dân' }).first().click();
  await page.getByText('Mang theo').waitFor();
  await lookAtEach(page, 'citizen-sheet');
  await lookEnlarged(page, 'citizen-sheet');
  await context.close();
}, 200_000);

it('a language beside Vietnamese is all there is on the screens: no sentence stands outside of it', async () => {
  const context = await stage.browser.newContext({ locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await speakPseudo(context);
  const { username, password } = stage.account(0);
  await page.goto(stage.server.url);
  await page.getByRole('button', { name: 'English' }).waitFor();
  // What it looks for is there as long as no language is chosen.
  expect((await unmarkedOn(page)).length).toBeGreaterThan(3);
  await page.getByRole('button', { name: 'English' }).click();
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('en');
  expect(await unmarkedOn(page)).toEqual([]);
  await page.locator('input').first().fill(username);
  await page.locator('input[type="password"]').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('.person').waitFor();
  const found: Record<string, readonly string[]> = {};
  for (const path of [
    '/',
    '/ho-so',
    '/so',
    '/hop-gui',
    '/quy-dinh',
    '/dung-han',
    '/nguoi-va-may',
    '/tro-giup',
    '/tiep-nhan',
  ]) {
    const before = await page.title();
    await page.evaluate((to) => {
      history.pushState(null, '', to);
    }, path);
    if (path !== '/') await expect.poll(() => page.title(), { message: path }).not.toBe(before);
    // What the server says comes after the heading.
    if (path === '/nguoi-va-may') {
      await page.locator('.person-line').first().waitFor();
      await page.locator('.device-line:not(.person-line)').first().waitFor();
    }
    const unmarked = await unmarkedOn(page);
    if (unmarked.length > 0) found[path] = unmarked;
  }
  expect(found).toEqual({});
  await context.close();
}, 120_000);
