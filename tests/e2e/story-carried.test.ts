import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { makePeople } from '../support/people.ts';
import { openOutbox, takeBirth } from './support/desk.ts';
import { lookAtEach } from './support/look-well.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const childName = 'Nguyễn Thị Thử Mang';

/** What it does by itself once it is open: the server's key is asked for while there is a line. */
async function untilKeyIsHere(page: Page): Promise<void> {
  const isHere = () =>
    page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          const opening = indexedDB.open('lien-mach');
          opening.onsuccess = () => {
            const asked = opening.result.transaction('keys').objectStore('keys').get('handIn');
            asked.onsuccess = () => {
              resolve(asked.result !== undefined);
              opening.result.close();
            };
          };
        }),
    );
  await expect.poll(isHere, { timeout: 60_000 }).toBe(true);
}

/** A page of a paper as a camera would make it. */
async function photograph(page: Page): Promise<Buffer> {
  const drawn = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [900, 1_200];
    canvas.getContext('2d')?.fillText('Giấy chứng sinh (thử)', 100, 100);
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? '';
  });
  return Buffer.from(drawn, 'base64');
}

const carry = (page: Page) => page.getByRole('region', { name: 'Tệp mang đi' });

/** Gives the outbox a file, and what it hands out, if it does. */
async function give(page: Page, content: Buffer): Promise<void> {
  const file = { name: 'usb.lien-mach', mimeType: 'application/octet-stream', buffer: content };
  await carry(page).locator('input[type=file]').setInputFiles(file);
}

it('[R4] [R11] a birth with its photographed paper goes by file to a neighbour’s machine, and its receipts come back', async () => {
  const tablet = await stage.openMachine({ whole: true });
  await untilKeyIsHere(tablet);
  await tablet.context().setOffline(true);
  await takeBirth(tablet, makePeople(91).birth({ 'child.fullName': childName, evidenceKind: 'birthNotice' }));
  await tablet.getByRole('button', { name: 'Thêm: Giấy chứng sinh' }).click();
  const dialog = tablet.getByRole('dialog');
  const photo = { name: 'anh.jpg', mimeType: 'image/jpeg', buffer: await photograph(tablet) };
  await dialog.getByLabel('Chọn ảnh hoặc PDF').setInputFiles(photo);
  await dialog.getByText('Đang xử lý ảnh…').waitFor({ state: 'detached' });
  await dialog.getByRole('button', { name: 'Lưu giấy tờ' }).click();
  await dialog.waitFor({ state: 'detached' });
  await openOutbox(tablet);
  const saving = tablet.waitForEvent('download');
  await carry(tablet).getByRole('button', { name: 'Mang đi bằng tệp' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toMatch(/^mang-di-\d{8}T\d{6}-1\.lien-mach$/u);
  const file = readFileSync(await download.path());
  expect(file.includes(Buffer.from('Nguy'))).toBe(false);
  await carry(tablet).getByText('Đã ghi 2 mục và 1 trang giấy tờ vào 1 tệp.').waitFor();
  // In a file it has not left.
  await expect.poll(() => tablet.getByText('đã chép vào tệp lúc').count()).toBe(2);
  await lookAtEach(tablet, 'carry-written');

  const neighbour = await stage.openMachine({ account: 1 });
  await openOutbox(neighbour);
  await give(neighbour, file.subarray(0, file.length - 100));
  await carry(neighbour).getByText('Tệp bị thiếu phần cuối.').waitFor();
  const answering = neighbour.waitForEvent('download');
  await give(neighbour, file);
  const answers = readFileSync(await (await answering).path());
  await carry(neighbour).getByText('Máy chủ đã nhận hết.').waitFor();
  await give(neighbour, answers);
  await carry(neighbour).getByText('Tệp trả lời này của máy khác.').waitFor();

  await give(tablet, answers);
  await carry(tablet).getByText('Đã nhận 2 biên nhận; máy chủ đã có đủ 1 trang giấy tờ.').waitFor();
  await tablet.getByText('Không còn gì chờ gửi.').waitFor();
  await lookAtEach(tablet, 'carry-answered');
  const colleague = await stage.openColleague(1);
  await colleague.sync();
  const there = (await colleague.dossiers()).filter(({ dossier }) => dossier.fields['child.fullName'] === childName);
  expect(there).toHaveLength(1);
  expect(there[0]?.dossier.documents?.[0]?.pages).toHaveLength(1);
});
