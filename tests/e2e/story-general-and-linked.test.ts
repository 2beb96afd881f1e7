import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { general1 } from '../../src/domain/procedures/general/procedure.ts';
import type { Device } from '../support/device.ts';
import { movesToApproval } from '../support/made-up-books.ts';
import { madeUpGeneral, madeUpLinkedBirth } from '../support/made-up-events.ts';
import { longestGiven } from '../support/made-up-names.ts';
import { makePeople } from '../support/people.ts';
import { registerDesk } from '../support/register-desk.ts';
import { beginForm, fillForm, nextSteps, openDossiers } from './support/desk.ts';
import { lookAtEach } from './support/look-well.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
let colleague: Device;

beforeAll(async () => {
  colleague = await stage.openColleague();
});

const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
const longName = `Nguyễn ${longestGiven}`;
const child = `Lò ${longestGiven}`;

const step = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

it('takes a dossier of another field of service from the empty form to the result in the citizen’s hand, without a register', async () => {
  const page = await stage.openMachine();
  await beginForm(page, general1);
  await lookAtEach(page, 'general-empty');
  const overrides = {
    'applicant.fullName': longName,
    'asked.name':
      'Đề nghị xác nhận nguồn nước mó dùng chung của nhóm hộ ở khu dân cư chưa có công trình cấp nước (làm mẫu)',
  };
  await fillForm(page, general1, madeUpGeneral({ seed: 3, receivedOn: today(), overrides }));
  await lookAtEach(page, 'general-filled');
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).waitFor();
  await page.getByText('Đề nghị xác nhận nguồn nước mó').first().waitFor();
  await page.getByText('Đã nhận', { exact: true }).first().waitFor();
  await lookAtEach(page, 'general-record');

  await step(page, 'Nhận vào giải quyết');
  await step(page, 'Trình ký');
  await step(page, 'Duyệt');
  await page.getByRole('dialog').getByRole('button', { name: 'Duyệt' }).click();
  await step(page, 'Trao kết quả');
  expect(await page.getByRole('button', { name: 'Ghi sổ' }).count()).toBe(0);
  await page.getByRole('dialog').getByRole('button', { name: 'Trao kết quả' }).click();
  await page
    .getByText(/Đã trao tay/u)
    .first()
    .waitFor();
  await nextSteps(page).getByText('Đã trả kết quả', { exact: true }).waitFor();
  await page.context().close();
});

it('[R16] shows of an interlinked birth where each agency stands, as the colleague noted it, and notes the next', async () => {
  const desk = registerDesk(colleague.store, today());
  const births = await desk.openBook({
    kind: 'KS',
    year: Number(today().slice(0, 4)),
    openedOn: `${today().slice(0, 4)}-01-01`,
  });
  const birth = makePeople(9, { receivedOn: today() }).birth({ 'child.fullName': child });
  const fields = { ...madeUpLinkedBirth(birth), 'card.wanted': true };
  const { entity } = await colleague.perform({ name: 'openDossier', args: { procedure: 'linked-birth', fields } });
  for (const args of movesToApproval) await colleague.perform({ name: 'moveDossier', entity, args });
  const year = today().slice(0, 4);
  const entered = await desk.enter(entity, births, { number: null, fence: null, volume: `01/${year}` });
  expect(entered).toMatchObject({ status: 'saved' });
  // This very moment: nine in the morning of this day may lie ahead.
  const at = new Date().toISOString();
  const sent = { step: 'residence', from: 'NONE', to: 'SENT', agency: 'Công an xã Thử Nghiệm', at };
  await colleague.sync();
  await colleague.perform({ name: 'recordAgencyStep', entity, args: { ...sent, result: '' } });
  await colleague.sync();

  const page = await stage.openMachine();
  await openDossiers(page);
  await page.getByRole('link', { name: child }).first().click();
  const band = nextSteps(page);
  await band.getByText('Các cơ quan liên thông').waitFor();
  await band.getByText('Đã chuyển').waitFor();
  await lookAtEach(page, 'linked-record');

  await band.getByRole('button', { name: 'Ghi: Cấp thẻ bảo hiểm y tế' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Cơ quan đã').selectOption('DONE');
  await dialog.getByRole('button', { name: 'Ghi vào hồ sơ' }).click();
  await dialog.getByText('Hãy điền các ô còn thiếu.').waitFor();
  await lookAtEach(page, 'linked-note');
  await dialog.getByLabel('Đã cấp gì').fill('Thẻ số 1 (làm mẫu)');
  await dialog.getByRole('button', { name: 'Ghi vào hồ sơ' }).click();
  await band.getByText('Đã có kết quả').waitFor();
  await band.getByText('Thẻ số 1 (làm mẫu)').waitFor();
  expect(await band.getByRole('button', { name: 'Ghi: Cấp thẻ bảo hiểm y tế' }).count()).toBe(0);
  await page.context().close();
});
