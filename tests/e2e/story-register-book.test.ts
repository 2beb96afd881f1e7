import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Device } from '../support/device.ts';
import { longestGiven } from '../support/made-up-names.ts';
import { makePeople } from '../support/people.ts';
import { nextSteps, openDossiers, openOutbox, press, untilWhole } from './support/desk.ts';
import { lookAtEach } from './support/look-well.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
let colleague: Device;

beforeAll(async () => {
  colleague = await stage.openColleague();
});

const road = ['RECEIVED', 'PROCESSING', 'SUBMITTED_FOR_SIGNATURE', 'APPROVED'] as const;

/** A birth that a colleague has taken and had approved. */
async function approved(seed: number, name: string): Promise<void> {
  const { entity } = await colleague.perform({
    name: 'openDossier',
    args: makePeople(seed).birth({ 'child.fullName': name }),
  });
  for (const [index, to] of road.slice(1).entries()) {
    await colleague.perform({ name: 'moveDossier', entity, args: { from: road[index] ?? 'RECEIVED', to } });
  }
}

async function send(page: Page): Promise<void> {
  await openOutbox(page);
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await page.getByText('Không còn gì chờ gửi.').waitFor();
}

/** From the list to the form of the entry. */
async function toEntry(page: Page, name: string): Promise<Locator> {
  await openDossiers(page);
  await page.getByRole('link', { name }).first().click();
  await press(nextSteps(page).getByRole('button', { name: 'Ghi sổ' }));
  const form = page.getByRole('dialog');
  await form.getByLabel('Người ký', { exact: true }).waitFor();
  return form;
}

it('[R19] opens the register, takes its pen, and gives twins their numbers without the line, each compared with the paper book', async () => {
  const twins = [`Nguyễn ${longestGiven}`, 'Y Hai Thử Niê'] as const;
  await approved(71, twins[0]);
  await approved(72, twins[1]);
  await colleague.sync();
  const page = await stage.openMachine();
  await untilWhole(page);

  await page.getByRole('link', { name: 'Sổ', exact: true }).click();
  await page.getByText('Chưa có sổ nào được mở ở đây.').waitFor();
  await lookAtEach(page, 'books-empty');
  await page.getByRole('button', { name: 'Mở sổ' }).click();
  const opening = page.getByRole('dialog', { name: 'Mở sổ' });
  await opening.getByRole('button', { name: 'Mở sổ' }).click();
  await opening.getByText('Còn thiếu: Loại sổ.').waitFor();
  await lookAtEach(page, 'books-opening');
  await opening.getByLabel('Loại sổ').selectOption('KS');
  await opening.getByLabel('Số cuối đã ghi trên giấy trước khi dùng phần mềm').fill('46');
  await opening.getByRole('button', { name: 'Mở sổ' }).click();
  await send(page);

  await page.getByRole('link', { name: 'Sổ', exact: true }).click();
  await page.getByRole('link', { name: /Sổ đăng ký khai sinh năm/u }).click();
  await page.getByText('Quyền ghi sổ ở máy chủ').first().waitFor();
  await press(page.getByRole('button', { name: 'Nhận quyền về máy này' }));
  const lending = page.getByRole('dialog', { name: 'Nhận quyền về máy này' });
  await lending.getByLabel('Gọi máy này là').fill('Máy bàn hộ tịch');
  await press(lending.getByRole('button', { name: 'Nhận quyền về máy này' }));
  await page.getByRole('heading', { name: 'Quyền ghi sổ ở máy này' }).waitFor();

  await page.context().setOffline(true);
  let form = await toEntry(page, twins[0]);
  await form.getByText('Số tiếp theo là 47.').waitFor();
  expect(await form.getByLabel('Số', { exact: true }).inputValue()).toBe('47');
  await form.getByLabel('Người ký', { exact: true }).fill('Thử Văn Ký');
  await form.getByLabel('Chức vụ').fill('Phó Chủ tịch Ủy ban nhân dân');
  await lookAtEach(page, 'books-entry');
  await press(form.getByRole('button', { name: 'Ghi sổ' }));
  await page
    .getByText(/47.*01\//u)
    .first()
    .waitFor();
  // The other twin: who signed is remembered, one key enters it.
  form = await toEntry(page, 'Y Hai Thử');
  expect(await form.getByLabel('Số', { exact: true }).inputValue()).toBe('48');
  expect(await form.getByLabel('Người ký', { exact: true }).inputValue()).toBe('Thử Văn Ký');
  await press(form.getByRole('button', { name: 'Ghi sổ' }));
  await form.waitFor({ state: 'hidden' });

  await page.getByRole('link', { name: 'Sổ', exact: true }).click();
  await page.getByRole('link', { name: /Sổ đăng ký khai sinh năm/u }).click();
  const lines = page.getByRole('table').getByRole('row');
  await lines.nth(2).waitFor();
  await expect.poll(() => lines.getByRole('rowheader').allTextContents()).toEqual(['48', '47']);
  await lookAtEach(page, 'books-record');
  await press(page.getByRole('button', { name: 'In trang sổ' }));
  const printing = page.getByRole('dialog');
  await printing.getByText('Từ số 47 đến số 48').waitFor();
  await printing.getByLabel('Từ số').fill('48');
  await printing.getByText('Từ số 48 đến số 48').waitFor();
  await printing.getByLabel('Từ số').fill('47');
  await lookAtEach(page, 'books-pages');
  await printing.getByRole('button', { name: 'Ẩn tờ in' }).click();

  await page.context().setOffline(false);
  await send(page);
  await colleague.sync();
  const numbers = (await colleague.dossiers()).map(({ dossier }) => dossier.entry?.number);
  expect(numbers.sort()).toEqual([47, 48]);
  await sheetsThereAndBack(page);
}, 240_000);

/** The list goes out in the ministry's columns, and what came of it there comes in, looked at before it is noted. */
async function sheetsThereAndBack(page: Page): Promise<void> {
  await openDossiers(page);
  const handing = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Bảng tính theo tên cột của Bộ' }).click();
  expect((await handing).suggestedFilename()).toBe('ho-so-KS.xlsx');
  await page.getByText('Đã lấy 2 hồ sơ đang hiện vào ho-so-KS.xlsx.').waitFor();
  const codeOf = (await colleague.dossiers()).map(({ dossier: { codes, entry } }) => [
    entry?.number,
    codes.provisional,
  ]);
  const codes = new Map(codeOf as [number, string][]);
  const lines = [
    'Mã hồ sơ,Số,Quyển số,Trang,Số định danh',
    `${codes.get(47)},47,01/2026,47,099326000001`,
    `${codes.get(48)},99,01/2026,48,`,
    'H99.9-KHONG-CO,50,01/2026,50,',
  ];
  await page.getByRole('link', { name: 'Sổ', exact: true }).click();
  await page.getByRole('link', { name: 'Sổ cũ / Bảng tính' }).click();
  const file = { name: 'ket-qua.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
  await page.getByLabel('Chọn tệp kết quả .xlsx hoặc .csv').setInputFiles(file);
  await page.getByText('Sẽ ghi nhận: 1').waitFor();
  await page.getByText('Không thấy hồ sơ trên máy này', { exact: true }).waitFor();
  await lookAtEach(page, 'sheets-results');
  await page.getByRole('button', { name: 'Ghi nhận 2 kết quả' }).click();
  await page.getByText('Đã ghi nhận 2 kết quả trên máy này.').waitFor();
  await send(page);
  await colleague.sync();
  const told = (await colleague.dossiers()).map(({ dossier: { entry, upstream, fields } }) => [
    ...[entry?.number, upstream?.state, fields['child.pin']],
  ]);
  expect(told.sort()).toEqual([
    [47, 'registered', '099326000001'],
    [48, 'attention', undefined],
  ]);
}
