import { join } from 'node:path';
import Database from 'libsql';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { makePeople } from '../support/people.ts';
import { onToday, openOutbox, personTool, takeBirth, untilWhole } from './support/desk.ts';
import { atDesk, lookAtEach } from './support/look-well.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const newcomer = 'Thử Thị Mới';
const child = 'Thử Văn Sắp Rời';
const own = 'một câu dài của riêng tôi';

/** How many rows of a table lie in this browser. */
const rowsIn = (page: Page, table: 'acts' | 'records'): Promise<number> =>
  page.evaluate(async (name) => {
    const opening = indexedDB.open('lien-mach');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const counting = opening.result.transaction(name).objectStore(name).count();
    await new Promise((resolve) => (counting.onsuccess = resolve));
    opening.result.close();
    return counting.result;
  }, table);

/** Acts of the newcomer at the server: `status cause`, as they came. */
function actsOfNewcomer(): readonly string[] {
  const database = new Database(join(stage.server.dataDirectory, 'lien-mach.db'));
  const rows = database
    .prepare(
      "SELECT status || ' ' || COALESCE(cause, '') AS said FROM mutation JOIN account ON account.id = author WHERE username = 'thu.moi' ORDER BY no",
    )
    .all() as { readonly said: string }[];
  database.close();
  return rows.map(({ said }) => said.trim());
}

async function fresh(): Promise<Page> {
  const context = await stage.browser.newContext({ viewport: atDesk.viewport, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(stage.server.url);
  return page;
}

async function enter(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

it('[R18] adds a person, who makes the password her own; changes her role and ends her access while she is offline: rows leave, what waited is set apart', async () => {
  const admin = await stage.openMachine();
  const person = admin.locator('.device-line').filter({ has: admin.getByRole('heading', { name: newcomer }) });
  const dialog = admin.getByRole('dialog');
  await (await personTool(admin, 'link', 'Người và máy')).click();
  await admin.getByRole('button', { name: 'Thêm người' }).click();
  await dialog.getByRole('button', { name: 'Thêm người này' }).click();
  await dialog.getByRole('alert').getByText('Tên đăng nhập gồm').waitFor();
  await dialog.getByLabel('Tên đăng nhập').fill('Thu.Moi');
  await dialog.getByLabel('Họ và tên').fill(newcomer);
  await dialog.getByLabel('Chức danh').fill('Công chức (thử)');
  await dialog.getByLabel('công chức tư pháp').check();
  await lookAtEach(admin, 'person-add');
  await dialog.getByRole('button', { name: 'Thêm người này' }).click();
  const oneTime = (await dialog.locator('.one-time').textContent()) ?? '';
  await lookAtEach(admin, 'person-password');
  await dialog.getByRole('button', { name: 'Đóng' }).click();
  await person.getByText('Chưa đổi mật khẩu một lần').waitFor();

  const page = await fresh();
  await enter(page, 'thu.moi', oneTime);
  await page.getByText('Đặt mật khẩu của riêng bạn').waitFor();
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('ngắn');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByText('cần ít nhất 10 ký tự').waitFor();
  await lookAtEach(page, 'new-password');
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(own);
  await page.getByLabel('Nhập lại mật khẩu mới').fill(own);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await onToday(page);
  await takeBirth(page, makePeople(91).birth());
  await expect.poll(() => rowsIn(page, 'acts')).toBe(0);

  await untilWhole(page);
  await page.context().setOffline(true);
  await takeBirth(page, makePeople(92).birth({ 'child.fullName': child }));
  await expect.poll(() => rowsIn(page, 'acts')).toBe(1);
  await admin.reload();
  await person.getByText('Đang làm việc').waitFor();
  await person.getByRole('button', { name: 'Đổi vai trò' }).click();
  await dialog.getByLabel('công chức tư pháp').uncheck();
  await dialog.getByLabel('tổ công nghệ số cộng đồng').check();
  await dialog.getByLabel('Lý do').fill('Chuyển sang tổ công nghệ số (thử)');
  await dialog.getByRole('button', { name: 'Lưu vai trò' }).click();
  await person.getByText('tổ công nghệ số cộng đồng').waitFor();
  await page.context().setOffline(false);
  await page.getByRole('link', { name: 'Sổ', exact: true }).waitFor({ state: 'detached' });
  await expect.poll(actsOfNewcomer).toEqual(['applied', 'quarantined roleLacking']);

  await page.context().setOffline(true);
  await person.getByRole('button', { name: 'Kết thúc quyền' }).click();
  await dialog.getByText('lần cuối máy báo').waitFor();
  await lookAtEach(admin, 'person-end');
  await dialog.getByLabel('Lý do').fill('Nghỉ việc (thử)');
  await dialog.getByRole('button', { name: 'Kết thúc quyền' }).click();
  await person.getByText('Đã thôi từ').waitFor();
  await admin.getByText('kết thúc quyền của Thử Thị Mới').waitFor();
  await lookAtEach(admin, 'people-and-log');
  await page.context().setOffline(false);
  await openOutbox(page);
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await expect.poll(() => rowsIn(page, 'records')).toBe(0);
  // What she had made waits for the leader.
  await openOutbox(admin);
  await admin.getByText(newcomer).first().waitFor();
  await enter(await fresh(), 'thu.moi', own);
});

it('[R18] shows a supervisor figures, and nobody in any reply', async () => {
  const colleague = await stage.openColleague(2);
  const born = 'Thử Thị Không Lộ';
  await colleague.perform({ name: 'openDossier', args: makePeople(93).birth({ 'child.fullName': born }) });
  await colleague.sync();
  const page = await fresh();
  const bodies: Promise<string>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname === '/v1/figures') bodies.push(response.text());
  });
  const { username, password } = stage.server.personOf('supervisor');
  await enter(page, username, password);
  await page.getByRole('heading', { name: 'Báo cáo', level: 1 }).waitFor();
  const table = page.getByRole('region', { name: 'Các xã' }).getByRole('table');
  await table.getByRole('row').filter({ hasText: 'xã' }).first().waitFor();
  await lookAtEach(page, 'figures');
  await table.getByRole('button', { name: 'Nhận mới' }).click();
  await table.getByRole('columnheader', { name: 'Nhận mới' }).and(page.locator('[aria-sort]')).waitFor();
  await table
    .getByRole('button', { name: /^Xem báo cáo của/u })
    .first()
    .click();
  await page.getByRole('button', { name: 'Về danh sách xã' }).waitFor();
  await page.getByLabel('Loại kỳ').selectOption('year');
  await page.getByRole('region', { name: 'Theo loại việc' }).getByRole('table').waitFor();
  const said = [await page.content(), ...(await Promise.all(bodies))].join('\n');
  expect(bodies.length).toBeGreaterThan(0);
  for (const name of [born, newcomer, child]) expect(said).not.toContain(name);
});
