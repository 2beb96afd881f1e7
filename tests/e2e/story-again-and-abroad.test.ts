import { expect, it } from 'vitest';
import type { Fields } from '../../src/domain/field.ts';
import type { Procedure } from '../../src/domain/procedure.ts';
import { birthReRegistration1 } from '../../src/domain/procedures/birth-reregistration/procedure.ts';
import { foreignMarriageNote1 } from '../../src/domain/procedures/foreign-marriage-note/procedure.ts';
import { madeUpForeignMarriage } from '../support/made-up-abroad.ts';
import { madeUpBirthAgain } from '../support/made-up-again.ts';
import { beginForm, dossierLine, fillForm, openDossiers } from './support/desk.ts';
import { lookAsItStands } from './support/look-well.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();

const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
const longest = 'Nguyễn Hoàng Thục Khuê Công Tằng Tôn Nữ';

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
  const page = await stage.openMachine({ viewport, whole: true });
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Tiếp nhận hồ sơ' }).click();
  await page.getByRole('heading', { name: 'Chọn thủ tục' }).waitFor();
  await lookAsItStands(page, `${name}-choice`);
  const listed = page.locator('.procedure-choice li');
  await page.getByLabel('Gõ việc cần làm hoặc mã thủ tục').fill('khai sinh lai');
  await expect.poll(() => listed.allInnerTexts()).toEqual([expect.stringContaining('Đăng ký lại khai sinh')]);
  await page.getByLabel('Gõ việc cần làm hoặc mã thủ tục').fill('không có việc này');
  await page.getByText('Không có thủ tục nào như vậy.').waitFor();
  await page.goBack();
  await beginForm(page, procedure);
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await page.getByRole('alert').waitFor();
  await lookAsItStands(page, `${name}-errors`);
  await fillForm(page, procedure, fields);
  await lookAsItStands(page, `${name}-filled`);
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).waitFor();
  await page.getByRole('heading', { name: longest }).waitFor();
  await lookAsItStands(page, `${name}-record`);
  await page.context().setOffline(false);
  await openDossiers(page);
  await dossierLine(page, longest).first().waitFor();
  await page.context().close();
});
