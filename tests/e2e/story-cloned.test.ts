import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { openLibsql } from '../../sync-server/store/libsql/open-libsql.ts';
import { inShort } from '../support/in-short.ts';
import { launchOnProfile } from '../support/launch-browser.ts';
import { makePeople } from '../support/people.ts';
import { startServer } from '../support/server.ts';
import {
  dossierLine,
  onToday,
  openDossiers,
  openOutbox,
  signIn,
  takeBirth,
  untilWhole,
  unlocksBy,
} from './support/desk.ts';
import { looks, lookWell } from './support/look-well.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function browserOn(profile: string): Promise<BrowserContext> {
  const context = await launchOnProfile('current Chromium', profile);
  context.setDefaultTimeout(60_000);
  return context;
}

async function sendNow(page: Page): Promise<void> {
  await page.context().setOffline(false);
  await openOutbox(page);
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await page.getByText('Không còn gì chờ gửi.').waitFor();
}

it('[R14] a copied profile used on two machines forks: both machines’ work arrives, once each, and both say what happened', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lien-mach-cloned-'));
  open.push(async () => rmSync(folder, { recursive: true, force: true }));
  const dataDirectory = join(folder, 'data');
  const server = await startServer({ dataDirectory });
  open.push(() => server.stop());
  const [officer] = server.accounts;
  if (officer === undefined) throw new Error('The server made no accounts.');
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
  const people = makePeople(61, { receivedOn: today });

  // A machine at work; then its profile is copied, as by an image of its disk.
  const original = join(folder, 'máy 1');
  const before = await browserOn(original);
  const page = await before.newPage();
  await signIn(page, server.url, officer);
  await takeBirth(page, inShort(people.fatherUnknown({ 'child.fullName': 'Thử Thị Trước Khi Chép' })));
  await page.locator('.record-state').getByText('Đã nhận').waitFor();
  await untilWhole(page);
  await before.close();
  const copy = join(folder, 'máy 2');
  cpSync(original, copy, { recursive: true });

  const machines: Page[] = [];
  for (const [profile, child] of [
    [original, 'Nguyễn Hoàng Thục Khuê Công Tằng Tôn Nữ'],
    [copy, 'Thử Văn Ở Máy Chép'],
  ] as const) {
    const context = await browserOn(profile);
    open.push(() => context.close());
    const machine = await context.newPage();
    await unlocksBy(machine, officer);
    await machine.goto(server.url);
    await onToday(machine);
    await context.setOffline(true);
    await takeBirth(machine, inShort(people.fatherUnknown({ 'child.fullName': child })));
    machines.push(machine);
  }
  const [first, second] = machines;
  if (first === undefined || second === undefined) throw new Error('There are two machines.');
  const codes = await Promise.all(
    machines.map((machine) => machine.locator('.record-facts').getByText(/^TAM-/u).innerText()),
  );
  expect(codes[0]).toBe(codes[1]);

  await sendNow(first);
  await sendNow(second);
  await sendNow(first);
  for (const machine of machines) {
    // One sentence, everywhere; whose slips bear the doubled code, in the outbox.
    const banner = machine.getByRole('region', { name: 'Tình trạng trao đổi với máy chủ' });
    await banner.getByText('không mất việc nào, nhưng 1 mã tạm bị trùng.').waitFor();
    await openOutbox(machine);
    await machine.getByText('1 mã tạm đứng trên hai tờ giấy tiếp nhận.').waitFor();
    const doubled = machine.locator('.doubled-codes');
    await doubled.getByText(codes[0] ?? '').waitFor();
    await doubled.getByRole('link', { name: 'Nguyễn Hoàng Thục Khuê Công Tằng Tôn Nữ' }).waitFor();
    await doubled.getByRole('link', { name: 'Thử Văn Ở Máy Chép' }).waitFor();
    for (const look of looks) await lookWell(machine, look, machine === first ? 'cloned-first' : 'cloned-second');
    await machine.setViewportSize({ width: 1_366, height: 768 });
    await openDossiers(machine);
    for (const child of ['Trước Khi Chép', 'Công Tằng Tôn Nữ', 'Ở Máy Chép']) {
      await dossierLine(machine, child).getByText('Đã nhận').waitFor();
    }
    await expect.poll(() => machine.locator('.dossier-line').count()).toBe(3);
  }
  await server.stop();
  const store = openLibsql({
    file: join(dataDirectory, 'lien-mach.db'),
    newId: () => crypto.randomUUID(),
    now: () => '2026-11-21T00:00:00.000Z',
  });
  const heads = await store.read((scope) => scope('99999').headsAfter(0, 100));
  expect(heads.map(({ rev }) => rev)).toEqual([1, 1, 1]);
  await store.close();
});
