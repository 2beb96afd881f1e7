import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { receive } from '../../src/domain/deadline.ts';
import { deskRules } from '../../src/domain/office/desk-rules.ts';
import { vietQr } from '../../src/domain/viet-qr.ts';
import type { Device } from '../support/device.ts';
import { makePeople } from '../support/people.ts';
import { readCode } from '../support/read-code.ts';
import { openOutbox, takeBirth } from './support/desk.ts';
import { lookAtEach, printedPages } from './support/look-well.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
let colleague: Device;

beforeAll(async () => {
  colleague = await stage.openColleague(2);
});

const basis = 'Thông báo số 12/TB-UBND (thử)';

async function press(button: Locator): Promise<void> {
  await button.focus();
  await button.page().keyboard.press('Enter');
}

async function toOffice(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Quy định của xã', exact: true }).first().click();
  await page.getByRole('heading', { name: 'Quy định của xã' }).waitFor();
}

/** Opens the form of one value, answers it and saves. */
async function state(page: Page, name: string, answer: (form: Locator) => Promise<void>): Promise<void> {
  await press(page.getByRole('button', { name: `Ghi giá trị: ${name}`, exact: true }));
  const form = page.getByRole('dialog', { name: `Ghi giá trị: ${name}`, exact: true });
  await answer(form);
  await form.getByLabel('Theo văn bản, quyết định nào').fill(basis);
  await press(form.getByRole('button', { name: 'Ghi giá trị này' }));
  await form.waitFor({ state: 'detached' });
}

const closes = (time: string) => async (form: Locator) => {
  await form.getByLabel('Đóng cửa', { exact: true }).fill(time);
};

const account = { bin: '970403', number: '0011012345678', holder: 'UBND XA THU NGHIEM' };

/** Where fees are paid to: a code that is none is found fault with where it stands, and nothing is stated by it. */
async function stateAccount(page: Page): Promise<void> {
  await state(page, 'Nộp phí bằng chuyển khoản – Tài khoản nhận phí', async (form) => {
    const bank = form.getByLabel('Mã ngân hàng');
    await bank.fill('97040');
    await form.getByLabel('Số tài khoản').fill(account.number);
    await form.getByLabel('Tên chủ tài khoản').fill(account.holder);
    await press(form.getByRole('button', { name: 'Ghi giá trị này' }));
    await form.getByText('Mã ngân hàng có đúng 6 chữ số').first().waitFor();
    await lookAtEach(page, 'office-bank-account');
    await bank.fill(account.bin);
  });
  await page.getByText(`${account.number}, ngân hàng ${account.bin}, ${account.holder}`).first().waitFor();
}

/** The slip as it is printed, and what a bank’s app reads off its picture. */
async function payByCode(page: Page): Promise<string | undefined> {
  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).click();
  const pay = page.locator('.sheet-pay');
  await pay.waitFor({ state: 'attached' });
  expect(await printedPages(page, 'slip-with-fee')).toBe(1);
  await page.emulateMedia({ media: 'print' });
  expect(await pay.innerText()).toContain('16.000 đồng');
  const code = await readCode(new Uint8Array(await pay.locator('svg').screenshot()));
  await page.emulateMedia({ media: 'screen' });
  return code;
}

async function send(page: Page): Promise<void> {
  await openOutbox(page);
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
}

it('[R16] states hours, an undecided day and a limit without the line; the slip and the colleague go by them, and who stated otherwise is told why not', async () => {
  const page = await stage.openMachine({ whole: true });
  const other = await stage.openMachine({ account: 1, whole: true });
  await page.context().setOffline(true);
  await other.context().setOffline(true);

  await toOffice(page);
  await page.getByText('chưa ai quyết định').first().waitFor();
  await lookAtEach(page, 'office');
  const hours = 'Giờ mở cửa của quầy';
  await press(page.getByRole('button', { name: `Ghi giá trị: ${hours}`, exact: true }));
  const form = page.getByRole('dialog');
  await form.getByLabel('Đóng cửa', { exact: true }).fill('1100');
  await press(form.getByRole('button', { name: 'Ghi giá trị này' }));
  await form.getByText('Giờ phải theo thứ tự').waitFor();
  await lookAtEach(page, 'office-hours');
  await press(form.getByRole('button', { name: 'Thôi' }));
  await state(page, hours, closes('1630'));
  await page.getByText('07:30–11:30, 13:30–16:30; nghỉ thứ Bảy').first().waitFor();
  await state(page, 'Thứ Năm 04/02/2027', async (day) => {
    await day.getByLabel('Ngày này').selectOption('working');
  });
  const birth = 'Thời hạn – Đăng ký khai sinh';
  await page.getByRole('searchbox').fill('khai sinh 1.001193');
  await state(page, birth, async (limit) => {
    await limit.getByLabel('Thời hạn', { exact: true }).selectOption('workingDays');
    await limit.getByLabel('Số ngày làm việc').fill('2');
  });
  await page.getByRole('searchbox').fill('2.000635');
  await state(page, 'Lệ phí – Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh', async (fee) => {
    await fee.getByLabel('Mức thu (đồng)').fill('8000');
  });
  await page.getByRole('searchbox').fill('');
  await stateAccount(page);
  await page.getByText('Lịch sử (1)').first().click();
  await lookAtEach(page, 'office-stated');

  await takeBirth(page, makePeople(81).birth({ 'child.fullName': 'Lò Thị Quy Định', 'applicant.copies': 2 }));
  await page
    .getByText(/16:30 ngày/u)
    .first()
    .waitFor();
  const code = await payByCode(page);

  // Meanwhile, without the line too, she states otherwise.
  await toOffice(other);
  await state(other, hours, closes('1645'));

  await page.context().setOffline(false);
  await send(page);
  await page.getByText('Không còn gì chờ gửi.').waitFor();
  await colleague.sync();
  const { office } = await colleague.store.office();
  const rules = deskRules(office ?? undefined, { closing: '17:00' });
  const [view] = await colleague.dossiers();
  const due = receive(view?.dossier.receivedAt ?? '', { rule: 'workingDays', days: 2 }, rules.calendar, rules.hours);
  expect(view?.dossier).toMatchObject({ dueAt: due.dueAt, calendar: 'vn-2026.11+3' });
  expect(code).toBe(vietQr(account, 16_000, view?.dossier.codes.provisional ?? ''));
  expect(new Date(due.dueAt).toISOString()).toMatch(/T09:30:00/u);

  await other.context().setOffline(false);
  await send(other);
  const told = `${stage.server.accounts[0]?.name ?? ''} đã ghi khác: 07:30–11:30, 13:30–16:30`;
  await other.getByText(told).first().waitFor();
  await toOffice(other);
  await other.getByText('Có giá trị không được nhận').waitFor();
  await other.getByText('07:30–11:30, 13:30–16:30; nghỉ thứ Bảy').first().waitFor();
  await lookAtEach(other, 'office-refused');
  // She looks, and states hers again on what stands now.
  await state(other, hours, closes('1645'));
  await other.getByText('07:30–11:30, 13:30–16:45; nghỉ thứ Bảy').first().waitFor();
});
