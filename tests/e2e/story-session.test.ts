import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { inShort } from '../support/in-short.ts';
import { makePeople } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import {
  beginBirth,
  dossierLine,
  group,
  onToday,
  openDossiers,
  openOutbox,
  personTool,
  signIn,
  takeBirth,
  type DeskAccount,
  untilWhole,
} from './support/desk.ts';
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

const contexts: BrowserContext[] = [];
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});

function account(number: number): DeskAccount {
  const found = running.accounts[number];
  if (found === undefined) throw new Error('The server made too few accounts.');
  return found;
}

async function newMachine(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  contexts.push(context);
  return context.newPage();
}

const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
/** Whole, or in pieces. */
const exchanges = /\/v1\/(?:sync|parcels\/)/u;
const people = makePeople(80, { receivedOn: today });

it('[R9] an expired session pauses the sending, not the work; signing in again sends it', async () => {
  const page = await newMachine();
  await signIn(page, running.url, account(0));
  const refuse = (route: Route) =>
    route.fulfill({ status: 401, json: { code: 'signInNeeded', field: null, detail: 'expired' } });
  // A token that has run out is renewed, and she hears nothing of it.
  const renewal = page.waitForResponse('**/v1/refresh', { timeout: 120_000 });
  await page.route('**/v1/sync', refuse, { times: 1 });
  await takeBirth(page, inShort(people.fatherUnknown({ 'child.fullName': 'Thử Thị Gia Hạn' })));
  expect((await renewal).status()).toBe(200);
  await page.locator('.record-state').getByText('Đã nhận').waitFor();
  await page.route('**/v1/sync', refuse);
  await takeBirth(page, inShort(people.fatherUnknown({ 'child.fullName': 'Thử Thị Hết Hạn' })));
  await page.getByText('Phiên làm việc đã hết hạn').waitFor();
  await page.locator('.record-state').getByText('Đã lưu trên máy này').waitFor();
  await page.getByRole('button', { name: 'Đăng nhập lại' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await page.unroute('**/v1/sync');
  expect(await dialog.getByLabel('Tên đăng nhập').inputValue()).toBe(account(0).username);
  await dialog.getByLabel('Mật khẩu').fill(account(0).password);
  await dialog.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.locator('.record-state').getByText('Đã nhận').waitFor();
});

it('[R4] [R9] [L8] says what waits before she signs out; a colleague’s session carries it and sees no more than its number', async () => {
  const page = await newMachine();
  await signIn(page, running.url, account(0));
  await untilWhole(page);
  await page.context().setOffline(true);
  await takeBirth(page, inShort(people.fatherUnknown({ 'child.fullName': 'Thử Thị Ở Lại' })));
  await beginBirth(page);
  await group(page, 'Người mẹ').getByLabel('Họ tên', { exact: true }).fill('Thử Thị Nháp');
  await page.getByText('Bản nháp đã giữ trên máy').waitFor();
  await (await personTool(page, 'button', 'Đăng xuất')).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Còn 1 mục của bạn chưa gửi xong').waitFor();
  await dialog.getByText('1 bản nháp ở lại máy này').waitFor();
  await dialog.getByRole('button', { name: 'Đăng xuất khỏi máy này' }).click();
  await page.getByRole('heading', { name: 'Đăng nhập', level: 1 }).waitFor();
  await page.getByLabel('Tên đăng nhập').fill(account(1).username);
  await page.getByLabel('Mật khẩu').fill(account(1).password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByText('Chưa đăng nhập được: không tới được máy chủ.').waitFor();

  await page.context().setOffline(false);
  await page.route(exchanges, (route) => route.abort());
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await onToday(page);
  expect(await page.getByText('Thử Thị Nháp').count()).toBe(0);
  await openOutbox(page);
  await page.getByText('Còn 1 mục của đồng nghiệp').waitFor();
  await page.unroute(exchanges);
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await openDossiers(page);
  await dossierLine(page, 'Thử Thị Ở Lại').getByText('Đã nhận').waitFor();
});

it('says in plain words why signing in did not work', async () => {
  const page = await newMachine();
  await page.goto(running.url);
  await page.getByLabel('Tên đăng nhập').fill('thu1');
  await page.getByLabel('Mật khẩu').fill('sai');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('alert').getByText('Tên đăng nhập hoặc mật khẩu không đúng').waitFor();
});

it('keeps a half-typed form over a reload, letter by letter, in a second tab too', async () => {
  const page = await newMachine();
  await signIn(page, running.url, account(2));
  await beginBirth(page);
  const name = (of: Page) => group(of, 'Trẻ được khai sinh').getByLabel('Họ, chữ đệm, tên', { exact: true });
  const day = (of: Page) => group(of, 'Trẻ được khai sinh').getByLabel('Ngày, tháng, năm sinh', { exact: true });
  await name(page).pressSequentially('đinh thị nửa');
  await day(page).pressSequentially('1503');
  await page.getByText('Bản nháp đã giữ trên máy').waitFor();
  await page.reload();
  await name(page).waitFor();
  expect(await name(page).inputValue()).toBe('Đinh Thị Nửa');
  expect(await day(page).inputValue()).toBe('1503');
  const other = await page.context().newPage();
  await other.goto(running.url);
  await onToday(other);
  await other.getByRole('link', { name: 'Đinh Thị Nửa' }).click();
  await day(other).waitFor();
  expect(await day(other).inputValue()).toBe('1503');
});
