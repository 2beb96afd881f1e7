import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { birthSheet } from '../../src/domain/exchange-sheet/columns/birth.ts';
import { writeWorkbook } from '../../src/spreadsheet/write-workbook.ts';
import { madeUpOldEntries } from '../support/made-up-old-entries.ts';
import { makePeople } from '../support/people.ts';
import { written } from '../support/sheet-in-memory.ts';
import { openOutbox, personTool, takeBirth } from './support/desk.ts';
import { lookAtEach, printedPages } from './support/look-well.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const [pin, newPin] = ['204815', '558102'];
const waiting = 20;

interface Sheet {
  readonly lines: readonly string[];
  readonly passphrase: string;
}

async function openRecovery(page: Page): Promise<void> {
  await (await personTool(page, 'link', 'Quy định của xã')).click();
  await page.getByRole('link', { name: 'Khoá khôi phục', exact: true }).click();
  await page.getByRole('heading', { name: 'Khoá khôi phục', level: 1 }).waitFor();
}

/** Makes a key as an administrator does, with her eyes on the sheet. */
async function makeKey(page: Page): Promise<Sheet> {
  await openRecovery(page);
  await page.getByText('Xã chưa có khoá khôi phục').waitFor();
  await lookAtEach(page, 'recovery');
  await page.getByRole('button', { name: 'Tạo khoá khôi phục' }).click();
  const field = page.getByLabel('Câu mật khẩu');
  const passphrase = await field.inputValue();
  await field.fill('xã thử');
  await page.getByRole('button', { name: 'Tạo khoá và xem tờ giấy' }).click();
  await page.getByText('Câu này quá dễ đoán').waitFor();
  await field.fill(passphrase);
  await page.getByRole('button', { name: 'Tạo khoá và xem tờ giấy' }).click();
  await page.getByText('TỜ KHOÁ KHÔI PHỤC', { exact: true }).waitFor();
  await lookAtEach(page, 'recovery-sheet');
  expect(await printedPages(page, 'recovery-sheet')).toBe(1);
  const lines = await page.locator('.key-lines li').allTextContents();
  expect(lines).toHaveLength(6);

  // Typed wrongly it is not stated.
  await page.getByRole('button', { name: 'Đã in xong, sang bước kiểm tra' }).click();
  const asked = page.getByLabel(/^Dòng \d$/u);
  const numbers = await page.locator('label', { hasText: /^Dòng \d$/u }).allTextContents();
  expect(numbers).toHaveLength(2);
  const said = numbers.map((name) => lines[Number(name.slice(-1)) - 1] ?? '');
  const state = page.getByRole('button', { name: 'Thử mở và công bố khoá' });
  await asked.nth(0).fill(said[1] ?? '');
  await asked.nth(1).fill(said[1] ?? '');
  await page.getByLabel('Câu mật khẩu').fill(passphrase);
  await state.click();
  await page.getByText('không giống tờ giấy').waitFor();
  await asked.nth(0).fill((said[0] ?? '').toLowerCase());
  await page.getByLabel('Câu mật khẩu').fill(`${passphrase} sai`);
  await state.click();
  await page.getByText('Câu mật khẩu không mở được').waitFor();
  await lookAtEach(page, 'recovery-check');
  await page.getByLabel('Câu mật khẩu').fill(passphrase);
  await state.click();
  await page.getByText('Đã công bố.').waitFor();
  await page.getByRole('button', { name: 'Đóng' }).click();
  await page.getByText('Máy này mở được bằng tờ giấy của khoá').waitFor();
  return { lines, passphrase };
}

async function setPin(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Đặt mã PIN' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Mã PIN mới', { exact: true }).fill(pin);
  await dialog.getByLabel('Nhập lại mã PIN mới').fill(pin);
  await dialog.getByRole('button', { name: 'Lưu mã PIN' }).click();
  await dialog.getByText('Đã lưu mã PIN.').waitFor();
  await dialog.getByRole('button', { name: 'Đóng' }).click();
}

/** As many acts as rows, in one go. */
async function takeOldEntries(page: Page, count: number): Promise<void> {
  await page.getByRole('link', { name: 'Sổ', exact: true }).click();
  await page.getByRole('link', { name: 'Sổ cũ / Bảng tính' }).click();
  const lines = written(birthSheet, madeUpOldEntries(birthSheet, count, 90));
  const buffer = Buffer.from(writeWorkbook('KS', lines));
  const mimeType = 'application/octet-stream';
  await page.getByLabel('Chọn tệp .xlsx hoặc .csv').setInputFiles({ name: 'mau.xlsx', mimeType, buffer });
  await page.getByRole('button', { name: `Nhập cả ${count} hàng` }).click();
  await page.getByText(`Đã ghi ${count} hàng trên máy này.`).waitFor();
}

async function giveSheet(page: Page, { lines, passphrase }: Sheet): Promise<void> {
  await page.getByLabel('Chữ trên tờ khoá khôi phục').fill(lines.join('\n'));
  await page.getByLabel('Câu mật khẩu của tờ giấy').fill(passphrase);
}

/** The browser's own directory handles; the dialog that chooses one cannot be pressed by a test. */
async function plugStickIn(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const pick = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('USB', { create: true });
    Object.assign(globalThis, { showDirectoryPicker: pick });
  });
  await page.reload();
}

/** How many acts the machine's file on the stick says it holds; `null`: there is no file. */
const onStick = (page: Page): Promise<number | null> =>
  page.evaluate(async () => {
    const stick = await (await navigator.storage.getDirectory()).getDirectoryHandle('USB');
    const counts: number[] = [];
    for await (const handle of stick.values()) {
      if (!(handle instanceof FileSystemFileHandle)) continue;
      const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
      const ends = 13 + new DataView(bytes.buffer).getUint32(9);
      const head = JSON.parse(new TextDecoder().decode(bytes.slice(13, ends))) as { readonly count: number };
      counts.push(head.count);
    }
    if (counts.length > 1) throw new Error('One file a machine.');
    return counts[0] ?? null;
  });

it('[R4] a forgotten PIN with twenty waiting loses none; the sealed copy brings them from another machine, once', async () => {
  const page = await stage.openMachine({ whole: true });
  await plugStickIn(page);
  const sheet = await makeKey(page);
  await setPin(page);
  await openOutbox(page);
  await page.getByRole('button', { name: 'Chọn thư mục' }).click();
  await page.getByText('Đang tự sao vào thư mục «USB».').waitFor();
  await page.context().setOffline(true);
  await takeBirth(page, makePeople(90).birth());
  await expect.poll(() => onStick(page), { timeout: 30_000 }).toBe(1);
  await takeOldEntries(page, waiting - 1);
  await expect.poll(() => onStick(page), { timeout: 30_000 }).toBe(waiting);

  // Off and on again; nobody knows the PIN any more, and there is no line.
  await page.reload();
  await page.getByRole('heading', { name: 'Mở khoá', level: 1 }).waitFor();
  await page.getByRole('button', { name: /mở bằng tờ khoá khôi phục/u }).click();
  await lookAtEach(page, 'recover');
  const open = page.getByRole('button', { name: 'Mở', exact: true });
  const [first = '', ...others] = sheet.lines;
  await giveSheet(page, { ...sheet, lines: [first.slice(1), ...others] });
  await open.click();
  await page.getByText('Mới có 149 ký tự').waitFor();
  await giveSheet(page, { ...sheet, lines: [others[0] ?? '', ...others] });
  await open.click();
  await page.getByText('Nhóm 1, 2, 3, 4, 5 gõ chưa đúng').waitFor();
  await giveSheet(page, { ...sheet, passphrase: 'một hai ba bốn năm sáu' });
  await open.click();
  await page.getByText('Câu mật khẩu chưa đúng.').waitFor();
  await page.getByText(/^Chờ \d+ giây/u).waitFor({ state: 'detached' });
  await giveSheet(page, sheet);
  await open.click();
  await page.getByText('Tờ giấy mở được.').waitFor();
  await lookAtEach(page, 'recover-who');
  await page.getByLabel('Mã PIN mới', { exact: true }).fill(newPin);
  await page.getByLabel('Nhập lại mã PIN mới').fill(newPin);
  await page.getByRole('button', { name: 'Đặt mã PIN và vào làm việc' }).click();
  await openOutbox(page);
  await expect.poll(() => page.locator('.outbox-entry').count()).toBe(waiting);

  // The folder is known after the restart; the stick is pulled out, and with the next act that is told.
  await page.getByText('Đang tự sao vào thư mục «USB».').waitFor();
  await page.evaluate(async () => (await navigator.storage.getDirectory()).removeEntry('USB', { recursive: true }));
  await takeBirth(page, makePeople(91).birth());
  const all = waiting + 1;
  await openOutbox(page);
  await page.getByText('Lần sao cuối không ghi được vào thư mục').waitFor();

  // On a stick to the leader's machine, while this one stays without a line.
  const downloads = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lưu bản sao niêm phong' }).click();
  const download = await downloads;
  expect(download.suggestedFilename()).toMatch(/^hop-gui-\d{8}T\d{4}\.lien-mach$/u);
  await page.getByText(`Đã lưu ${all} mục vào tệp.`).waitFor();
  const bytes = readFileSync(await download.path());
  expect(bytes.toString('utf8')).not.toContain('Thử');
  await lookAtEach(page, 'outbox-sealed-copy');
  const leader = await stage.openMachine({ account: 1 });
  await openRecovery(leader);
  const file = { name: 'hop-gui.lien-mach', mimeType: 'application/octet-stream', buffer: bytes };
  await leader.getByLabel('Tệp .lien-mach').setInputFiles({ ...file, buffer: bytes.subarray(0, 300) });
  await leader.getByText('Tệp bị cắt cụt').waitFor();
  await leader.getByLabel('Tệp .lien-mach').setInputFiles(file);
  await leader.getByText(`: ${all} mục.`).waitFor();
  await giveSheet(leader, sheet);
  await leader.getByRole('button', { name: 'Mở tệp' }).click();
  await leader.getByText(`${all} mục chưa gửi`).waitFor();
  await lookAtEach(leader, 'recovery-file');
  await leader.getByRole('button', { name: `Nhận ${all} mục` }).click();
  await leader.getByText(`Đã nhận ${all} mục vào hộp gửi.`).waitFor();
  await openOutbox(leader);
  await leader.getByText('Không còn gì chờ gửi.').waitFor();
  const colleague = await stage.openColleague(2);
  const onServer = async (): Promise<number> => {
    await colleague.sync();
    return (await colleague.dossiers()).length;
  };
  await expect.poll(onServer, { timeout: 30_000 }).toBe(all);

  // The first machine comes back itself: each is there once, and none waits.
  await page.context().setOffline(false);
  await page.getByText('Không còn gì chờ gửi.').waitFor();
  expect(await onServer()).toBe(all);

  // The browser has lost its key, and with it what her PIN opened.
  await page.evaluate(async () => {
    const opening = indexedDB.open('lien-mach');
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const deleting = database.transaction('keys', 'readwrite');
    deleting.objectStore('keys').delete('device');
    await new Promise<void>((resolve) => {
      deleting.oncomplete = () => resolve();
    });
    database.close();
  });
  await page.reload();
  await page.getByText('Trình duyệt không còn giữ khoá').waitFor();
  await lookAtEach(page, 'recover-lost');
  await giveSheet(page, sheet);
  await open.click();
  await page.getByLabel('Mã PIN mới', { exact: true }).fill(pin);
  await page.getByLabel('Nhập lại mã PIN mới').fill(pin);
  await page.getByRole('button', { name: 'Đặt mã PIN và vào làm việc' }).click();
  await page.locator('.connection-banner').waitFor();
  expect(await page.locator('.person b').textContent()).toBe('Thử Thị Một');
  await page.context().close();
  await leader.context().close();
}, 600_000);
