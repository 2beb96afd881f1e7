import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePeople } from '../support/people.ts';
import { type CompanionBrowser, openCompanionBrowser } from './support/companion-browser.ts';
import { dossierLine, openDossiers, signIn } from './support/desk.ts';
import { lookAtEach } from './support/look-well.ts';
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
const name = String(fields['child.fullName']);
const press = (page: Page | Locator, button: string) => page.getByRole('button', { name: button, exact: true }).click();

/** What stands in the page's controls, by their names. */
const valuesIn = (page: Page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('form input, form select')].flatMap(
        (each) => {
          if (each instanceof HTMLInputElement && each.type === 'radio' && !each.checked) return [];
          const shown = each instanceof HTMLSelectElement ? (each.selectedOptions[0]?.text ?? '') : each.value;
          return each.name === '' ? [] : [[each.name, shown]];
        },
      ),
    ),
  );

async function fillFrom(panel: Page, mapping: string): Promise<{ readonly done: number; readonly all: number }> {
  await panel.getByLabel('Thêm tệp ánh xạ').setInputFiles({
    ...{ name: 'mapping.json', mimeType: 'application/json', buffer: Buffer.from(mapping) },
  });
  await press(panel, 'Điền vào trang này');
  const told = panel.getByText(/^Đã điền \d+ trong \d+ trường\.$/u);
  await told.waitFor({ timeout: 60_000 });
  const [done = 0, all = 0] = ((await told.textContent()) ?? '').match(/\d+/gu)?.map(Number) ?? [];
  return { done, all };
}

it('[R10] the companion, paired by a code, fills both portals from a dossier, submits nothing, and brings the code back', async () => {
  const colleague = await stage.openColleague();
  await colleague.perform({ name: 'openDossier', args: fields });
  await colleague.sync();

  const app = await companion.context.newPage();
  app.setDefaultTimeout(60_000);
  await signIn(app, stage.server.url, stage.account(0));
  await openDossiers(app);
  await dossierLine(app, name).getByRole('link').first().click();
  await app.getByRole('link', { name: 'Nhập vào cổng (chép hoặc điền tự động)' }).click();
  await app.getByRole('heading', { name: 'Nhập vào cổng', level: 1 }).waitFor();
  await lookAtEach(app, 'portal');

  // One key a field: what is copied is the value in sight.
  const copy = app.getByRole('button', { name: 'Chép', exact: true });
  const shown = await app.locator('.copy-value').textContent();
  await copy.focus();
  await app.keyboard.press('Enter');
  await app.getByText(/^Đã chép 1 trong/u).waitFor();
  expect(await app.evaluate(() => navigator.clipboard.readText())).toBe(shown);
  await app.keyboard.press('Space');
  await app.getByText(/^Đã chép 2 trong/u).waitFor();

  // A wrong code, then the right one.
  await press(app, 'Ghép tiện ích');
  const code = (await app.locator('.pairing-code').textContent()) ?? '';
  const pairing = await companion.openPanel(app);
  await pairing.getByLabel('Mã ghép (10 ký tự)').fill('22222-22222');
  await press(pairing, 'Ghép với trang ở thẻ này');
  await pairing.getByText('Mã không đúng.').waitFor();
  await app.getByText('Còn 4 lần thử.').waitFor();
  await pairing.getByLabel('Mã ghép (10 ký tự)').fill(code.toLowerCase());
  await press(pairing, 'Ghép với trang ở thẻ này');
  await pairing.getByText('Đã ghép với Liền Mạch.').waitFor();
  await press(app, 'Đưa sang tiện ích');
  await app.getByText('Hồ sơ này đang ở tiện ích', { exact: false }).waitFor();
  await pairing.close();

  // The ministry's form: somebody has typed one field already.
  const ministry = await companion.context.newPage();
  await ministry.goto(`${portals.url}/ministry/birth`);
  await ministry.locator('[name=nycEmail]').fill('da-go-tay@mau.invalid');
  const first = await companion.openPanel(ministry);
  const filledA = await fillFrom(first, portals.mapping('ministry'));
  const a = await valuesIn(ministry);
  console.log(JSON.stringify({ filledA, a }, null, 1));
  expect(await ministry.evaluate(() => (globalThis as unknown as { sent: number }).sent)).toBe(0);
  expect(a).toMatchObject({ nycEmail: 'da-go-tay@mau.invalid', nksHoTen: name.toLocaleUpperCase('vi') });

  const province = await companion.context.newPage();
  await province.goto(`${portals.url}/province/birth`);
  const second = await companion.openPanel(province);
  const filledB = await fillFrom(second, portals.mapping('province'));
  console.log(JSON.stringify(filledB), await province.locator('form').innerText());
  expect(readFileSync).toBeDefined();
});
