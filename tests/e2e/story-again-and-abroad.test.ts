import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Fields } from '../../src/domain/field.ts';
import type { Procedure } from '../../src/domain/procedure.ts';
import { birthReRegistration1 } from '../../src/domain/procedures/birth-reregistration/procedure.ts';
import { foreignMarriageNote1 } from '../../src/domain/procedures/foreign-marriage-note/procedure.ts';
import { launchBrowser } from '../support/launch-browser.ts';
import { madeUpForeignMarriage } from '../support/made-up-abroad.ts';
import { madeUpBirthAgain } from '../support/made-up-again.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { beginForm, dossierLine, fillForm, openDossiers, signIn, untilWhole } from './support/desk.ts';

let running: RunningServer;
let browser: Browser;
const shots = process.env['SCREENSHOTS'] ?? mkdtempSync(join(tmpdir(), 'lien-mach-again-'));

beforeAll(async () => {
  running = await startServer();
  browser = await launchBrowser('current Chromium');
});
afterAll(async () => {
  await browser.close();
  await running.stop();
  console.log(`Screens: ${shots}`);
});

const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
const longest = 'Nguyễn Hoàng Thục Khuê Công Tằng Tôn Nữ';

/** Nothing axe finds fault with, nothing wider than the window. */
async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  expect(told, name).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${name} is wider than its window`).toBeLessThanOrEqual(0);
}

const stories: readonly {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly procedure: Procedure;
  readonly fields: Fields;
}[] = [
  {
    name: 'birth-again-desk',
    viewport: { width: 1366, height: 768 },
    procedure: birthReRegistration1,
    fields: madeUpBirthAgain({
      seed: 81,
      receivedOn: today(),
      overrides: { 'child.fullName': longest, 'previous.here': false, 'previous.lookup': 'pending' },
    }),
  },
  {
    name: 'foreign-marriage-phone',
    viewport: { width: 360, height: 740 },
    procedure: foreignMarriageNote1,
    fields: madeUpForeignMarriage({ seed: 82, receivedOn: today(), overrides: { 'bride.fullName': longest } }),
  },
];

it.each(stories)('takes $name from the list of procedures to the record without a line', async (story) => {
  const { name, viewport, procedure, fields } = story;
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const [officer] = running.accounts;
  if (officer === undefined) throw new Error('The server made no accounts.');
  await signIn(page, running.url, officer);
  await untilWhole(page);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Tiếp nhận hồ sơ' }).click();
  await page.getByRole('heading', { name: 'Chọn thủ tục' }).waitFor();
  await look(page, `${name}-choice`);
  const listed = page.locator('.procedure-choice li');
  await page.getByLabel('Gõ việc cần làm hoặc mã thủ tục').fill('khai sinh lai');
  await expect.poll(() => listed.allInnerTexts()).toEqual([expect.stringContaining('Đăng ký lại khai sinh')]);
  await page.getByLabel('Gõ việc cần làm hoặc mã thủ tục').fill('không có việc này');
  await page.getByText('Không có thủ tục nào như vậy.').waitFor();
  await page.goBack();
  await beginForm(page, procedure);
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await page.getByRole('alert').waitFor();
  await look(page, `${name}-errors`);
  await fillForm(page, procedure, fields);
  await look(page, `${name}-filled`);
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).waitFor();
  await page.getByRole('heading', { name: longest }).waitFor();
  await look(page, `${name}-record`);
  await page.context().setOffline(false);
  await openDossiers(page);
  await dossierLine(page, longest).first().waitFor();
  await context.close();
});
