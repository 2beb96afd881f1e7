import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { receive } from '../../src/domain/deadline.ts';
import type { Fields } from '../../src/domain/field.ts';
import { addDays } from '../../src/domain/local-date.ts';
import type { Procedure } from '../../src/domain/procedure.ts';
import { birthRegistration1 } from '../../src/domain/procedures/birth/procedure.ts';
import { deathRegistration1 } from '../../src/domain/procedures/death/procedure.ts';
import { instantAt, localDateOf } from '../../src/domain/vietnam-time.ts';
import type { LocalDate } from '../../src/domain/words.ts';
import { usualHours } from '../../src/domain/working-calendar.ts';
import { calendar202611 } from '../../src/domain/working-calendar-data.ts';
import { openDevice } from '../support/device.ts';
import { inShort } from '../support/in-short.ts';
import { launchOnProfile } from '../support/launch-browser.ts';
import { madeUpDeath } from '../support/made-up-events.ts';
import { makePeople } from '../support/people.ts';
import { registerDesk } from '../support/register-desk.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import {
  beginForm,
  dossierLine,
  enterInBook,
  fillForm,
  nextSteps,
  onToday,
  openDossiers,
  openOutbox,
  press,
  signIn,
  unlocksBy,
  untilWhole,
} from './support/desk.ts';
import { lookAsItStands, printedPages } from './support/look-well.ts';

const minute = 60_000;
const firstDay = '2026-11-05';
const days = Array.from({ length: 9 }, (_, index) => addDays(firstDay, index));
/** Behind the server's, as a machine is that nobody sets. */
const machineSlow = 11 * minute;

const folders: string[] = [];
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lien-mach-nine-days-'));
  folders.push(folder);
  return folder;
}

/** A server process at whose desk it is another day. */
async function serverOn(day: LocalDate, time: string, dataDirectory: string, port?: number): Promise<RunningServer> {
  const ahead = Date.parse(instantAt(day, time)) - Date.now();
  const env = { CLOCK_AHEAD_MS: String(ahead) };
  const server = await startServer({ program: 'faulty', dataDirectory, env, ...(port === undefined ? {} : { port }) });
  ends.push(() => server.stop());
  return server;
}

interface Machine {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** Sets the machine's clock; it goes on from there, as clocks do. */
const setClock = (to: number): void => {
  const real = Date.now.bind(Date);
  const ahead = to - real();
  Date.now = () => real() + ahead;
};
const morningOf = (day: LocalDate): number => Date.parse(instantAt(day, '08:30')) - machineSlow;

/**
 * Another morning on a machine that was left on. A hand is on the mouse in the same moment: else it would lock when it next
 * looks how long nobody was there, in the middle of whatever is pressed then.
 */
async function wakeOn(page: Page, day: LocalDate): Promise<void> {
  await page.evaluate(`(${String(setClock)})(${morningOf(day)}); dispatchEvent(new Event('pointerdown'));`);
}

/** The machine is switched on, in the morning of that day by its own clock. */
async function switchedOn(profile: string, day: LocalDate): Promise<Machine> {
  const context = await launchOnProfile('current Chromium', profile);
  ends.push(() => context.close());
  await context.addInitScript(setClock, morningOf(day));
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(60_000);
  return { context, page };
}

interface Taken {
  readonly procedure: Procedure;
  readonly name: string;
  readonly fields: Fields;
  readonly on: LocalDate;
}

/** A birth one day, a death the next. */
function happens(on: LocalDate, index: number): Taken {
  const isBirth = index % 2 === 0;
  const name = `${isBirth ? 'Thử Thị Sinh' : 'Thử Văn Mất'} ${'ABCDEĐGHI'[index] ?? ''}`;
  const asked = isBirth
    ? makePeople(90 + index, { receivedOn: on }).fatherUnknown({ 'child.fullName': name })
    : madeUpDeath({ seed: 90 + index, receivedOn: on, overrides: { 'deceased.fullName': name } });
  return { procedure: isBirth ? birthRegistration1 : deathRegistration1, name, on, fields: inShort(asked) };
}

async function take(page: Page, { procedure, fields }: Taken): Promise<void> {
  await beginForm(page, procedure);
  await fillForm(page, procedure, fields);
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).waitFor();
}

/** The certificate goes over the counter the same day. */
async function handOver(page: Page): Promise<void> {
  await press(nextSteps(page).getByRole('button', { name: 'Trao kết quả' }));
  const dialog = page.getByRole('dialog', { name: 'Trao kết quả' });
  await press(dialog.getByRole('button', { name: 'Trao kết quả' }));
  await dialog.waitFor({ state: 'hidden' });
}

/** Asked for once the entry was made: copies are not in the book. */
async function askForCopies(page: Page, copies: number): Promise<void> {
  await press(page.getByRole('button', { name: 'Sửa số bản sao, cách liên lạc' }));
  const dialog = page.getByRole('dialog', { name: 'Sửa số bản sao, cách liên lạc' });
  await press(dialog.getByRole('button', { name: 'Lưu thay đổi' }));
  await dialog.getByText('Chưa có gì thay đổi.').waitFor();
  await lookAsItStands(page, 'copies-after-entry');
  await dialog.getByLabel('Đề nghị cấp bản sao').check();
  await dialog.getByLabel('Số lượng bản sao').fill(String(copies));
  await press(dialog.getByRole('button', { name: 'Lưu thay đổi' }));
  await dialog.waitFor({ state: 'hidden' });
}

it('[scenario 8] [R1] [R3] [R19] nine days without a line and two restarts: each day’s events under their own day, deadline and number, and once each when the line is back', async () => {
  const [data, profile] = [newFolder(), newFolder()];
  const before = await serverOn(firstDay, '08:30', data);
  const [officer, colleague] = before.accounts;
  if (officer === undefined || colleague === undefined) throw new Error('The server made no accounts.');
  const beside = await openDevice({ serverUrl: before.url, account: colleague, name: 'máy bên' });
  ends.push(() => beside.close());

  let machine = await switchedOn(profile, firstDay);
  await signIn(machine.page, before.url, officer);
  await untilWhole(machine.page);
  // The register is opened beside it; its pen is lent to this machine.
  const book = await registerDesk(beside.store).openBook({ kind: 'KS' });
  await beside.sync();
  await openOutbox(machine.page);
  await machine.page.getByRole('button', { name: 'Gửi ngay' }).click();
  await machine.page.getByRole('link', { name: 'Sổ', exact: true }).click();
  await machine.page.getByRole('link', { name: /Sổ đăng ký khai sinh năm/u }).click();
  await press(machine.page.getByRole('button', { name: 'Nhận quyền về máy này' }));
  const lending = machine.page.getByRole('dialog', { name: 'Nhận quyền về máy này' });
  await lending.getByLabel('Gọi máy này là').fill('Máy bàn hộ tịch');
  await press(lending.getByRole('button', { name: 'Nhận quyền về máy này' }));
  await machine.page.getByRole('heading', { name: 'Quyền ghi sổ ở máy này' }).waitFor();

  // The line is down, and so is what is behind it.
  await machine.context.setOffline(true);
  await before.stop();
  const taken = days.map(happens);
  for (const [index, event] of taken.entries()) {
    // Off for the night; every third morning it is a browser that has been closed and opened again.
    if (index > 0 && index % 3 === 0) {
      await machine.context.close();
      machine = await switchedOn(profile, event.on);
      await machine.context.setOffline(true);
      await unlocksBy(machine.page, officer);
      await machine.page.goto(before.url);
      await onToday(machine.page);
    } else if (index > 0) {
      await wakeOn(machine.page, event.on);
    }
    await take(machine.page, event);
    if (index % 4 === 0) await enterInBook(machine.page, index / 4 + 1);
    if (index === 0) await askForCopies(machine.page, 3);
    if (index % 4 === 0) await handOver(machine.page);
  }
  await openDossiers(machine.page);
  for (const { name } of taken) await dossierLine(machine.page, name).getByText('Đã lưu trên máy này').waitFor();

  // The day after, by the server's clock, the line is back.
  const after = await serverOn('2026-11-14', '09:00', data, before.port);
  await machine.context.setOffline(false);
  await wakeOn(machine.page, '2026-11-14');
  await openOutbox(machine.page);
  await machine.page.getByRole('button', { name: 'Gửi ngay' }).click();
  // Nine days are shorter than a sign-in that renews itself: nobody is asked for anything.
  await machine.page.getByText('Không còn gì chờ gửi.').waitFor();
  await openDossiers(machine.page);
  for (const { name } of taken) {
    await dossierLine(machine.page, name).getByText('Đã nhận').waitFor();
    await expect.poll(() => dossierLine(machine.page, name).count()).toBe(1);
  }

  // Scenario 8 ends on paper: what was given in time and written late, and when the line was away.
  await machine.page.getByRole('link', { name: 'Hôm nay', exact: true }).click();
  await machine.page.getByRole('link', { name: 'Tỷ lệ đúng hạn, mất mạng và bản giải trình' }).click();
  await machine.page.getByRole('button', { name: 'In bản giải trình' }).click();
  const explanation = machine.page.getByRole('dialog', { name: 'BẢN GIẢI TRÌNH' });
  const [late, log] = [explanation.getByRole('table').first(), explanation.getByRole('table').last()];
  await log.waitFor();
  const entered = taken.filter((_, index) => index % 4 === 0);
  await expect.poll(() => late.locator('tbody tr').count()).toBe(entered.length);
  for (const { name } of entered) await late.getByText(name).waitFor();
  const day = (date: LocalDate): string => date.split('-').reverse().join('/');
  expect(await log.locator('tbody tr').allInnerTexts()).toEqual([
    expect.stringMatching(new RegExp(`${day(firstDay)}.*${day('2026-11-14')}`, 'su')),
  ]);
  await lookAsItStands(machine.page, 'nine-days-explanation');
  expect(await printedPages(machine.page, 'nine-days-explanation')).toBeLessThanOrEqual(2);

  expect(after.url).toBe(before.url);
  await beside.sync();
  const dossiers = (await beside.dossiers()).map(({ dossier }) => dossier);
  expect(dossiers).toHaveLength(9);
  for (const [index, { procedure, name, on }] of taken.entries()) {
    const dossier = dossiers.find(({ fields }) => Object.values(fields).includes(name));
    if (dossier === undefined) throw new Error(`${name} has not arrived`);
    expect(localDateOf(dossier.receivedAt)).toBe(on);
    expect(dossier.dueAt).toBe(receive(dossier.receivedAt, procedure.timeLimit, calendar202611, usualHours).dueAt);
    const times = dossier.events.map(({ occurredAt }) => occurredAt);
    expect(new Set(times.map(localDateOf))).toEqual(new Set([on]));
    expect(times).toEqual(times.toSorted());
    for (const { recordedAt, clockOffset } of dossier.events) {
      expect(recordedAt === null ? null : localDateOf(recordedAt)).toBe('2026-11-14');
      // What the machine knew of its own clock before the line went.
      expect(Math.abs((clockOffset ?? 0) - machineSlow)).toBeLessThan(5 * minute);
    }
    const entry = index % 4 === 0 ? { number: index / 4 + 1, registeredOn: on } : undefined;
    expect(dossier.fields['applicant.copies']).toBe(index === 0 ? 3 : undefined);
    if (entry === undefined) expect(dossier.entry).toBeUndefined();
    else expect(dossier.entry).toMatchObject(entry);
  }
  expect(await registerDesk(beside.store).view(book)).toMatchObject({ book: { last: 3, doubted: [], unused: [] } });
}, 240_000);
