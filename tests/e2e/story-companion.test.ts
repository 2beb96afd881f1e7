import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { textAt } from '../../src/domain/read-field.ts';
import { makePeople } from '../support/people.ts';
import { type CompanionBrowser, openCompanionBrowser } from './support/companion-browser.ts';
import { dossierLine, openDossiers, personTool, signIn } from './support/desk.ts';
import { lookAtEach } from './support/look-well.ts';
import { keysFor, ministryTruths, provinceTruths, type Truths } from './support/portals/portal-truth.ts';
import { type Portals, servePortals } from './support/portals/serve-portals.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
let portals: Portals;
let companion: CompanionBrowser;
beforeAll(async () => {
  [portals, companion] = await Promise.all([servePortals(), openCompanionBrowser()]);
});
afterAll(async () => {
  await companion.close();
  await portals.close();
});

const fields = makePeople(77).birth();
const name = textAt(fields, 'child.fullName') ?? '';
const typedBefore = 'da-go-tay@mau.invalid';
const press = (page: Page | Locator, button: string) => page.getByRole('button', { name: button, exact: true }).click();

/** What stands in the ministry's controls, by their names. */
const inMinistry = (page: Page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('form input, form select')].flatMap(
        (each) => {
          if (each instanceof HTMLInputElement && each.type === 'radio' && !each.checked) return [];
          return [[each.name, each instanceof HTMLSelectElement ? (each.selectedOptions[0]?.text ?? '') : each.value]];
        },
      ),
    ),
  );

/** What stands in the province's controls, by heading and label. */
const inProvince = (page: Page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('form section')].flatMap((section) =>
        [...section.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')].flatMap((each) => {
          if (each instanceof HTMLInputElement && /radio|checkbox/u.test(each.type) && !each.checked) return [];
          const label = [...(each.labels?.[0]?.childNodes ?? [])].find(({ nodeType }) => nodeType === Node.TEXT_NODE);
          const words = label?.textContent?.trim() ?? '';
          const isRadio = each.type === 'radio';
          const called = isRadio ? (each.closest('fieldset')?.querySelector('legend')?.textContent ?? '') : words;
          const shown = each instanceof HTMLSelectElement ? (each.selectedOptions[0]?.text ?? '') : each.value;
          return [[`${section.querySelector('h2')?.textContent ?? ''}/${called}`, isRadio ? words : shown]];
        }),
      ),
    ),
  );

async function fillFrom(panel: Page, portal: Page, mapping: string): Promise<string> {
  await panel.getByLabel('Thêm tệp ánh xạ').setInputFiles({
    ...{ name: 'mapping.json', mimeType: 'application/json', buffer: Buffer.from(mapping) },
  });
  const told = panel.getByText(/^Đã điền \d+ trong \d+ trường\.$/u);
  await panel.getByText('dùng cho trang này', { exact: false }).waitFor();
  await press(panel, 'Điền vào trang này');
  // A page that is not in sight is slow.
  await portal.bringToFront();
  await told.waitFor({ timeout: 60_000 });
  return (await told.textContent()) ?? '';
}

/** Prints what was filled right, what was not, and the keys that were left to the person. */
function count(portal: string, truths: Truths, standing: Readonly<Record<string, string>>): number {
  const all = Object.entries(truths);
  const wrong = all.filter(([control, { value }]) => standing[control] !== value);
  const share = (all.length - wrong.length) / all.length;
  const byHand = all.reduce((sum, [, truth]) => sum + keysFor(truth), 0);
  // Choosing the dossier and pressing the button; each field that is left: to it, and its value copied and pasted.
  const left = 2 + wrong.reduce((sum) => sum + 4, 0);
  const named = wrong.map(([control, { value }]) => `${control}: ${standing[control] ?? 'nothing'} for ${value}`);
  console.log(
    `${portal}: ${all.length - wrong.length} of ${all.length} controls right (${(share * 100).toFixed(1)} %), ` +
      `${left} keys left beside ${byHand} by hand${named.map((each) => `\n  left: ${each}`).join('')}`,
  );
  return share;
}

async function openPortalPage(): Promise<Page> {
  const app = await companion.context.newPage();
  app.setDefaultTimeout(60_000);
  await signIn(app, stage.server.url, stage.account(0));
  await openDossiers(app);
  await dossierLine(app, name).getByRole('link').first().click();
  await app.getByRole('link', { name: 'Nhập vào cổng (chép hoặc điền tự động)' }).click();
  await app.getByRole('heading', { name: 'Nhập vào cổng', level: 1 }).waitFor();
  return app;
}

async function pair(app: Page): Promise<void> {
  await press(app, 'Ghép tiện ích');
  const code = (await app.locator('.pairing-code').textContent()) ?? '';
  const panel = await companion.openPanel(app);
  await panel.getByLabel('Mã ghép (10 ký tự)').fill('22222-22222');
  await press(panel, 'Ghép với trang ở thẻ này');
  await panel.getByText('Mã không đúng.', { exact: false }).waitFor();
  await app.getByText('Còn 4 lần thử.', { exact: false }).waitFor();
  await panel.getByLabel('Mã ghép (10 ký tự)').fill(code.toLowerCase());
  await press(panel, 'Ghép với trang ở thẻ này');
  await panel.getByText('Đã ghép với Liền Mạch.').waitFor();
  await panel.close();
}

it('[R1] a dossier is copied by one key a field, and filled into both portals by the companion, which submits nothing and brings the code back', async () => {
  const colleague = await stage.openColleague();
  const { entity } = await colleague.perform({ name: 'openDossier', args: fields });
  await colleague.sync();
  const app = await openPortalPage();
  await lookAtEach(app, 'portal');

  const shown = await app.locator('.copy-value').textContent();
  await app.getByRole('button', { name: 'Chép', exact: true }).focus();
  await app.keyboard.press('Enter');
  await app.getByText(/^Đã chép 1 trong/u).waitFor();
  expect(await app.evaluate(() => navigator.clipboard.readText())).toBe(shown);
  await app.keyboard.press('Space');
  await app.getByText(/^Đã chép 2 trong/u).waitFor();

  await pair(app);
  await press(app, 'Đưa sang tiện ích');
  await app.getByText('Hồ sơ này đang ở tiện ích', { exact: false }).waitFor();

  // The ministry's form, in which somebody has typed something already; and which listens to whatever is said in it.
  const ministry = await companion.context.newPage();
  await ministry.goto(`${portals.url}/ministry/birth`);
  await ministry.evaluate(() => {
    addEventListener('message', () => (document.title = 'overheard'));
  });
  await ministry.locator('[name=nycEmail]').fill(typedBefore);
  const first = await companion.openPanel(ministry);
  expect(await fillFrom(first, ministry, portals.mapping('ministry'))).toBe('Đã điền 58 trong 59 trường.');
  const standing = await inMinistry(ministry);
  expect(standing['nycEmail']).toBe(typedBefore);
  expect(count('ministry', ministryTruths(fields), standing)).toBeGreaterThanOrEqual(0.95);
  const shots = process.env['SCREENSHOTS'];
  if (shots !== undefined) await ministry.screenshot({ path: `${shots}/ministry.png` });
  // In the report the one field that was left comes first: to the field, its value, write over it.
  for (const key of ['Tab', 'Tab', 'Tab', 'Enter']) await ministry.keyboard.press(key);
  await expect.poll(async () => (await inMinistry(ministry))['nycEmail']).toBe(fields['applicant.email']);
  expect(await ministry.evaluate(() => (globalThis as unknown as { sent: number }).sent)).toBe(0);
  expect(await ministry.title()).not.toBe('overheard');
  expect(await ministry.evaluate(() => document.documentElement.innerText)).not.toContain('Đã điền');

  // The province's, which draws itself anew; and a mapping that would press what sends.
  const province = await companion.context.newPage();
  await province.goto(`${portals.url}/province/birth`);
  const second = await companion.openPanel(province);
  await fillFrom(second, province, portals.mapping('province'));
  expect(count('province', provinceTruths(fields), await inProvince(province))).toBeGreaterThanOrEqual(0.95);
  if (shots !== undefined) await province.screenshot({ path: `${shots}/province.png`, fullPage: true });
  const sends = JSON.parse(portals.mapping('province')) as Record<string, unknown>;
  const window = { to: 'Nộp', kind: 'window', open: { label: 'Nộp hồ sơ' }, close: { label: 'Nộp hồ sơ' } };
  const inside = [{ at: { label: 'Tỉnh' }, kind: 'select', from: 'child.hometown.province' }];
  await second.reload();
  const bad = JSON.stringify({ ...sends, waitMs: 0, fields: [{ ...window, fill: inside }] });
  expect(await fillFrom(second, province, bad)).toBe('Đã điền 0 trong 1 trường.');
  expect(await province.evaluate(() => document.body.dataset['sent'])).toBeUndefined();

  // A form nobody has mapped: she maps it herself, by the keyboard.
  const other = await companion.context.newPage();
  await other.goto(`${portals.url}/elsewhere/form`);
  const third = await companion.openPanel(other);
  await third.getByText('Chưa có tệp ánh xạ cho trang này.', { exact: false }).waitFor();
  await press(third, 'Lập tệp ánh xạ cho trang này');
  await other.bringToFront();
  await other.locator('lien-mach-companion').waitFor({ state: 'attached' });
  await other.locator('[name=a1]').focus();
  for (const key of ['Tab', 'Tab', 'Enter', 'Tab', 'Tab']) await other.keyboard.press(key);
  await other.keyboard.type('Cong thu');
  for (const key of ['Tab', 'Enter']) await other.keyboard.press(key);
  await expect
    .poll(async () => {
      await third.reload();
      return third.getByRole('button', { name: 'Điền vào trang này' }).count();
    })
    .toBe(1);
  await press(third, 'Điền vào trang này');
  await other.bringToFront();
  await expect.poll(() => other.locator('[name=a1]').inputValue()).toBe(fields['mother.fullName']);

  // She submits herself; the code that the portal shows comes back as an act.
  await ministry.bringToFront();
  await ministry.locator('#btnLuu').click();
  await ministry.waitForURL('**/ministry/saved');
  const last = await companion.openPanel(ministry);
  await press(last, 'Đọc mã từ trang');
  await expect.poll(() => last.getByLabel('Mã hồ sơ do cổng cấp').inputValue()).toBe('H99.99-261122-0007');
  await press(last, 'Đã nộp ở cổng – ghi mã vào hồ sơ');
  await app.getByText('Đã ghi: nhập tại Phần mềm hộ tịch làm mẫu, mã H99.99-261122-0007.').waitFor();
  await expect
    .poll(async () => {
      await last.reload();
      return last.getByText('Chưa có hồ sơ nào.', { exact: false }).count();
    })
    .toBe(1);
  await expect
    .poll(async () => {
      await colleague.sync();
      return (await colleague.store.dossier(entity))?.dossier.upstream;
    })
    .toMatchObject({ state: 'forwarded', handed: { by: 'companion', system: 'Phần mềm hộ tịch làm mẫu' } });

  // Signed out, the companion has nothing left of her.
  await app.bringToFront();
  await (await personTool(app, 'button', 'Đăng xuất')).click();
  await press(app.getByRole('dialog'), 'Đăng xuất khỏi máy này');
  await app.getByLabel('Tên đăng nhập').waitFor();
  await expect
    .poll(async () => {
      await last.reload();
      return last.getByText('Chưa ghép với Liền Mạch').count();
    })
    .toBe(1);
});
