import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openDevice } from '../support/device.ts';
import { inShort } from '../support/in-short.ts';
import { makePeople } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { looks, lookWell } from './support/look-well.ts';
import { dossierLine, openDossiers, openOutbox, signIn, takeBirth } from './support/desk.ts';
import { endMachines, sharedBrowser } from './support/shared-browser.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

it('[R13] [R16] an officer whose server was put back from a backup is told so in one sentence, and loses nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lien-mach-restored-'));
  open.push(async () => rmSync(folder, { recursive: true }));
  const dataDirectory = join(folder, 'data');
  const live = join(dataDirectory, 'lien-mach.db');
  let server: RunningServer = await startServer({ dataDirectory });
  open.push(() => server.stop());
  const restart = async (meanwhile: () => void): Promise<void> => {
    const { port } = server;
    await server.stop();
    meanwhile();
    server = await startServer({ dataDirectory, port });
  };
  const [officer, colleague] = server.accounts;
  if (officer === undefined || colleague === undefined) throw new Error('The server made too few accounts.');

  const browser = await sharedBrowser('current Chromium');
  open.push(() => endMachines(browser));
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await signIn(page, server.url, officer);
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
  const people = makePeople(77, { receivedOn: today });
  await takeBirth(page, inShort(people.fatherUnknown({ 'child.fullName': 'Thử Thị Trước Bản Sao' })));
  await page.locator('.record-state').getByText('Đã nhận').waitFor();
  await restart(() => copyFileSync(live, join(folder, 'backup.db')));

  await takeBirth(page, inShort(people.fatherUnknown({ 'child.fullName': 'Thử Văn Sau Bản Sao' })));
  await page.locator('.record-state').getByText('Đã nhận').waitFor({ timeout: 90_000 });
  await restart(() => {
    for (const tail of ['-wal', '-shm']) rmSync(`${live}${tail}`, { force: true });
    copyFileSync(join(folder, 'backup.db'), live);
  });
  const other = await openDevice({ serverUrl: server.url, account: colleague, name: 'other' });
  open.push(() => other.close());
  await other.perform({ name: 'openDossier', args: people.birth({ 'child.fullName': 'Thử Thị Máy Bên' }) });
  await other.sync();

  await openOutbox(page);
  const sendNow = page.getByRole('button', { name: 'Gửi ngay' });
  if (await sendNow.isEnabled()) await sendNow.click();
  const sentence = 'máy này đã gửi lại 1 mục và giờ nhận lần đầu được giữ nguyên.';
  const banner = page.getByRole('region', { name: 'Tình trạng trao đổi với máy chủ' });
  const told = banner.getByRole('link', { name: sentence });
  await told.waitFor({ timeout: 90_000 });
  await expect.poll(() => told.innerText()).toContain('Máy chủ đã được khôi phục từ bản sao lưu');
  await page.getByRole('region', { name: 'Lượt gửi' }).getByText(sentence).waitFor();
  await page.getByText('Không còn gì chờ gửi.').waitFor();
  for (const look of looks) await lookWell(page, look, 'restored-outbox');
  await page.setViewportSize({ width: 1_366, height: 768 });

  // On every other screen too, with all three dossiers.
  await openDossiers(page);
  for (const child of ['Thử Thị Trước Bản Sao', 'Thử Văn Sau Bản Sao', 'Thử Thị Máy Bên']) {
    await dossierLine(page, child).getByText('Đã nhận').waitFor();
  }
  await told.waitFor();
  for (const look of looks) await lookWell(page, look, 'restored-dossiers');
  await other.sync();
  expect(await other.store.counts()).toMatchObject({ dossiers: 3, waiting: 0, attention: 0 });
});
