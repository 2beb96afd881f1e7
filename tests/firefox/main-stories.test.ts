import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import {
  type DeskAccount,
  dossierLine,
  enterInBook,
  onToday,
  openDossiers,
  openOutbox,
  personTool,
  signIn,
  takeBirth,
  unlocksBy,
  untilWhole,
} from '../e2e/support/desk.ts';
import { openBadLine } from '../support/bad-line.ts';
import { openDevice } from '../support/device.ts';
import { makePeople } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { openFirefox } from './open-firefox.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
const longest = 'Nguyễn Hoàng Thục Khuê Công Tằng Tôn Nữ';

function newProfile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lien-mach-firefox-'));
  open.push(async () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}

async function opened(profile: string): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await openFirefox(profile);
  open.push(() => context.close());
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(60_000);
  return { context, page };
}

async function server(): Promise<{ readonly running: RunningServer; readonly officer: DeskAccount }> {
  const running = await startServer();
  open.push(() => running.stop());
  const [officer] = running.accounts;
  if (officer === undefined) throw new Error('The server made no accounts.');
  return { running, officer };
}

it('[R1] [R2] [R16] a birth is saved without the line, is there when the browser is opened again, is found, and goes once when the line returns', async () => {
  const { running, officer } = await server();
  const line = await openBadLine({ target: { host: '127.0.0.1', port: running.port }, seed: 3 });
  open.push(() => line.close());
  const profile = newProfile();
  const first = await opened(profile);
  await signIn(first.page, line.url, officer);
  await untilWhole(first.page);
  line.setOffline(true);
  await takeBirth(first.page, makePeople(71, { receivedOn: today }).birth({ 'child.fullName': longest }));
  await first.page.locator('.record').getByText('Đã lưu trên máy này').waitFor();
  await first.context.close();

  const { page } = await opened(profile);
  await unlocksBy(page, officer);
  await page.goto(line.url);
  await onToday(page);
  await openDossiers(page);
  await page.keyboard.press('/');
  await page.keyboard.type('cong tang nguyen');
  await dossierLine(page, longest).getByText('Đã lưu trên máy này').waitFor();
  await openOutbox(page);
  await page.getByText(longest).first().waitFor();
  line.setOffline(false);
  await page.getByText('Không có gì chờ gửi').first().waitFor();
  await openDossiers(page);
  await dossierLine(page, longest).getByText('Đã nhận').waitFor();

  const account = running.accounts[1];
  if (account === undefined) throw new Error('The server made too few accounts.');
  const colleague = await openDevice({ serverUrl: running.url, account, name: 'máy bên' });
  open.push(() => colleague.close());
  await colleague.sync();
  expect((await colleague.dossiers()).map(({ dossier }) => dossier.fields['child.fullName'])).toEqual([longest]);
});

it('a birth is approved, entered in the book and its certificate laid out, in the practice commune', async () => {
  const { running } = await server();
  const { page } = await opened(newProfile());
  await page.goto(`${running.url}/thuc-hanh`);
  await onToday(page);
  await (await personTool(page, 'button', 'Rút mạng thử')).click();
  await takeBirth(page, makePeople(72, { receivedOn: today }).birth({ 'child.fullName': longest }));
  await enterInBook(page, 4);
  await page.getByRole('button', { name: 'Xem trước tờ in, giấy khác' }).click();
  await page.getByRole('dialog').getByLabel('Giấy cần in').selectOption('birthCertificate');
  const sheet = page.getByRole('dialog').locator('[data-sheet="birthCertificate"]');
  await sheet.getByText(longest.toUpperCase()).first().waitFor();
});

it('[R7] a page of a paper is made, kept and sent whole', async () => {
  const { running, officer } = await server();
  const { page } = await opened(newProfile());
  await signIn(page, running.url, officer);
  await takeBirth(page, makePeople(73, { receivedOn: today }).birth({ 'child.fullName': longest }));
  const drawn = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1_800, height: 2_400 });
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('Nothing to draw on.');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = '#000';
    context.font = '40px serif';
    for (let row = 1; row < 30; row += 1) context.fillText(`Giấy chứng sinh (thử), dòng ${row}`, 100, 80 * row);
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? '';
  });
  const papers = page.getByRole('region', { name: 'Giấy tờ kèm theo' });
  await papers.getByRole('button', { name: 'Thêm giấy tờ', exact: true }).last().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Giấy tờ', { exact: true }).selectOption('Giấy chứng sinh');
  const buffer = Buffer.from(drawn, 'base64');
  await dialog.getByLabel('Chọn ảnh hoặc PDF').setInputFiles({ name: 'giay.jpg', mimeType: 'image/jpeg', buffer });
  await dialog.getByText('1 trang đã giữ trên máy này').waitFor();
  await dialog.getByRole('button', { name: 'Lưu giấy tờ' }).click();
  await papers.getByText('máy chủ đã có', { exact: true }).waitFor();
});
