import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { makePeople } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { dossierLine, group, openDossiers, openOutbox, signIn, takeBirth, untilWhole } from './support/desk.ts';
import { lookAsItStands } from './support/look-well.ts';
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

const machines: BrowserContext[] = [];
afterEach(async () => {
  for (const machine of machines.splice(0)) await machine.close();
});

async function machineOf(account: number): Promise<Page> {
  const officer = running.accounts[account];
  if (officer === undefined) throw new Error('The server made too few accounts.');
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  machines.push(context);
  const page = await context.newPage();
  await signIn(page, running.url, officer);
  await untilWhole(page);
  return page;
}

async function changeField(page: Page, name: string, block: string, label: string, text: string): Promise<void> {
  await openDossiers(page);
  await page.getByRole('link', { name }).click();
  await page.getByRole('link', { name: 'Sửa', exact: true }).click();
  await page.getByRole('button', { name: 'Lưu thay đổi' }).waitFor();
  // Complete blocks are folded to a line.
  await group(page, block).getByRole('heading', { name: block }).click();
  await group(page, block).getByLabel(label, { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).waitFor();
}

async function exchangeNow(page: Page): Promise<void> {
  await page.context().setOffline(false);
  await openOutbox(page);
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
}

it('[R10] merges different fields and parks the same field, both values in sight', async () => {
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
  const birth = makePeople(70, { receivedOn: today }).birth({ 'child.fullName': 'Thử Thị Hai Người Sửa' });
  const name = 'Thử Thị Hai Người Sửa';
  const first = await machineOf(0);
  const second = await machineOf(1);
  await takeBirth(first, birth);
  await openDossiers(first);
  await dossierLine(first, name).getByText('Đã nhận').waitFor();
  await exchangeNow(second);
  await openDossiers(second);
  await dossierLine(second, name).waitFor();

  // Both lines go down; each changes the phone, the first also the e-mail.
  await first.context().setOffline(true);
  await second.context().setOffline(true);
  await changeField(first, name, 'Người yêu cầu', 'Thư điện tử', 'thu.moi@mau.invalid');
  await changeField(first, name, 'Người yêu cầu', 'Số điện thoại', '0999111111');
  await changeField(second, name, 'Người cha', 'Họ tên', 'Thử Văn Sửa');
  await changeField(second, name, 'Người yêu cầu', 'Số điện thoại', '0999222222');
  await dossierLine(second, name).getByText('Đã lưu trên máy này').waitFor();

  await exchangeNow(first);
  await first.getByText('Không còn gì chờ gửi.').waitFor();
  await exchangeNow(second);
  await second.getByText('Phải có người quyết').waitFor();

  // Neither value has won silently: the one that came second sees both.
  const trouble = second.locator('.receipt-trouble');
  await trouble.getByText('0999 222 222').waitFor();
  await trouble.getByText('0999 111 111').waitFor();
  await second.locator('.connection-banner').getByText('1 mục cần xử lý').waitFor();
  await second.getByRole('link', { name }).first().click();
  await second.locator('.record-state').getByText('Cần xử lý').waitFor();

  // The other fields met: the father's name from the second, the e-mail from the first, on both machines.
  for (const page of [first, second]) {
    await exchangeNow(page);
    await openDossiers(page);
    await page.getByRole('link', { name }).click();
    await page.locator('.dossier-content').getByText('Thử Văn Sửa').waitFor();
    await page.locator('.dossier-content').getByText('thu.moi@mau.invalid').waitFor();
    await page.locator('.dossier-content').getByText('0999 111 111').waitFor();
  }
  await expect.poll(() => second.locator('.record-timeline li').count()).toBe(4);

  // Both machines have both values in sight, with who wrote them; the colleague decides, by keys alone.
  for (const page of [first, second]) {
    const parked = page.locator('.parked');
    await parked.getByRole('heading', { name: 'Hai giá trị khác nhau' }).waitFor();
    await parked.getByText('0999 111 111').waitFor();
    await parked.getByText('0999 222 222').waitFor();
    await lookAsItStands(page, 'two-officers');
  }
  const decide = first.getByRole('button', { name: 'Quyết và lưu' });
  await decide.focus();
  await first.keyboard.press('Enter');
  await first.getByText('Hãy chọn một giá trị cho từng ô.').waitFor();
  await first.getByRole('radio', { name: /0999 222 222/u }).focus();
  await first.keyboard.press('Space');
  await decide.focus();
  await first.keyboard.press('Enter');
  await first.getByText('Hãy ghi lý do chọn.').waitFor();
  await first.getByLabel('Lý do chọn').focus();
  await first.keyboard.type('Đã gọi điện hỏi lại');
  await first.keyboard.press('Enter');
  await first.locator('.record-state').getByText('Đã nhận').waitFor();
  await exchangeNow(second);
  await second.getByText('Không còn gì chờ gửi.').waitFor();
  for (const page of [first, second]) {
    await openDossiers(page);
    await page.getByRole('link', { name }).click();
    await page.locator('.dossier-content').getByText('0999 222 222').waitFor();
    await page
      .locator('.record-timeline')
      .getByText(/chọn “0999 222 222” \(.+ ghi\), không chọn “0999 111 111” \(.+ ghi\)/u)
      .waitFor();
    await page
      .locator('.record-timeline')
      .getByText(/Mục chờ quyết: Sửa: .+ trên máy/u)
      .waitFor();
    await page.locator('.record-timeline').getByText('Đã gọi điện hỏi lại').waitFor();
    expect(await page.locator('.parked').count()).toBe(0);
  }
});
