import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { birthSheet } from '../../src/domain/exchange-sheet/columns/birth.ts';
import { guardianshipSheet } from '../../src/domain/exchange-sheet/columns/guardianship.ts';
import { readWorkbook } from '../../src/spreadsheet/read-workbook.ts';
import { writeWorkbook } from '../../src/spreadsheet/write-workbook.ts';
import { madeUpOldEntries } from '../support/made-up-old-entries.ts';
import { written } from '../support/sheet-in-memory.ts';
import { looks, lookWell } from './support/look-well.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const folder = mkdtempSync(join(tmpdir(), 'lien-mach-files-'));

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function open(account: number): Promise<Page> {
  const page = await stage.openMachine({ account, whole: true });
  await page.getByRole('link', { name: 'Sổ', exact: true }).click();
  await page.getByRole('link', { name: 'Sổ cũ / Bảng tính' }).click();
  await page.getByRole('heading', { name: 'Nhập từ bảng tính' }).waitFor();
  return page;
}

/** At a desk and on a phone, by day and by night. */
async function see(page: Page, screen: string): Promise<void> {
  for (const look of [...looks].reverse()) await lookWell(page, look, `sheets-${screen}`);
}

const choose = (page: Page, path: string) => page.getByLabel('Chọn tệp .xlsx hoặc .csv').setInputFiles(path);

it('takes 200 births in from a workbook without a line, and out again: the same rows', async () => {
  const page = await open(0);
  await page.getByText('Chưa có mục nào đã vào sổ').waitFor();
  await see(page, 'empty');
  await page.context().setOffline(true);
  const lines = written(birthSheet, madeUpOldEntries(birthSheet, 200, 90));
  await choose(page, fileOf('mau.xlsx', writeWorkbook('KS', lines)));
  await page.getByText('Đã nhận ra: Sổ đăng ký khai sinh').waitFor();
  await see(page, 'report');
  await page.getByRole('button', { name: 'Nhập cả 200 hàng' }).click();
  await page.getByText('Đã ghi 200 hàng trên máy này.').waitFor();
  await see(page, 'done');

  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lấy tệp' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('so-KS-tat-ca.xlsx');
  const rows = readWorkbook(readFileSync(await download.path())).rows;
  const cells = rows.map((row) => (lines[0] ?? []).map((_, index) => row.cells[index] ?? ''));
  const sorted = (all: readonly (readonly unknown[])[]) => all.map((row) => JSON.stringify(row)).sort();
  expect(sorted(cells)).toEqual(sorted(lines));

  await page.getByRole('link', { name: 'Hồ sơ', exact: true }).click();
  await page.locator('.dossiers-list .line-name').first().click();
  await page.getByRole('region', { name: 'mục sổ cũ' }).waitFor();
  await see(page, 'record');
  await page.context().close();
});

it('tells faults at their cells and gives the faulty rows back', async () => {
  const page = await open(1);
  await see(page, 'choose');
  await choose(page, fileOf('khong.csv', 'a,b,c\n1,2,3\n'));
  await page.getByText('Không nhận ra loại sổ').waitFor();
  await see(page, 'unfit');

  const [headings = [], ...rows] = written(birthSheet, madeUpOldEntries(birthSheet, 6, 3));
  const at = headings.indexOf('nksHoTen');
  const dates = headings.indexOf('nksNgaySinh');
  const changed = (row: readonly string[], index: number, text: string) =>
    row.map((cell, place) => (place === index ? text : cell));
  const faulty = rows.map((row, index) => {
    if (index === 1) return changed(changed(row, at, 'Nguyễn Hoàng Thục Khuê Công Tằng Tôn Nữ 7'), dates, '31.02.1960');
    return index === 3 ? changed(row, headings.indexOf('ngayDangKy'), '1998') : row;
  });
  const lines = [[...headings, 'cotLa'], ...faulty.map((row) => [...row, ''])];
  await choose(page, fileOf('loi.xlsx', writeWorkbook('KS', lines)));
  await page.getByText('Cột không nhập').waitFor();
  const table = page.getByRole('table');
  await expect.poll(() => table.getByRole('rowheader').allTextContents()).toEqual(['3', '5']);
  await table.getByText('Không có ngày này trong lịch').waitFor();
  await see(page, 'faults');
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lấy tệp 2 hàng có lỗi' }).click();
  const back = readWorkbook(readFileSync(await (await coming).path())).rows;
  expect(back).toHaveLength(3);
  expect(JSON.stringify(back[1])).toContain('nksNgaySinh: Không có ngày này trong lịch');
  await page.getByRole('button', { name: 'Chỉ nhập 4 hàng tốt' }).click();
  await page.getByText('Đã ghi 4 hàng').waitFor();
  await see(page, 'part');
  await page.context().close();
});

it('gives an empty sheet under names of ours, takes it in filled, and says on each side whose names they are', async () => {
  const page = await open(2);
  const whose = 'Tên cột do phần mềm Liền Mạch đặt vì chưa biết tên cột của Bộ Tư pháp cho loại sổ này.';
  await page.getByText('Tệp mẫu trống, có sẵn tên cột').click();
  expect(await page.getByText(whose).count()).toBe(0);
  await page.getByLabel('Mẫu của sổ').selectOption('GH');
  await page.getByText(whose).waitFor();
  await see(page, 'empty-sheet');
  const giving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lấy tệp mẫu' }).click();
  const given = await giving;
  expect(given.suggestedFilename()).toBe('mau-GH.xlsx');
  const empty = readWorkbook(readFileSync(await given.path())).rows.map(({ cells }) => cells.map(String));

  const [, ...rows] = written(guardianshipSheet, madeUpOldEntries(guardianshipSheet, 12, 5));
  await choose(page, fileOf('giam-ho.xlsx', writeWorkbook('GH', [...empty, ...rows], { headings: 2 })));
  await page.getByText('Đã nhận ra: Sổ đăng ký giám hộ').waitFor();
  await page.getByText('tiêu đề ở hàng 2').waitFor();
  await page.getByText(whose).waitFor();
  await see(page, 'ours');
  await page.getByRole('button', { name: 'Nhập cả 12 hàng' }).click();
  await page.getByText('Đã ghi 12 hàng trên máy này.').waitFor();
  await page.getByLabel('Loại sổ').selectOption('GH');
  await page.getByText(whose).waitFor();
  await see(page, 'ours-out');
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lấy tệp', exact: true }).click();
  const back = readWorkbook(readFileSync(await (await coming).path())).rows;
  expect(back.map(({ cells }) => cells[0])).toHaveLength(14);
  expect(back[0]?.cells).toEqual([whose]);
  await page.context().close();
});
