import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { birthRegistration1 } from '../../src/domain/procedures/birth/procedure.ts';
import { changeOfEntry1 } from '../../src/domain/procedures/change/procedure.ts';
import { deathRegistration1 } from '../../src/domain/procedures/death/procedure.ts';
import { procedures, procedureVersion } from '../../src/domain/procedures/catalogue.ts';
import { reportForm } from '../../src/domain/report-form.ts';
import {
  beginForm,
  dossierLine,
  enterInBook,
  fillForm,
  group,
  openDossiers,
  openOutbox,
  personTool,
  press,
  signIn,
  untilWhole,
} from '../e2e/support/desk.ts';
import { onPhone } from '../e2e/support/look-well.ts';
import { setStage } from '../e2e/support/stage.ts';
import { madeUpChange } from '../support/made-up-events.ts';
import { heardOfDeath } from '../support/made-up-reports.ts';
import { makePeople } from '../support/people.ts';
import { type Brought, createQueue, today } from './made-up-day.ts';

const stage = setStage();
const queue = createQueue();
/** What was taken in at the counters today, by the name of the procedure: counted here, and by nobody else. */
const ledger: string[] = [];

async function machineOf(account: { readonly username: string; readonly password: string }, viewport = desk) {
  const page = await (await stage.browser.newContext({ viewport, locale: 'vi-VN' })).newPage();
  page.setDefaultTimeout(60_000);
  await signIn(page, stage.server.url, account);
  await untilWhole(page);
  return page;
}
const desk: { readonly width: number; readonly height: number } = { width: 1_366, height: 768 };

async function save(page: Page, { procedure }: Pick<Brought, 'procedure'>): Promise<void> {
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).waitFor();
  ledger.push(procedure.name.vi);
}

async function take(page: Page, brought: readonly Brought[]): Promise<void> {
  for (const each of brought) {
    await beginForm(page, each.procedure);
    await fillForm(page, each.procedure, each.fields);
    await save(page, each);
  }
}

async function line(pages: readonly Page[], state: 'down' | 'up'): Promise<void> {
  for (const page of pages) await page.context().setOffline(state === 'down');
}

async function drained(page: Page): Promise<void> {
  await openOutbox(page);
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await page.getByText('Không còn gì chờ gửi.').waitFor();
}

/** What the commune calls the machine that is not this one. */
async function nameTheOther(page: Page, name: string): Promise<void> {
  await (await personTool(page, 'link', 'Người và máy')).click();
  const other = page.locator('.device-line').filter({ hasNotText: 'máy đang dùng' });
  await other.getByRole('button', { name: /Đổi tên/u }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu tên' }).click();
  await page.locator('.device-line').filter({ hasText: name }).waitFor();
}

async function openBook(page: Page, kind: string): Promise<void> {
  await page.getByRole('link', { name: 'Sổ', exact: true }).click();
  await page.getByRole('button', { name: 'Mở sổ' }).click();
  const opening = page.getByRole('dialog', { name: 'Mở sổ' });
  await opening.getByLabel('Loại sổ').selectOption(kind);
  await opening.getByLabel('Số cuối đã ghi trên giấy trước khi dùng phần mềm').fill('0');
  await opening.getByRole('button', { name: 'Mở sổ' }).click();
  await drained(page);
}

async function holdPen(page: Page, book: RegExp, machine: string | null): Promise<void> {
  await page.getByRole('link', { name: 'Sổ', exact: true }).click();
  await page.getByRole('link', { name: book }).click();
  await press(page.getByRole('button', { name: 'Nhận quyền về máy này' }));
  const lending = page.getByRole('dialog', { name: 'Nhận quyền về máy này' });
  if (machine !== null) await lending.getByLabel('Gọi máy này là').fill(machine);
  await press(lending.getByRole('button', { name: 'Nhận quyền về máy này' }));
  await page.getByRole('heading', { name: 'Quyền ghi sổ ở máy này' }).waitFor();
}

/** From received to its number in the book, on one machine. */
async function register(page: Page, name: string): Promise<void> {
  await openDossiers(page);
  await page.getByRole('link', { name }).first().click();
  await enterInBook(page);
}

async function changePhone(page: Page, name: string, phone: string): Promise<void> {
  await openDossiers(page);
  await page.getByRole('link', { name }).first().click();
  await page.getByRole('link', { name: 'Sửa', exact: true }).click();
  await page.getByRole('button', { name: 'Lưu thay đổi' }).waitFor();
  await group(page, 'Người yêu cầu').getByRole('heading', { name: 'Người yêu cầu' }).click();
  await group(page, 'Người yêu cầu').getByLabel('Số điện thoại', { exact: true }).fill(phone);
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).waitFor();
}

async function hear(tablet: Page, name: string): Promise<void> {
  await tablet.getByRole('button', { name: 'Ghi tin báo' }).click();
  await tablet.getByRole('button', { name: deathRegistration1.name.vi, exact: true }).click();
  await fillForm(
    tablet,
    reportForm(deathRegistration1),
    heardOfDeath({ 'deceased.fullName': name, 'report.heardOn': today }),
  );
  await tablet.getByRole('button', { name: 'Lưu tin báo' }).click();
  await tablet.getByRole('button', { name: 'Xem trước phiếu báo' }).waitFor();
}

const birthOf = (seed: number, name: string): Brought => ({
  procedure: birthRegistration1,
  fields: makePeople(seed, { receivedOn: today }).birth({ 'child.fullName': name }),
});

it('the day of a commune: sixty dossiers of eight kinds, three people, two outages, a lost tablet, a conflict, a correction; the figures add up', async () => {
  const officer = await machineOf(stage.account(0));
  const volunteer = stage.server.personOf('volunteer');
  const tablet = await machineOf(volunteer, onPhone.viewport);
  await nameTheOther(officer, 'Máy tính bảng thôn');
  const counter = await machineOf(stage.server.personOf('reception'));
  const desks = [officer, counter];

  // Morning: the registers are opened, the pen of births lies at the desk beside the paper book.
  await openBook(officer, 'KS');
  await openBook(officer, 'TDCC');
  await holdPen(officer, /Sổ đăng ký khai sinh năm/u, 'Máy bàn hộ tịch');
  await holdPen(officer, /Sổ đăng ký thay đổi/u, null);
  await take(officer, [birthOf(2_001, 'Lò Văn Sáng Thử'), birthOf(2_002, 'Lò Thị Đổi Thử')]);
  await take(counter, queue(14));
  // In the hamlet, with and without a line: two reports arrive, two lie on the tablet when it is lost.
  await hear(tablet, 'Điểu Thị Một Thử');
  await hear(tablet, 'Điểu Văn Hai Thử');
  await drained(tablet);
  await line([tablet], 'down');
  await hear(tablet, 'Điểu Thị Ba Thử');
  await hear(tablet, 'Điểu Văn Bốn Thử');
  await openOutbox(tablet);
  await tablet.getByText('Điểu Văn Bốn Thử').first().waitFor();

  // The first outage: nobody waits for it, and a number is given without the line.
  await line(desks, 'down');
  await take(officer, queue(10));
  await take(counter, queue(10));
  await register(officer, 'Lò Văn Sáng Thử');
  await line(desks, 'up');
  for (const page of desks) await drained(page);

  // The tablet is lost: its access ends, and what lay on it is heard again on another.
  await tablet.context().close();
  await (await personTool(officer, 'link', 'Người và máy')).click();
  const lost = officer.locator('.device-line').filter({ hasText: 'Máy tính bảng thôn' });
  await lost.getByRole('button', { name: 'Thu hồi' }).click();
  await officer.getByRole('button', { name: 'Thu hồi máy này' }).click();
  await lost.getByText('Đã thu hồi, chưa giao nộp').waitFor();
  const next = await machineOf(volunteer, onPhone.viewport);
  await hear(next, 'Điểu Thị Ba Thử');
  await hear(next, 'Điểu Văn Bốn Thử');
  await drained(next);

  // The second outage: two people change the same telephone number.
  await drained(officer);
  await line(desks, 'down');
  await changePhone(officer, 'Lò Thị Đổi Thử', '0999111111');
  await changePhone(counter, 'Lò Thị Đổi Thử', '0999222222');
  await take(officer, queue(10));
  await take(counter, queue(10));
  // Who is heard first is right; the other's value waits for a person.
  await line([officer], 'up');
  await drained(officer);
  await line([counter], 'up');
  await openOutbox(counter);
  await counter.getByRole('button', { name: 'Gửi ngay' }).click();
  await counter.locator('.connection-banner').getByText('1 mục cần xử lý').waitFor();
  await drained(officer);
  await openDossiers(officer);
  await officer.getByRole('link', { name: 'Lò Thị Đổi Thử' }).first().click();
  await officer.getByRole('radio', { name: /0999 222 222/u }).check();
  await officer.getByLabel('Lý do chọn').fill('Đã gọi điện hỏi lại');
  await officer.getByRole('button', { name: 'Quyết và lưu' }).click();
  await officer.locator('.record-state').getByText('Đã nhận').waitFor();

  // Afternoon: both births are in the book; one of them is wrong, and is corrected by a dossier of its own.
  await register(officer, 'Lò Thị Đổi Thử');
  await correct(officer, 'Lò Văn Sáng Thử');
  await take(officer, queue(2));
  await take(counter, queue(1));
  for (const page of desks) await drained(page);

  expect(ledger).toHaveLength(60);
  expect(new Set(ledger).size).toBe(8);
  const colleague = await stage.openColleague(1);
  await colleague.sync();
  const there = (await colleague.dossiers()).map(({ dossier }) => dossier);
  const nameOf = (dossier: (typeof there)[number]) =>
    procedureVersion(dossier.procedure, dossier.procedureVersion)?.name.vi ?? '';
  const received = there.filter(({ report }) => report === undefined);
  expect(received.map(nameOf).sort()).toEqual([...ledger].sort());
  expect(there.filter(({ report }) => report !== undefined)).toHaveLength(4);

  // The figures of the day are those of the ledger.
  await drained(officer);
  await (await personTool(officer, 'link', 'Báo cáo')).click();
  await officer.getByRole('heading', { name: 'Báo cáo', level: 1 }).waitFor();
  const report = officer.getByLabel('Báo cáo', { exact: true });
  await report.selectOption('dossiers');
  await expect.poll(() => figuresOf(officer, 'Theo thủ tục', 'Nhận mới')).toEqual({ ...countOf(ledger), Cộng: 60 });
  const fields = ledger.map((name) => procedures.find((each) => each.name.vi === name)?.serviceField.vi ?? '');
  expect(await figuresOf(officer, 'Theo lĩnh vực', 'Nhận mới')).toEqual({ ...countOf(fields), Cộng: 60 });
  expect(await figuresOf(officer, 'Theo cách nộp', 'Nhận mới')).toEqual({ 'Trực tiếp': 60, Cộng: 60 });
  await report.selectOption('civil');
  const months = 'Mục ghi sổ theo tháng';
  await expect.poll(async () => (await figuresOf(officer, months, 'Khai sinh'))['Cộng']).toBe(2);
  const others = await figuresOf(officer, 'Việc hộ tịch và chứng thực khác', 'Tổng số');
  expect(others).toMatchObject({ '– Cải chính': 1 });
}, 1_800_000);

const countOf = (names: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

/** One column of a table of figures, by the first cell of each row. */
async function figuresOf(page: Page, title: string, column: string): Promise<Record<string, number>> {
  const table = page.getByRole('region', { name: title, exact: true }).getByRole('table');
  const place = (await table.locator('thead th').allInnerTexts()).indexOf(column);
  const lines = await table.locator('tbody tr, tfoot tr').all();
  const cells = await Promise.all(lines.map((line) => line.locator('th, td').allInnerTexts()));
  return Object.fromEntries(cells.map((texts) => [texts[0] ?? '', Number(texts[place])]));
}

/** A correction of an entry: found on the device, taken, approved, entered, and noted on the entry it corrects. */
async function correct(page: Page, name: string): Promise<void> {
  await beginForm(page, changeOfEntry1);
  await page.getByLabel('Tìm trong dữ liệu trên máy').fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: 'Việc hộ tịch tìm thấy trên máy' }).getByRole('button').first().click();
  const fields = madeUpChange({
    seed: 3_001,
    receivedOn: today,
    overrides: {
      'applicant.relationship': 'mother',
      'items.1.item': 'mother.fullName',
      'items.1.to': 'Lò Thị Đúng Thử',
    },
  });
  const drawn = /^(?:subject\.(?!residence)|original\.|items\.1\.from)/u;
  await fillForm(
    page,
    changeOfEntry1,
    Object.fromEntries(Object.entries(fields).filter(([path]) => !drawn.test(path))),
  );
  await save(page, { procedure: changeOfEntry1 });
  await enterInBook(page);
  await page.getByRole('button', { name: 'Tìm bản ghi liên quan' }).click();
  await page.getByRole('button', { name: 'Ghi chú vào bản ghi này' }).click();
  await page.getByText('Đã ghi chú 1 bản ghi.').waitFor();
  await openDossiers(page);
  // The correction is of the same person: the birth is the other line.
  await dossierLine(page, name).filter({ hasText: birthRegistration1.name.vi }).getByRole('link').first().click();
  await page.getByRole('list', { name: 'Ghi chú vào sổ' }).getByText('Cải chính', { exact: true }).waitFor();
}
