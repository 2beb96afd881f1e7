import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetchPage } from '../../src/sync/pages/fetch-page.ts';
import { type BadLine, openBadLine } from '../support/bad-line.ts';
import type { BrowserName } from '../support/launch-browser.ts';
import { launchBrowser } from '../support/launch-browser.ts';
import { makePeople } from '../support/people.ts';
import { realTimers } from '../support/real-timers.ts';
import { serverHash } from '../support/server-parts.ts';
import { beginBirth, dossierLine, fillBirth, openDossiers, openOutbox, signIn, untilWhole } from './support/desk.ts';
import { atDesk, lookAsItStands, lookAtEach, onPhone } from './support/look-well.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const childName = 'Nguyễn Thị Thử Ảnh';
const patience = { timeout: 120_000 };
const inFocus = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

/** A photograph taken with the camera on its side, a place written beside its pixels, as cameras do; made in the page, since it draws. */
async function photoWithPlace(page: Page): Promise<Buffer> {
  const drawn = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1_600, 2_200];
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = '#000';
    context.font = '48px sans-serif';
    for (let line = 0; line < 30; line += 1)
      context.fillText(`Giấy chứng sinh (thử), dòng ${line}`, 100, 120 + line * 66);
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? '';
  });
  const jpeg = Buffer.from(drawn, 'base64');
  // A TIFF of one entry, the orientation: turned by a quarter to the right.
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex');
  const place = Buffer.from('GPSLatitude 11.5 GPSLongitude 107.8', 'latin1');
  const said = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, place]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(said.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, said, jpeg.subarray(2)]);
}

describe.each<BrowserName>(['current Chromium', 'Chromium 109'])('papers come in by camera, in %s', (name) => {
  let browser: Browser;
  let line: BadLine;
  let page: Page;
  const workers: string[] = [];
  const child = `${childName} ${name === 'Chromium 109' ? 'Hai' : 'Một'}`;

  beforeAll(async () => {
    browser = await launchBrowser(name, { camera: true });
    line = await openBadLine({ target: { host: '127.0.0.1', port: stage.server.port }, seed: 7 });
    const context = await browser.newContext({ viewport: onPhone.viewport, locale: 'vi-VN' });
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('worker', (worker) => workers.push(worker.url()));
    await signIn(page, line.url, stage.account(0));
    await untilWhole(page);
  });
  afterAll(async () => {
    await browser.close();
    await line.close();
  });
  // In the old one: that pages are made there, and arrive. The rest is the same code in both.
  const once = name === 'current Chromium' ? it : undefined;
  const dialog = () => page.getByRole('dialog');
  const papers = () => page.getByRole('region', { name: 'Giấy tờ kèm theo' });

  it('[R1] pages of a birth are photographed before it is saved, without the line, and a closed tab loses none', async () => {
    line.setOffline(true);
    await beginBirth(page);
    await fillBirth(page, makePeople(77).birth({ 'child.fullName': child, evidenceKind: 'birthNotice' }));
    await papers().getByText('Còn thiếu 3 giấy tờ.').waitFor();
    await papers().getByRole('button', { name: 'Chụp, thêm trang: Giấy chứng sinh' }).click();
    await dialog().getByRole('button', { name: 'Chụp' }).click();
    for (const count of [1, 2]) {
      await dialog().getByRole('button', { name: 'Chụp trang này' }).click();
      await dialog().getByText(`Đã chụp ${count} trang.`).waitFor();
      await expect.poll(() => inFocus(page)).toBe('Chụp trang này');
    }
    await lookAsItStands(page, 'documents-camera');
    await page.reload();
    await papers().getByText('2 trang, đã giữ trên máy này').waitFor();
    await papers().getByText('Còn thiếu 2 giấy tờ.').waitFor();
    await papers().getByRole('button', { name: 'Chụp, thêm trang: Giấy chứng sinh' }).click();
    await dialog().getByText('2 trang đã giữ trên máy này').waitFor();
    await dialog()
      .getByLabel('Chọn ảnh hoặc PDF')
      .setInputFiles({
        name: 'anh.jpg',
        mimeType: 'image/jpeg',
        buffer: await photoWithPlace(page),
      });
    await dialog().getByRole('button', { name: 'Sửa: Trang 3' }).click();
    await dialog().getByRole('button', { name: 'Xoay phải' }).click();
    await dialog().getByRole('button', { name: 'Trắng đen' }).click();
    const corner = dialog().getByRole('slider', { name: 'Góc trên trái' });
    await corner.focus();
    for (let times = 0; times < 5; times += 1) await page.keyboard.press('ArrowRight');
    await lookAsItStands(page, 'documents-editor');
    await dialog().getByRole('button', { name: 'Dùng trang này' }).click();
    await dialog().getByText('3 trang đã giữ trên máy này').waitFor();
    await lookAsItStands(page, 'documents-attach');
    await dialog().getByRole('button', { name: 'Xong' }).click();
    await lookAsItStands(page, 'documents-form');
    await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
    await page.getByRole('button', { name: 'In giấy tiếp nhận' }).waitFor();
    await expect.poll(() => papers().getByText('chờ gửi', { exact: true }).count()).toBe(3);
    await papers().getByText('3 trang chờ gửi').waitFor();
    await page.reload();
    await papers().getByRole('button', { name: 'Xem Giấy chứng sinh, trang 3' }).click();
    const image = dialog().getByRole('img');
    await image.waitFor();
    // It lay, since the camera had; then it was turned.
    expect(await image.evaluate((one: HTMLImageElement) => one.naturalWidth < one.naturalHeight)).toBe(true);
    // Its pages were made beside the page's own thread.
    expect(workers.some((url) => url.includes('image-worker'))).toBe(true);
    await dialog().getByRole('button', { name: 'Đóng' }).click();
    await lookAsItStands(page, 'documents-phone');
    await openOutbox(page);
    await page.getByText(/^Trang 3: chưa gửi/u).waitFor();
    await lookAtEach(page, 'documents-outbox');
    await page.goBack();
    await papers().waitFor();
  });

  once?.('[R1] a dialog that is closed before its pages are saved keeps them, and says so', async () => {
    // Where the browser draws nothing in a worker, the page does it itself.
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'OffscreenCanvas'));
    await page.reload();
    const drawers = () => workers.filter((url) => url.includes('image-worker')).length;
    const drawersBefore = drawers();
    await papers().getByRole('button', { name: 'Thêm giấy tờ' }).click();
    await dialog().getByLabel('Giấy tờ', { exact: true }).selectOption('Giấy tờ khác');
    await dialog()
      .getByLabel('Chọn ảnh hoặc PDF')
      .setInputFiles({ name: 'don.jpg', mimeType: 'image/jpeg', buffer: await photoWithPlace(page) });
    await dialog().getByText('1 trang đã giữ trên máy này').waitFor();
    expect(drawers()).toBe(drawersBefore);
    await dialog().getByRole('button', { name: 'Đóng, lưu sau' }).click();
    await papers().getByText('Giấy tờ khác: 1 trang đã chụp, chưa lưu vào hồ sơ.').waitFor();
    await page.reload();
    const goOn = papers().getByRole('button', { name: 'Xem và lưu tiếp' });
    await goOn.press('Enter');
    await dialog().waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(() => goOn.evaluate((element) => element === document.activeElement)).toBe(true);
    await goOn.click();
    await dialog().getByRole('button', { name: 'Bỏ trang: Trang 1' }).click();
    await dialog().getByText('Chưa có trang nào.').waitFor();
    await expect.poll(() => inFocus(page)).toBe('Thêm giấy tờ');
    await dialog().getByRole('button', { name: 'Bỏ', exact: true }).click();
    await expect.poll(() => papers().getByRole('button', { name: 'Xem và lưu tiếp' }).count()).toBe(0);
  });

  once?.('[L26] what another app shares goes to the dossier that is chosen, and not over the line', async () => {
    await page.evaluate(() => {
      const form = document.createElement('form');
      Object.assign(form, { method: 'post', action: '/nhan-giay-to', enctype: 'multipart/form-data', id: 'chia-se' });
      const input = document.createElement('input');
      Object.assign(input, { type: 'file', name: 'trang', multiple: true });
      form.append(input);
      document.body.append(form);
    });
    const buffer = await photoWithPlace(page);
    await page.locator('#chia-se input').setInputFiles({ name: 'zalo.jpg', mimeType: 'image/jpeg', buffer });
    await page.evaluate(() => (document.querySelector('#chia-se') as HTMLFormElement).submit());
    await page.getByText('1 tệp được chia sẻ từ ứng dụng khác.').waitFor();
    await page.getByLabel('Hồ sơ', { exact: true }).selectOption({ label: 'Đăng ký khai sinh' });
    await page.getByLabel('Giấy tờ', { exact: true }).selectOption('Giấy chứng sinh');
    await lookAsItStands(page, 'documents-shared');
    await page.getByRole('button', { name: 'Đưa vào hồ sơ' }).click();
    await papers().getByText('1 trang, đã giữ trên máy này').waitFor();
    await papers().getByRole('button', { name: 'Chụp, thêm trang: Giấy chứng sinh' }).click();
    await dialog().getByText('1 trang đã giữ trên máy này').waitFor();
    await dialog().getByRole('button', { name: 'Xong' }).click();
    // What was shared is taken once.
    await page.goto(`${line.url}/nhan-giay-to`);
    await page.getByText('Không còn tệp nào chờ nhận.').waitFor();
    await openDossiers(page);
    await dossierLine(page, child).getByRole('link').first().click();
  });

  it('[R7] they arrive whole over a line that is reset every 8 to 40 KB, after the text, without a place in them', async () => {
    line.setResetEvery({ min: 8_192, max: 40_960 });
    line.setOffline(false);
    // After half a minute without a line the next try may be two minutes away; a machine tells when its network is back.
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect.poll(() => papers().getByText('máy chủ đã có', { exact: true }).count(), patience).toBe(3);
    expect(line.stats.resets).toBeGreaterThan(5);
    const colleague = await stage.openColleague(1);
    await colleague.sync();
    const dossier = (await colleague.dossiers()).find((one) => one.dossier.fields['child.fullName'] === child)?.dossier;
    const session = await colleague.store.session();
    const fetchPage = createFetchPage({
      fetch: colleague.wire,
      origin: stage.server.url,
      clock: { now: () => Date.now(), monotonic: () => performance.now() },
      timers: realTimers,
      hash: serverHash,
      token: async () => session?.token ?? '',
    });
    const pages = dossier?.documents?.[0]?.pages ?? [];
    expect(pages).toHaveLength(3);
    for (const one of pages) {
      expect(one.bytes).toBeLessThanOrEqual(300_000);
      const got = await fetchPage(one, dossier?.id ?? '');
      if (got.status !== 'got') throw new Error(got.status);
      expect(Buffer.from(got.content).includes('Exif')).toBe(false);
      expect(Buffer.from(got.content).includes('GPS')).toBe(false);
    }
  });

  once?.('[R16] are seen on another machine, and taken away again with a reason', async () => {
    const other = await stage.openMachine({ account: 1 });
    await openDossiers(other);
    await dossierLine(other, child).getByRole('link').first().click();
    const there = other.getByRole('region', { name: 'Giấy tờ kèm theo' });
    await there.getByText('Đã chụp 1 trong 1 giấy tờ').waitFor();
    await there.getByRole('button', { name: 'Xem Giấy chứng sinh, trang 1' }).click();
    await other.getByRole('dialog').getByRole('img').waitFor();
    await lookAsItStands(other, 'documents-other-machine');
    await other.getByRole('dialog').getByRole('button', { name: 'Đóng' }).click();
    expect(other.viewportSize()).toEqual(atDesk.viewport);
    await there.getByRole('button', { name: 'Bỏ giấy tờ này' }).click();
    await other.getByRole('dialog').getByRole('button', { name: 'Bỏ khỏi hồ sơ' }).click();
    await other.getByText('Hãy ghi vì sao bỏ giấy tờ này.').waitFor();
    await other.getByLabel('Vì sao bỏ').fill('Chụp nhầm giấy');
    await other.getByRole('dialog').getByRole('button', { name: 'Bỏ khỏi hồ sơ' }).click();
    await expect.poll(() => there.getByText('Còn thiếu').count()).toBe(3);
    await other.context().close();
  });
});
