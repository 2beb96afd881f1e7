import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLibsql } from '../../sync-server/store/libsql/open-libsql.ts';
import { makePeople } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { dossierLine, openDossiers, openOutbox, personTool, signIn, takeBirth, untilWhole } from './support/desk.ts';
import { atDesk, looks, lookWell, onPhone } from './support/look-well.ts';
import { endMachines, sharedBrowser } from './support/shared-browser.ts';

let data: string;
let running: RunningServer;
let browser: Browser;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'lien-mach-set-apart-'));
  running = await startServer({ dataDirectory: data });
  browser = await sharedBrowser('current Chromium');
});
afterAll(async () => {
  await endMachines(browser);
  await running.stop();
  rmSync(data, { recursive: true });
});

const longName = 'Nguyễn Hoàng Thục Khuê Công Tằng Tôn Nữ';

async function machineOf(account: number, viewport: { width: number; height: number }): Promise<Page> {
  const person = running.accounts[account];
  if (person === undefined) throw new Error('The server made too few accounts.');
  const context = await browser.newContext({ viewport, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await signIn(page, running.url, person);
  return page;
}

/** As the administrator would: beside the running server, on its file. */
async function endAccess(account: number): Promise<void> {
  const now = new Date().toISOString();
  const store = openLibsql({ file: join(data, 'lien-mach.db'), newId: () => crypto.randomUUID(), now: () => now });
  const person = await store.accounts.byUsername(running.accounts[account]?.username ?? '');
  if (person === undefined) throw new Error('There is no such account.');
  await store.accounts.putAccount({ ...person, name: 'Công Huyền Tôn Nữ Hoàng Thục Khuê Phương Anh' }, now);
  await store.accounts.endAccess(person.id, now);
  await store.close();
}

const group = (page: Page) => page.getByRole('form', { name: /2 mục/u });

it('[R18] [R4] what a revoked volunteer’s tablet brings is set aside, an officer releases it, and it stands on both machines', async () => {
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
  const people = makePeople(60, { receivedOn: today });
  const tablet = await machineOf(0, { width: 800, height: 1_280 });
  const officer = await machineOf(1, { width: 1_366, height: 768 });
  await openOutbox(officer);
  await officer.getByText('Không có mục nào bị giữ riêng.').waitFor();

  await untilWhole(tablet);
  await tablet.context().setOffline(true);
  await takeBirth(tablet, people.birth({ 'child.fullName': longName }));
  await tablet.getByRole('link', { name: 'Hôm nay', exact: true }).click();
  await takeBirth(tablet, people.birth({ 'child.fullName': 'Thử Thị Không Nhận' }));
  await endAccess(0);
  await tablet.context().setOffline(false);
  await openOutbox(tablet);
  await tablet.getByRole('button', { name: 'Gửi ngay' }).click();
  await tablet.getByText('Giữ lại để người phụ trách xem').first().waitFor();

  // Nothing of it has an effect; the officer sees what it is, who made it and why it lies there.
  await openDossiers(officer);
  expect(await dossierLine(officer, longName).count()).toBe(0);
  await openOutbox(officer);
  await group(officer).getByText('Người này không còn làm việc ở xã khi việc tới máy chủ.').waitFor();
  await group(officer).getByText(`Tiếp nhận: ${longName}`).waitFor();
  await group(officer).getByText('Xem nội dung').first().click();
  await group(officer).getByRole('heading', { name: 'Trẻ được khai sinh' }).waitFor();
  for (const look of looks) await lookWell(officer, look, 'set-apart');
  await officer.setViewportSize({ width: 1_366, height: 768 });
  await (await personTool(officer, 'button', 'English')).click();
  await officer.getByRole('heading', { name: /Set apart, for the commune to decide/u }).waitFor();
  await officer.getByRole('button', { name: 'Take in 2 entries' }).waitFor();
  await lookWell(officer, atDesk, 'set-apart-english');
  await (await personTool(officer, 'button', 'Tiếng Việt')).click();

  // By keys alone: a reason first, then one act left out.
  const reason = group(officer).getByLabel('Lý do quyết định');
  await reason.focus();
  await officer.keyboard.press('Enter');
  await group(officer).getByText('Hãy ghi lý do.').waitFor();
  await group(officer)
    .getByRole('checkbox', { name: /Không Nhận/u })
    .focus();
  await officer.keyboard.press('Space');
  await reason.focus();
  await officer.keyboard.type('Đã gọi chị ấy, hồ sơ nhận ngày còn làm việc');
  await officer.keyboard.press('Enter');

  await openDossiers(officer);
  await dossierLine(officer, longName).getByText('Đã nhận').waitFor();
  await openOutbox(officer);
  const left = officer.getByRole('form', { name: /1 mục/u });
  await left.getByText('Tiếp nhận: Thử Thị Không Nhận').waitFor();
  expect(await left.getByText(longName).count()).toBe(0);
  await left.getByLabel('Lý do quyết định').fill('Đã có hồ sơ giấy');
  await left.getByRole('button', { name: 'Không nhận 1 mục' }).click();
  await officer.getByText('Không có mục nào bị giữ riêng.').waitFor();

  // Her tablet hears of both: the one is no longer hers to see, the other came back with the reason.
  await openOutbox(tablet);
  await tablet.getByRole('button', { name: 'Gửi ngay' }).click();
  await tablet.getByText('Lý do: Đã có hồ sơ giấy').waitFor();
  expect(await tablet.getByText('Giữ lại để người phụ trách xem').count()).toBe(0);

  // A second machine of the commune has it like any other dossier.
  const colleague = await machineOf(2, { width: 360, height: 740 });
  await openDossiers(colleague);
  await dossierLine(colleague, longName).getByText('Đã nhận').waitFor();
  await openOutbox(colleague);
  await colleague.getByText('Không có mục nào bị giữ riêng.').waitFor();
  await colleague.context().setOffline(true);
  await colleague.getByText('Danh sách này chỉ có trên máy chủ').waitFor();
  await lookWell(colleague, onPhone, 'set-apart-offline');
});
