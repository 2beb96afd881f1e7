import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { Fields } from '../../src/domain/field.ts';
import { openDevice } from '../support/device.ts';
import type { BrowserName } from '../support/launch-browser.ts';
import { idCardText, type MadeUpPerson } from '../support/made-up-person.ts';
import { makePeople } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import {
  beginBirth,
  dossierLine,
  fillBirth,
  group,
  onToday,
  openDossiers,
  openOutbox,
  signIn,
  untilWhole,
  unlocksBy,
} from './support/desk.ts';
import { type KillableBrowser, startKillable } from './support/killable-browser.ts';
import { seenTransactions, watchDurability } from './support/watch-durability.ts';

const longestName = 'Nguyễn Hoàng Thục Khuê Công Tằng Tôn Nữ';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lien-mach-e2e-'));
  open.push(async () => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

async function server(): Promise<RunningServer> {
  const running = await startServer();
  open.push(() => running.stop());
  return running;
}

async function machine(name: BrowserName, profile: string): Promise<KillableBrowser> {
  const browser = await startKillable(name, profile);
  open.push(() => browser.kill());
  return browser;
}

async function pageOf(context: BrowserContext): Promise<Page> {
  return context.pages()[0] ?? context.newPage();
}

/** A birth whose mother is on a card, received today. */
function birthOf(mother: MadeUpPerson, receivedOn: string): Fields {
  const fields = makePeople(41, { receivedOn }).birth({ 'child.fullName': longestName });
  return {
    ...fields,
    'applicant.fullName': mother.fullName,
    'applicant.pin': mother.pin,
    'applicant.idDocument': mother.idDocument,
    'applicant.relationship': 'mother',
    'mother.fullName': mother.fullName,
    'mother.birthDate': mother.birthDate,
    'mother.pin': mother.pin,
    'mother.idDocument': mother.idDocument,
  };
}

describe.each<BrowserName>(['current Chromium', 'Chromium 109'])('a birth with the line down, in %s', (name) => {
  it('[R1] [R2] [R16] is saved, printed, survives the power cut, and goes by itself when the line returns', async () => {
    const running = await server();
    const [officer, colleague] = running.accounts;
    if (officer === undefined || colleague === undefined) throw new Error('The server made no accounts.');
    const profile = newFolder();
    const shots = mkdtempSync(join(tmpdir(), 'lien-mach-shots-'));
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
    const people = makePeople(40, { receivedOn: today });
    const mother = people.person('2');
    const birth = birthOf(mother, today);

    const before = await machine(name, profile);
    await watchDurability(before.context);
    const page = await pageOf(before.context);
    await signIn(page, running.url, officer);
    await untilWhole(page);
    await before.context.setOffline(true);

    // The parents' card, then the child, then a mistake seen at its field.
    await beginBirth(page);
    await page.getByLabel('Mã QR thẻ căn cước').fill(idCardText(mother));
    await page.keyboard.press('Enter');
    await page.getByText(`Đã điền người mẹ: ${mother.fullName}.`).waitFor();
    const mothers = group(page, 'Người mẹ');
    expect(await mothers.getByLabel('Họ tên', { exact: true }).inputValue()).toBe(mother.fullName);
    expect(await mothers.getByLabel('Xã/phường', { exact: true }).inputValue()).toBe('99999');
    const child = group(page, 'Trẻ được khai sinh');
    const bornOn = child.getByLabel('Ngày, tháng, năm sinh', { exact: true });
    await bornOn.fill('310226');
    await bornOn.press('Tab');
    await child.getByText('Không có ngày này trong lịch').waitFor();
    await expect.poll(() => bornOn.getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
    await page.getByRole('alert').getByText('phải sửa trước khi lưu').waitFor();
    await fillBirth(page, birth);
    await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();

    const print = page.getByRole('button', { name: 'In giấy tiếp nhận' });
    await print.waitFor();
    await page.locator('.record').getByText('Đã lưu trên máy này').waitFor();
    const saves = (await seenTransactions(page)).filter(
      ({ tables }) => tables.includes('acts') && tables.includes('views'),
    );
    const written = saves.filter(({ mode }) => mode === 'readwrite');
    expect(written.length).toBeGreaterThan(0);
    expect(written.map(({ durability }) => durability)).toEqual(written.map(() => 'strict'));

    // The slip, on A4: one page, with code, times, persons.
    await print.click();
    await page.locator('.record-facts').getByText('đã in 1 lần').waitFor();
    const slip = page.locator('[data-sheet=receiptSlip]');
    const code = /TAM-[\w-]+/u.exec((await slip.locator('.sheet-subtitle').textContent()) ?? '')?.[0] ?? '';
    expect(code).toMatch(/^TAM-99999-[0-9A-HJKMNP-TV-Z]{8}-\d{6}-001$/u);
    const paper = (await slip.textContent()) ?? '';
    expect(paper).toContain('mã tạm');
    expect(paper).toContain(mother.fullName.toUpperCase());
    expect(paper).toContain(longestName.toUpperCase());
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 794, height: 1123 });
    await page.screenshot({ path: join(shots, 'slip-a4.png') });
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 1366, height: 768 });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect((pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu) ?? []).length).toBe(1);

    // Another birth, half typed; then the power goes.
    await beginBirth(page);
    await group(page, 'Trẻ được khai sinh').getByLabel('Họ, chữ đệm, tên', { exact: true }).fill('Lò Thị Đang Gõ');
    await group(page, 'Người cha').getByLabel('Năm sinh', { exact: true }).fill('19');
    await page.getByText('Bản nháp đã giữ trên máy').waitFor();
    await before.kill();

    // Started again, still without a line: everything is there.
    const after = await machine(name, profile);
    await after.context.setOffline(true);
    const again = await pageOf(after.context);
    await unlocksBy(again, officer);
    await again.goto(running.url);
    await onToday(again);
    await again.getByRole('link', { name: 'Lò Thị Đang Gõ' }).click();
    const halfTyped = group(again, 'Người cha').getByLabel('Năm sinh', { exact: true });
    await halfTyped.waitFor();
    expect(await halfTyped.inputValue()).toBe('19');
    await openDossiers(again);
    await dossierLine(again, longestName).getByText('Đã lưu trên máy này').waitFor();
    await openOutbox(again);
    await again.getByText('2 mục chờ gửi').waitFor();
    await again.screenshot({ path: join(shots, 'outbox-offline.png') });

    // The line returns: nobody presses anything.
    await after.context.setOffline(false);
    await again.getByText('Không còn gì chờ gửi.').waitFor({ timeout: 90_000 });
    await openDossiers(again);
    await dossierLine(again, longestName).getByText('Đã nhận').waitFor();
    await again.getByRole('link', { name: longestName }).click();
    await again.locator('.record-state').getByText('máy chủ nhận lúc').waitFor();
    await again.locator('.record-receipts').getByText('Có hiệu lực').first().waitFor();

    // A colleague's machine has it once.
    const theirs = await openDevice({ serverUrl: running.url, account: colleague, name: 'máy bên' });
    open.push(() => theirs.close());
    await theirs.sync();
    const there = (await theirs.dossiers()).filter(({ dossier }) => dossier.fields['child.fullName'] === longestName);
    expect(there.map(({ dossier }) => dossier.codes.provisional)).toEqual([code]);
    console.log(`Screens of this story: ${shots}`);
  });
});
