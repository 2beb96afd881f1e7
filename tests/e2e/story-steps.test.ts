import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Device, openDevice } from '../support/device.ts';
import { launchBrowser } from '../support/launch-browser.ts';
import { madeUpMarriage } from '../support/made-up-events.ts';
import { longestGiven } from '../support/made-up-names.ts';
import { makePeople } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { openDossiers, openOutbox, signIn, untilWhole } from './support/desk.ts';
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

const dayOf = (daysAgo: number): string =>
  new Date(Date.now() - daysAgo * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
const longName = `Nguyễn ${longestGiven}`;

/** Moves on by keys alone: what is pressed is focused first. */
async function press(button: Locator): Promise<void> {
  await button.focus();
  await button.page().keyboard.press('Enter');
}

async function openRecord(page: Page, name: string): Promise<Locator> {
  await openDossiers(page);
  await page.getByRole('link', { name }).first().click();
  const band = page.getByRole('region', { name: 'Việc tiếp theo' });
  await band.waitFor();
  return band;
}

async function lookedAt(page: Page, screen: string): Promise<void> {
  for (const look of looks) await lookWell(page, look, screen);
  await page.setViewportSize({ width: 1_366, height: 768 });
}

async function others(band: Locator): Promise<void> {
  await press(band.getByText('Việc khác có thể làm'));
}

it('[R1] takes a dossier through its steps by keys, without the line; the reason a step waits is said; all of it calm and legible', async () => {
  const open = (day: number, seed: number, name: string) =>
    colleague.perform({
      name: 'openDossier',
      args: makePeople(seed, { receivedOn: dayOf(day) }).birth({ 'child.fullName': name }),
    });
  await open(9, 62, 'Thử Thị Quá Hẹn');
  await open(0, 63, longName);
  await colleague.perform({
    name: 'openDossier',
    args: {
      procedure: 'marriage',
      fields: madeUpMarriage({ seed: 3, overrides: { 'bride.maritalLookup': 'pending' } }),
      receivedAt: '2026-11-20T02:00:00.000Z',
    },
  });
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

  // What is late says so; a wedding that waits for an answer says why nothing can be signed.
  let band = await openRecord(page, 'Thử Thị Quá Hẹn');
  await band.getByText('quá hẹn').waitFor();
  await lookedAt(page, 'steps-overdue');
  await openDossiers(page);
  await page.getByLabel('Nhóm việc').selectOption('Chờ xác minh');
  await page.locator('.dossiers-list .line-name').first().click();
  band = page.getByRole('region', { name: 'Việc tiếp theo' });
  await band.getByText('Còn chờ xác minh').first().waitFor();
  expect(await band.getByRole('button', { name: 'Ghi kết quả xác minh' }).getAttribute('aria-disabled')).toBe('true');
  await page.getByLabel('Nhóm việc').selectOption('');

  // From here on without the line.
  await context.setOffline(true);
  band = await openRecord(page, 'Nguyễn Nghiệm');
  await press(band.getByRole('button', { name: 'Nhận vào giải quyết' }));
  await band.getByText('Đang giải quyết').waitFor();
  await others(band);
  await lookedAt(page, 'steps-menu');

  await press(band.getByRole('button', { name: 'Yêu cầu bổ sung' }));
  const dialog = page.getByRole('dialog', { name: 'Yêu cầu bổ sung' });
  await press(dialog.getByRole('button', { name: 'Yêu cầu bổ sung' }));
  await dialog.getByText('Hãy điền các ô còn thiếu.').waitFor();
  await dialog.getByLabel('Giấy tờ', { exact: true }).fill('Giấy chứng sinh do cơ sở khám bệnh, chữa bệnh cấp');
  await dialog
    .getByLabel('Lý do', { exact: true })
    .fill('Bản chụp mờ, không đọc được số và ngày cấp; cần bản chính để đối chiếu');
  await lookedAt(page, 'steps-supplement');
  await press(dialog.getByRole('button', { name: 'Yêu cầu bổ sung' }));
  await band.getByText('Đồng hồ dừng từ').waitFor();
  await band.getByText('Bản chụp mờ').waitFor();
  await lookedAt(page, 'steps-paused');

  await press(band.getByRole('button', { name: 'Nhận giấy tờ bổ sung' }));
  await press(page.getByRole('dialog').getByRole('button', { name: 'Nhận giấy tờ bổ sung' }));
  await band.getByRole('button', { name: 'Trình ký' }).waitFor();
  // Once: the second time is not possible, and says why.
  await others(band);
  await band.getByText('chỉ yêu cầu một lần', { exact: false }).waitFor();
  await page.keyboard.press('Escape');
  await press(band.getByRole('button', { name: 'Trình ký' }));
  await press(band.getByRole('button', { name: 'Duyệt' }));
  const approval = page.getByRole('dialog', { name: 'Duyệt' });
  await approval.getByLabel('Người có thẩm quyền duyệt').selectOption('Đã ký trên giấy, tôi ghi lại');
  await approval.getByLabel('Người ký', { exact: true }).fill('Thử Văn Ký');
  await approval.getByLabel('Chức vụ người ký').fill('Phó Chủ tịch');
  await press(approval.getByRole('button', { name: 'Duyệt' }));
  await page.locator('.record-timeline').getByText('Ghi lại: Thử Văn Ký (Phó Chủ tịch) ký trên giấy').waitFor();
  expect(await page.locator('.record-timeline li').count()).toBe(6);

  // A refusal on another one; Escape leaves it undone.
  band = await openRecord(page, 'Thử Thị Quá Hẹn');
  await others(band);
  await press(band.getByRole('button', { name: 'Từ chối tiếp nhận' }));
  const refusal = page.getByRole('dialog', { name: 'Từ chối tiếp nhận' });
  await press(refusal.getByRole('button', { name: 'Từ chối tiếp nhận' }));
  await lookedAt(page, 'steps-refusal');
  await page.keyboard.press('Escape');
  await refusal.waitFor({ state: 'hidden' });
  await band.getByText('Đã tiếp nhận').waitFor();

  // The line is back: the colleague has all of it, with both times.
  await context.setOffline(false);
  await openOutbox(page);
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await page.getByText('Không còn gì chờ gửi.').waitFor();
  await page.getByRole('link', { name: 'Hôm nay', exact: true }).click();
  await page.getByText('Chờ số, chờ ghi sổ').waitFor();
  await lookedAt(page, 'steps-today');
  await colleague.sync();
  const moved = (await colleague.dossiers()).find(({ dossier }) => dossier.business === 'APPROVED')?.dossier;
  expect(moved).toMatchObject({
    supplement: { papers: [{ reason: expect.stringContaining('Bản chụp mờ') as string }] },
    approval: { how: 'onPaper', signer: 'Thử Văn Ký' },
  });
  expect(moved?.supplement?.receivedAt).not.toBeNull();
}, 240_000);
