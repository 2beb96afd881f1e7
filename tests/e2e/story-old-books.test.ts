import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { birthSheet } from '../../src/domain/exchange-sheet/columns/birth.ts';
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
  expect(await table.getByRole('rowheader').allTextContents()).toEqual(['3', '5']);
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
