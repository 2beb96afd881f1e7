import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { officeIdOf } from '../../src/domain/office/office-id.ts';
import { keyText } from '../../src/domain/office/office-key.ts';
import { madeUpPassphrase, makeMadeUpKey } from '../support/made-up-recovery.ts';
import { makePeople } from '../support/people.ts';
import { beginBirth, onToday, personTool, takeBirth, untilWhole } from './support/desk.ts';
import { lookAtEach } from './support/look-well.ts';
import { setStage } from './support/stage.ts';

const stage = setStage({ env: { ENROLMENT: 'code' } });

let opened: Promise<Page> | undefined;
/** The commune's first machine, which needs no code; the administrator works on it in both stories. */
const adminsMachine = (): Promise<Page> => (opened ??= stage.openMachine());

/** How many acts lie in this browser without a word of the server. */
const waitingIn = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const opening = indexedDB.open('lien-mach');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const counting = opening.result.transaction('acts').objectStore('acts').count();
    await new Promise((resolve) => (counting.onsuccess = resolve));
    opening.result.close();
    return counting.result;
  });

/** What a browser still holds of this site. */
const heldBy = (page: Page) =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    stored: Object.keys(localStorage).length + Object.keys(sessionStorage).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));

/** Whether this profile's data key has been sealed to the commune's recovery key. */
const isSealed = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const opening = indexedDB.open('lien-mach');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const reading = opening.result.transaction('keys').objectStore('keys').getAllKeys();
    await new Promise((resolve) => (reading.onsuccess = resolve));
    opening.result.close();
    return reading.result.some((id) => typeof id === 'string' && id.startsWith('recovery/'));
  });

/** How many acts are sealed for the server on this machine; `undefined`: it has no key of the server's yet. */
const handInOf = (page: Page): Promise<number | undefined> =>
  page.evaluate(async () => {
    const opening = indexedDB.open('lien-mach');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const reading = opening.result.transaction('keys').objectStore('keys').get('handIn');
    await new Promise((resolve) => (reading.onsuccess = resolve));
    opening.result.close();
    return (reading.result as { readonly mids: readonly string[] } | undefined)?.mids.length;
  });

/** Acts at the server that were made on the machine called `name`, and acts that it has handed in sealed. */
function atServer(name: string): { readonly acts: number; readonly handedIn: number } {
  const database = new Database(join(stage.server.dataDirectory, 'lien-mach.db'));
  const asked = database.prepare(`SELECT
    (SELECT COUNT(*) FROM mutation WHERE mutation.device = device.id) AS acts,
    (SELECT COALESCE(SUM(count), 0) FROM handed_in WHERE handed_in.device = device.id AND at IS NOT NULL) AS handedIn
    FROM device WHERE name = ?`);
  const { acts, handedIn } = asked.get(name) as { readonly acts: number; readonly handedIn: number };
  database.close();
  return { acts, handedIn };
}

/** The commune has a recovery key; its paper. */
async function stateRecoveryKey(code: string): Promise<readonly string[]> {
  const { stated, paper } = await makeMadeUpKey();
  const leader = await stage.openColleague(2, code);
  const to = { key: keyText({ kind: 'recoveryKey' }), validFrom: '2026-11-20', from: null, to: stated };
  const args = { ...to, basis: 'Khoá khôi phục (thử)', name: 'Thử Thị Ba' };
  await leader.perform({ name: 'stateValue', entity: officeIdOf('99999') ?? '', args });
  await leader.sync();
  return paper;
}

// Before the other: the commune has no recovery key yet.
it('[R4] [R18] a machine that is locked, in a commune without a recovery key, hands in acts and drafts that the server opens for the administrator', async () => {
  const admin = await adminsMachine();
  const openPeople = async () => {
    await (await personTool(admin, 'link', 'Người và máy')).click();
    await admin.getByText('(máy đang dùng)').waitFor();
  };
  await openPeople();
  await admin.getByRole('button', { name: 'Ghi danh một máy' }).click();
  await admin.getByLabel('Tên máy').fill('Máy tổ 5');
  await admin.getByRole('button', { name: 'Lập mã' }).click();
  const code = (await admin.locator('.device-code').textContent()) ?? '';
  await admin.getByRole('button', { name: 'Đóng' }).click();

  const context = await stage.browser.newContext({ locale: 'vi-VN' });
  const desk = await context.newPage();
  desk.setDefaultTimeout(60_000);
  await desk.goto(`${stage.server.url}/#may=${code}`);
  await desk.getByLabel('Tên đăng nhập').fill(stage.account(1).username);
  await desk.getByLabel('Mật khẩu').fill(stage.account(1).password);
  await desk.getByRole('button', { name: 'Đăng nhập' }).click();
  await onToday(desk);
  await untilWhole(desk);
  await desk.getByRole('button', { name: 'Đặt mã PIN' }).click();
  await desk.getByLabel('Mã PIN mới', { exact: true }).fill('204815');
  await desk.getByLabel('Nhập lại mã PIN mới').fill('204815');
  await desk.getByRole('button', { name: 'Lưu mã PIN' }).click();
  await desk.getByText('Đã lưu mã PIN.').waitFor();
  await desk.getByRole('button', { name: 'Đóng' }).click();
  await expect.poll(() => handInOf(desk)).toBe(0);

  await context.setOffline(true);
  await takeBirth(desk, makePeople(83).birth());
  await beginBirth(desk);
  await desk.getByLabel('Họ, chữ đệm, tên').first().fill('Thử Thị Nháp');
  await expect.poll(() => handInOf(desk), { timeout: 30_000 }).toBe(1);
  await (await personTool(desk, 'button', 'Khoá, đổi người')).click();
  await desk.getByRole('heading', { name: 'Mở khoá' }).waitFor();

  const line = admin.locator('.device-line').filter({ hasText: 'Máy tổ 5' });
  await admin.reload();
  await openPeople();
  await line.getByRole('button', { name: 'Thu hồi' }).click();
  await admin.getByRole('button', { name: 'Thu hồi máy này' }).click();
  await line.getByText('Đã thu hồi, chưa giao nộp').waitFor();
  const before = atServer('Máy tổ 5').acts;
  await context.setOffline(false);
  await desk.reload();
  await desk.getByText('dữ liệu của xã trên máy này đã được xoá').waitFor();
  expect(atServer('Máy tổ 5')).toEqual({ acts: before, handedIn: 1 });
  await context.close();

  await admin.reload();
  await openPeople();
  const downloads = admin.waitForEvent('download');
  await line.getByRole('button', { name: 'Tải về' }).click();
  const buffer = readFileSync(await (await downloads).path());
  await (await personTool(admin, 'link', 'Quy định của xã')).click();
  await admin.getByRole('link', { name: 'Khoá khôi phục', exact: true }).click();
  await admin
    .getByLabel('Tệp .lien-mach')
    .setInputFiles({ name: 'giao-nop.lien-mach', mimeType: 'application/octet-stream', buffer });
  await admin.getByRole('button', { name: 'Nhờ máy chủ mở' }).click();
  await admin.getByText('Đăng ký khai sinh', { exact: false }).click();
  await admin.getByText('Thử Thị Nháp').waitFor();
  await lookAtEach(admin, 'hand-in-opened-by-server');
  await admin.getByRole('button', { name: 'Nhận làm bản nháp của tôi' }).click();
  await admin.getByText('Đã nhận: bản nháp nằm ở màn Hôm nay.').waitFor();
  await admin.getByRole('button', { name: 'Nhận 1 mục' }).click();
  await expect.poll(() => atServer('Máy tổ 5').acts, { timeout: 30_000 }).toBe(before + 1);
});

it('[R4] [R18] enrols a machine by a code, and revokes it while it is offline with 20 waiting: handed in sealed, forgotten, and opened by the paper', async () => {
  const admin = await adminsMachine();
  const openPeople = async () => {
    await (await personTool(admin, 'link', 'Người và máy')).click();
    await admin.getByRole('heading', { name: 'Người và máy', level: 1 }).waitFor();
    await admin.getByText('(máy đang dùng)').waitFor();
  };
  const newCode = async (name: string): Promise<string> => {
    await admin.getByRole('button', { name: 'Ghi danh một máy' }).click();
    await admin.getByLabel('Tên máy').fill(name);
    await admin.getByRole('button', { name: 'Lập mã' }).click();
    const code = (await admin.locator('.device-code').textContent()) ?? '';
    await lookAtEach(admin, 'device-code');
    await admin.getByRole('button', { name: 'Đóng' }).click();
    return code;
  };
  await openPeople();
  const paper = await stateRecoveryKey(await newCode('Máy lãnh đạo'));
  const code = await newCode('Máy một cửa 1');

  const context = await stage.browser.newContext({ locale: 'vi-VN' });
  const desk = await context.newPage();
  desk.setDefaultTimeout(60_000);
  await desk.goto(stage.server.url);
  await desk.getByLabel('Tên đăng nhập').fill(stage.account(1).username);
  await desk.getByLabel('Mật khẩu').fill(stage.account(1).password);
  await desk.getByRole('button', { name: 'Đăng nhập' }).click();
  await desk.getByText('Máy này chưa được ghi danh ở xã.').waitFor();
  await lookAtEach(desk, 'device-code-asked');
  await desk.getByLabel('Mã ghi danh máy').fill('AAAAA-AAAAA');
  await desk.getByRole('button', { name: 'Đăng nhập' }).click();
  await desk.getByText('Mã ghi danh chưa đúng').waitFor();
  // By the link of the QR code: behind the mark, so that no server is told of it.
  await desk.goto(`${stage.server.url}/#may=${code}`);
  await desk.reload();
  await desk.getByLabel('Tên đăng nhập').fill(stage.account(1).username);
  await desk.getByLabel('Mật khẩu').fill(stage.account(1).password);
  await desk.getByRole('button', { name: 'Đăng nhập' }).click();
  await onToday(desk);
  expect(new URL(desk.url()).hash).toBe('');
  await takeBirth(desk, makePeople(81).birth());
  await expect.poll(() => waitingIn(desk)).toBe(0);
  await expect.poll(() => isSealed(desk), { timeout: 30_000 }).toBe(true);

  await context.setOffline(true);
  await takeBirth(desk, makePeople(82).birth());
  for (let acts = (await waitingIn(desk)) + 1; acts <= 20; acts += 1) {
    await desk.getByRole('button', { name: 'In giấy tiếp nhận' }).click();
    await expect.poll(() => waitingIn(desk)).toBe(acts);
  }

  await admin.reload();
  await openPeople();
  const line = admin.locator('.device-line').filter({ hasText: 'Máy một cửa 1' });
  await line.getByText('Đã ghi danh').waitFor();
  await lookAtEach(admin, 'people');
  await line.getByRole('button', { name: 'Thu hồi' }).click();
  await admin.getByRole('heading', { name: 'Thu hồi Máy một cửa 1?' }).waitFor();
  await lookAtEach(admin, 'revoke');
  await admin.getByRole('button', { name: 'Thu hồi máy này' }).click();
  await line.getByText('Đã thu hồi, chưa giao nộp').waitFor();
  const before = atServer('Máy một cửa 1').acts;
  expect(atServer('Máy một cửa 1').handedIn).toBe(0);

  await context.setOffline(false);
  await desk.getByText('dữ liệu của xã trên máy này đã được xoá').waitFor();
  await lookAtEach(desk, 'leaving-gone');
  expect(atServer('Máy một cửa 1')).toEqual({ acts: before, handedIn: 20 });
  await expect.poll(() => heldBy(desk)).toEqual({ databases: [], caches: [], stored: 0, workers: 0 });
  await context.close();

  // What it handed in is opened by the paper, and everything is there once.
  await admin.reload();
  await openPeople();
  await line.getByText('Đã thu hồi, đã giao nộp').waitFor();
  const downloads = admin.waitForEvent('download');
  await line.getByRole('button', { name: 'Tải về' }).click();
  const buffer = readFileSync(await (await downloads).path());
  await lookAtEach(admin, 'people-handed-in');
  await (await personTool(admin, 'link', 'Quy định của xã')).click();
  await admin.getByRole('link', { name: 'Khoá khôi phục', exact: true }).click();
  const file = { name: 'giao-nop.lien-mach', mimeType: 'application/octet-stream', buffer };
  await admin.getByLabel('Tệp .lien-mach').setInputFiles(file);
  await admin.getByLabel('Chữ trên tờ khoá khôi phục').fill(paper.join(' '));
  await admin.getByLabel('Câu mật khẩu của tờ giấy').fill(madeUpPassphrase);
  await admin.getByRole('button', { name: 'Mở tệp' }).click();
  await admin.getByRole('button', { name: 'Nhận 20 mục' }).click();
  await expect.poll(() => atServer('Máy một cửa 1').acts, { timeout: 30_000 }).toBe(before + 20);
});
