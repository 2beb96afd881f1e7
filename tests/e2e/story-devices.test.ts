import { join } from 'node:path';
import Database from 'libsql';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { makePeople } from '../support/people.ts';
import { onToday, takeBirth } from './support/desk.ts';
import { lookAtEach } from './support/look-well.ts';
import { setStage } from './support/stage.ts';

const stage = setStage({ env: { ENROLMENT: 'code' } });

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

const setApart = (): number => {
  const database = new Database(join(stage.server.dataDirectory, 'lien-mach.db'));
  const { count } = database.prepare("SELECT COUNT(*) AS count FROM mutation WHERE cause = 'deviceRevoked'").get() as {
    readonly count: number;
  };
  database.close();
  return count;
};

it('[R4] [R18] enrols a machine by a code, and revokes it while it is offline with 20 waiting: handed in, then forgotten', async () => {
  const admin = await stage.openMachine();
  const openPeople = async () => {
    await admin.getByRole('link', { name: 'Người và máy' }).click();
    await admin.getByRole('heading', { name: 'Người và máy', level: 1 }).waitFor();
    await admin.getByText('(máy đang dùng)').waitFor();
  };
  await openPeople();
  await admin.getByRole('button', { name: 'Ghi danh một máy' }).click();
  await admin.getByLabel('Tên máy').fill('Máy một cửa 1');
  await admin.getByRole('button', { name: 'Lập mã' }).click();
  const code = (await admin.locator('.device-code').textContent()) ?? '';
  await lookAtEach(admin, 'device-code');
  await admin.getByRole('button', { name: 'Đóng' }).click();

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
  expect(setApart()).toBe(0);

  await context.setOffline(false);
  await desk.getByText('dữ liệu của xã trên máy này đã được xoá').waitFor();
  await lookAtEach(desk, 'leaving-gone');
  expect(setApart()).toBe(20);
  await expect.poll(() => heldBy(desk)).toEqual({ databases: [], caches: [], stored: 0, workers: 0 });
  await admin.reload();
  await openPeople();
  await line.getByText('Đã thu hồi, đã giao nộp').waitFor();
  await context.close();
});
