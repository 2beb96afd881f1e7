import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Device } from '../support/device.ts';
import { madeUpMarriage } from '../support/made-up-events.ts';
import { longestGiven } from '../support/made-up-names.ts';
import { makePeople } from '../support/people.ts';
import { approveFromPaper, nextSteps, openDossiers, openOutbox, press, untilWhole } from './support/desk.ts';
import { lookAtEach } from './support/look-well.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
let colleague: Device;

beforeAll(async () => {
  colleague = await stage.openColleague();
});

const dayOf = (daysAgo: number): string =>
  new Date(Date.now() - daysAgo * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
const longName = `Nguyễn ${longestGiven}`;

/** Moves on by keys alone: what is pressed is focused first. */
async function openRecord(page: Page, name: string): Promise<Locator> {
  await openDossiers(page);
  await page.getByRole('link', { name }).first().click();
  const band = nextSteps(page);
  await band.waitFor();
  return band;
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

  const page = await stage.openMachine();
  await untilWhole(page);
  await openOutbox(page);
  await page.getByRole('button', { name: 'Gửi ngay' }).click();

  // What is late says so; a wedding that waits for an answer says why nothing can be signed.
  let band = await openRecord(page, 'Thử Thị Quá Hẹn');
  await band.getByText('quá hẹn').waitFor();
  await lookAtEach(page, 'steps-overdue');
  await openDossiers(page);
  await page.getByLabel('Nhóm việc').selectOption('Chờ xác minh');
  await page.locator('.dossiers-list .line-name').first().click();
  band = nextSteps(page);
  await band.getByText('Còn chờ xác minh').first().waitFor();
  await expect
    .poll(() => band.getByRole('button', { name: 'Ghi kết quả xác minh' }).getAttribute('aria-disabled'))
    .toBe('true');
  await page.getByLabel('Nhóm việc').selectOption('');

  // From here on without the line.
  await page.context().setOffline(true);
  band = await openRecord(page, 'Nguyễn Nghiệm');
  await press(band.getByRole('button', { name: 'Nhận vào giải quyết' }));
  await band.getByText('Đang giải quyết').waitFor();
  await others(band);
  await lookAtEach(page, 'steps-menu');

  await press(band.getByRole('button', { name: 'Yêu cầu bổ sung' }));
  const dialog = page.getByRole('dialog', { name: 'Yêu cầu bổ sung' });
  await press(dialog.getByRole('button', { name: 'Yêu cầu bổ sung' }));
  await dialog.getByText('Hãy điền các ô còn thiếu.').waitFor();
  await dialog.getByLabel('Giấy tờ', { exact: true }).fill('Giấy chứng sinh do cơ sở khám bệnh, chữa bệnh cấp');
  await dialog
    .getByLabel('Lý do', { exact: true })
    .fill('Bản chụp mờ, không đọc được số và ngày cấp; cần bản chính để đối chiếu');
  // Day first, whatever language the machine speaks; written in any of the desk's ways.
  const [day, time] = [dialog.getByLabel('Lúc đã yêu cầu'), dialog.getByLabel('Giờ')];
  const [asked, at] = [await day.inputValue(), await time.inputValue()];
  expect(asked).toBe(dayOf(0).split('-').reverse().join('/'));
  await day.fill('31/02/2026');
  await press(dialog.getByRole('button', { name: 'Yêu cầu bổ sung' }));
  expect([await day.getAttribute('aria-invalid'), await day.inputValue()]).toEqual(['true', '31/02/2026']);
  await day.fill(asked.replaceAll('/', ''));
  await time.fill('8h5');
  expect(await day.inputValue()).toBe(asked);
  await time.fill(at);
  await lookAtEach(page, 'steps-supplement');
  await press(dialog.getByRole('button', { name: 'Yêu cầu bổ sung' }));
  await band.getByText('Đồng hồ dừng từ').waitFor();
  await band.getByText('Bản chụp mờ').waitFor();
  await lookAtEach(page, 'steps-paused');

  await press(band.getByRole('button', { name: 'Nhận giấy tờ bổ sung' }));
  await press(page.getByRole('dialog').getByRole('button', { name: 'Nhận giấy tờ bổ sung' }));
  await band.getByRole('button', { name: 'Trình ký' }).waitFor();
  // Once: the second time is not possible, and says why.
  await others(band);
  await band.getByText('chỉ yêu cầu một lần', { exact: false }).waitFor();
  await page.keyboard.press('Escape');
  await press(band.getByRole('button', { name: 'Trình ký' }));
  // A moment too early: what she has just done is taken back by a key, and both stay in what happened.
  await page.getByRole('button', { name: 'Hoàn tác' }).waitFor();
  await lookAtEach(page, 'steps-undo');
  await page.keyboard.press('Control+z');
  await page.getByText('Đã hoàn tác, đã lưu trên máy này.', { exact: false }).waitFor();
  await press(band.getByRole('button', { name: 'Trình ký' }));
  await approveFromPaper(page);
  await page.locator('.record-timeline').getByText('Ghi lại: Thử Văn Ký (Phó Chủ tịch) ký trên giấy').waitFor();
  await expect.poll(() => page.locator('.record-timeline li').count()).toBe(8);

  // A refusal on another one; Escape leaves it undone.
  band = await openRecord(page, 'Thử Thị Quá Hẹn');
  await others(band);
  await press(band.getByRole('button', { name: 'Từ chối tiếp nhận' }));
  const refusal = page.getByRole('dialog', { name: 'Từ chối tiếp nhận' });
  await press(refusal.getByRole('button', { name: 'Từ chối tiếp nhận' }));
  await lookAtEach(page, 'steps-refusal');
  await page.keyboard.press('Escape');
  await refusal.waitFor({ state: 'hidden' });
  await band.getByText('Đã tiếp nhận').waitFor();

  // The line is back: the colleague has all of it, with both times.
  await page.context().setOffline(false);
  await openOutbox(page);
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await page.getByText('Không còn gì chờ gửi.').waitFor();
  await page.getByRole('link', { name: 'Hôm nay', exact: true }).click();
  await page.getByText('Chờ số, chờ ghi sổ').waitFor();
  await lookAtEach(page, 'steps-today');
  await colleague.sync();
  const moved = (await colleague.dossiers()).find(({ dossier }) => dossier.business === 'APPROVED')?.dossier;
  expect(moved).toMatchObject({
    supplement: { papers: [{ reason: expect.stringContaining('Bản chụp mờ') as string }] },
    approval: { how: 'onPaper', signer: 'Thử Văn Ký' },
  });
  expect(moved?.supplement?.receivedAt).not.toBeNull();
}, 240_000);
