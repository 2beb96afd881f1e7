import type { Locator, Page } from 'playwright-core';
import type { Fields, FieldSpec, FieldValue } from '../../../src/domain/field.ts';
import type { Procedure } from '../../../src/domain/procedure.ts';
import { birthRegistration1 } from '../../../src/domain/procedures/birth/procedure.ts';
import { type Texts, textsOfValue } from '../../../src/state/form/field-texts.ts';

export interface DeskAccount {
  readonly username: string;
  readonly password: string;
}

/** Whenever this page asks for somebody's password to unlock, as it does at each start until she has a PIN, she types it. */
export async function unlocksBy(page: Page, { password }: DeskAccount): Promise<void> {
  // Looked for before every press: by labels in one small form, since in the whole page it would cost more than the press.
  const asked = page.locator('.sign-in-form').getByLabel(/^Mật khẩu của /u);
  await page.addLocatorHandler(asked, async (field) => {
    await field.fill(password);
    await page.keyboard.press('Enter');
    await field.waitFor({ state: 'detached' });
  });
}

/** Opens the app and signs in; resolves when *Hôm nay* is on the screen. */
export async function signIn(page: Page, url: string, account: DeskAccount): Promise<void> {
  await unlocksBy(page, account);
  await page.goto(url);
  await page.getByLabel('Tên đăng nhập').fill(account.username);
  await page.getByLabel('Mật khẩu').fill(account.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await onToday(page);
}

export async function onToday(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Hôm nay', level: 1 }).waitFor();
}

/** Every file of the app is on this device: it opens without a line from now on. */
export async function untilWhole(page: Page): Promise<void> {
  await page.getByText('Mở lại được khi mất mạng', { exact: true }).waitFor({ state: 'attached', timeout: 60_000 });
}

/** From anywhere to an empty form of a procedure. */
export async function beginForm(page: Page, procedure: Procedure): Promise<void> {
  await page.getByRole('button', { name: 'Tiếp nhận hồ sơ' }).click();
  await page.getByRole('button', { name: procedure.name.vi, exact: true }).click();
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).waitFor();
}

export async function beginBirth(page: Page): Promise<void> {
  await beginForm(page, birthRegistration1);
}

export function group(page: Page, title: string): Locator {
  return page.getByRole('group', { name: title, exact: true });
}

const partLabels: Readonly<Record<string, string>> = {
  provinceCode: 'Tỉnh/thành phố',
  communeCode: 'Xã/phường',
  detail: 'Chi tiết (thôn, buôn, tổ, số nhà)',
  at: 'Tại',
  facility: 'Tên cơ sở y tế',
  city: 'Thành phố',
  country: 'Nước',
  type: 'Loại giấy tờ',
  number: 'Số',
  issuedOn: 'Ngày cấp',
  issuedBy: 'Nơi cấp',
};

const listParts: ReadonlySet<string> = new Set(['provinceCode', 'communeCode', 'at', 'country', 'type']);

async function fillParts(field: Locator, texts: Texts): Promise<void> {
  for (const [part, text] of Object.entries(texts)) {
    const label = partLabels[part];
    if (label === undefined || text === '') continue;
    const control = field.getByLabel(label, { exact: true });
    await (listParts.has(part) ? control.selectOption(text) : control.fill(text));
  }
}

/**
 * Types one field as a person at the desk would, by its label. The label is looked for where the field lies: a form has
 * thousands of elements, and whoever reads all their names sixty times over does little else.
 */
async function fillField(block: Locator, spec: FieldSpec, value: FieldValue): Promise<void> {
  const texts = textsOfValue(spec.kind, value);
  const place = block.locator(`[data-path="${spec.path}"]`);
  if (spec.kind === 'address' || spec.kind === 'place' || spec.kind === 'idDocument') {
    const named = block.page().locator('legend').getByText(spec.label.vi, { exact: true });
    await fillParts(place.filter({ has: named }), texts);
    return;
  }
  const control = place.getByLabel(spec.label.vi, { exact: true });
  if (spec.kind === 'yesNo') await control.setChecked(value === true);
  else if (spec.kind === 'choice') await control.selectOption(texts[''] ?? '');
  else await control.fill(texts[''] ?? '');
}

/** Types every field of a made-up dossier into the open form, block by block. */
export async function fillForm(page: Page, procedure: Procedure, fields: Fields): Promise<void> {
  for (const { id, title, fields: specs } of procedure.groups) {
    const answered = specs.filter(({ path }) => fields[path] !== undefined);
    if (answered.length > 0) await group(page, title.vi).waitFor();
    for (const spec of answered) {
      const value = fields[spec.path];
      if (value !== undefined) await fillField(page.locator(`[aria-labelledby="group-${id}"]`), spec, value);
    }
  }
}

export async function fillBirth(page: Page, fields: Fields): Promise<void> {
  await fillForm(page, birthRegistration1, fields);
}

/** Takes a whole birth and saves it; resolves when the screen says where it stands. */
export async function takeBirth(page: Page, fields: Fields): Promise<void> {
  await beginBirth(page);
  await fillBirth(page, fields);
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).waitFor();
}

/** What stands beside her name; in a narrow window it is unfolded first. */
export async function personTool(page: Page, role: 'button' | 'link', name: string): Promise<Locator> {
  await page.locator('.person').waitFor();
  const opener = page.locator('.person-opener[aria-expanded=false]');
  if (await opener.isVisible()) await opener.click();
  return page.locator('.person-tools').getByRole(role, { name, exact: true });
}

/** The line of one dossier in the list *Hồ sơ*. */
export function dossierLine(page: Page, name: string): Locator {
  return page.getByRole('listitem').filter({ hasText: name });
}

export async function openDossiers(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Hồ sơ', exact: true }).click();
  await page.getByRole('heading', { name: 'Hồ sơ', level: 1 }).waitFor();
  // Only then is what the list does not have not there.
  await page.locator('.dossiers-list').getByRole('status').waitFor();
}

export async function openOutbox(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Hộp gửi', exact: true }).click();
  await page.getByRole('heading', { name: 'Hộp gửi', level: 1 }).waitFor();
}

/** Presses a button as a person without a mouse does. */
export async function press(button: Locator): Promise<void> {
  await button.focus();
  await button.page().keyboard.press('Enter');
}

/** What the open record offers next. */
export function nextSteps(page: Page): Locator {
  return page.getByRole('region', { name: 'Việc tiếp theo' });
}

/** The leader has signed the paper; the officer writes it down on the open record. */
export async function approveFromPaper(page: Page): Promise<void> {
  await press(nextSteps(page).getByRole('button', { name: 'Duyệt' }));
  const approval = page.getByRole('dialog', { name: 'Duyệt' });
  await approval.getByLabel('Người có thẩm quyền duyệt').selectOption('Đã ký trên giấy, tôi ghi lại');
  await approval.getByLabel('Người ký', { exact: true }).fill('Thử Văn Ký');
  await approval.getByLabel('Chức vụ người ký').fill('Phó Chủ tịch');
  await press(approval.getByRole('button', { name: 'Duyệt' }));
}

/** The open record, from received to its number in the book: `number`, where the next one is known. */
export async function enterInBook(page: Page, number?: number): Promise<void> {
  const band = nextSteps(page);
  await press(band.getByRole('button', { name: 'Nhận vào giải quyết' }));
  await press(band.getByRole('button', { name: 'Trình ký' }));
  await approveFromPaper(page);
  await press(band.getByRole('button', { name: 'Ghi sổ' }));
  const entry = page.getByRole('dialog');
  if (number !== undefined) await entry.getByText(`Số tiếp theo là ${number}.`).waitFor();
  await entry.getByLabel('Người ký', { exact: true }).fill('Thử Văn Ký');
  await entry.getByLabel('Chức vụ').fill('Phó Chủ tịch Ủy ban nhân dân');
  await press(entry.getByRole('button', { name: 'Ghi sổ' }));
  await entry.waitFor({ state: 'hidden' });
}
