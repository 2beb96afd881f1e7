import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/launch-browser.ts';
import { makePeople } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { beginBirth, fillBirth, openDossiers, openOutbox, signIn } from './support/desk.ts';

const desk = { width: 1366, height: 768 };
const phone = { width: 360, height: 740 };
const looks = [
  { name: 'desk', viewport: desk, colorScheme: 'light' },
  { name: 'desk-dark', viewport: desk, colorScheme: 'dark' },
  { name: 'phone', viewport: phone, colorScheme: 'light' },
] as const;
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let running: RunningServer;
let browser: Browser;
const shots = mkdtempSync(join(tmpdir(), 'lien-mach-shots-'));

beforeAll(async () => {
  running = await startServer();
  browser = await launchBrowser('current Chromium');
});
afterAll(async () => {
  await browser.close();
  await running.stop();
  console.log(`Screens: ${shots}`);
});

/** Nothing axe finds fault with, nothing wider than the window, on this screen as it stands. */
async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(shots, `${name}.png`) });
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  expect(told, name).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${name} is wider than its window`).toBeLessThanOrEqual(0);
}

describe('every screen', () => {
  it.each(looks)('holds to WCAG 2.2 AA and fits: $name', async ({ name, viewport, colorScheme }) => {
    const context = await browser.newContext({ viewport, colorScheme });
    const page = await context.newPage();
    const as = (screen: string): string => `${name}-${screen}`;
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
    const birth = makePeople(50, { receivedOn: today }).birth({
      'child.fullName': 'Nguyễn Hoàng Thục Khuê Công Tằng Tôn Nữ',
    });
    const [officer] = running.accounts;
    if (officer === undefined) throw new Error('The server made no accounts.');

    await page.goto(running.url);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByText('Nhập cả tên đăng nhập và mật khẩu.').waitFor();
    await look(page, as('sign-in'));
    await signIn(page, running.url, officer);
    await look(page, as('today'));
    await openOutbox(page);
    await look(page, as('outbox-empty'));
    await page.getByRole('button', { name: 'Tiếp nhận hồ sơ' }).click();
    await page.getByRole('heading', { name: 'Chọn thủ tục' }).waitFor();
    await look(page, as('choose'));
    await beginBirth(page);
    await look(page, as('form'));
    await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
    await page.getByRole('alert').waitFor();
    await look(page, as('form-errors'));
    await context.setOffline(true);
    await fillBirth(page, birth);
    await page.getByRole('button', { name: 'Xem lại trước khi lưu' }).click();
    await page.getByRole('heading', { name: 'Giấy tờ nhận kèm' }).waitFor();
    await look(page, as('review'));
    await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
    await page.getByRole('button', { name: 'In giấy tiếp nhận' }).waitFor();
    await look(page, as('record'));
    await page.getByRole('button', { name: 'Xem trước tờ in' }).click();
    await page.getByRole('button', { name: 'Ẩn tờ in' }).waitFor();
    await look(page, as('slip'));
    await page.keyboard.press('Escape');
    await openOutbox(page);
    await look(page, as('outbox-waiting'));
    await openDossiers(page);
    await look(page, as('dossiers'));
    await page.getByRole('link', { name: 'Nguyễn Hoàng' }).first().click();
    await page.getByRole('link', { name: 'Sửa', exact: true }).click();
    await page.getByRole('button', { name: 'Lưu thay đổi' }).waitFor();
    await look(page, as('edit'));
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByRole('heading', { name: 'Đăng xuất khỏi máy này?' }).waitFor();
    await look(page, as('sign-out'));
    await page.getByRole('button', { name: 'Ở lại' }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Outbox', exact: true }).click();
    await page.getByRole('heading', { name: 'Outbox', level: 1 }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await look(page, as('outbox-english'));
    await context.close();
  });
});
