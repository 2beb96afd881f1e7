import { it } from 'vitest';
import { changeOfEntry1 } from '../../src/domain/procedures/change/procedure.ts';
import { extractCopy1 } from '../../src/domain/procedures/extract-copy/procedure.ts';
import { maritalConfirmation1 } from '../../src/domain/procedures/marital-confirmation/procedure.ts';
import { madeUpChange, madeUpExtractCopy, madeUpMaritalConfirmation } from '../support/made-up-events.ts';
import { beginForm, fillForm } from './support/desk.ts';
import { lookAsItStands } from './support/look-well.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const phone = { width: 360, height: 740 };
const desk = { width: 1366, height: 768 };
const longest = 'Nguyễn Hoàng Thục Khuê Công Tằng Tôn Nữ';
const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

it('asks for a confirmation of marital status on a small screen: two residences, a gap told at its field', async () => {
  const page = await stage.openMachine({ viewport: phone, whole: true });
  const fields = madeUpMaritalConfirmation({
    seed: 41,
    receivedOn: today(),
    overrides: {
      'subject.fullName': longest,
      'stays.1.place': { provinceCode: '99', communeCode: '99999', detail: 'thôn Cũ' },
      'stays.1.lookup': 'ownBooks',
    },
  });
  await beginForm(page, maritalConfirmation1);
  await lookAsItStands(page, 'confirmation-empty-phone');
  await fillForm(page, maritalConfirmation1, { ...fields, 'stays.2.from': { y: 2023 } });
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await page
    .getByRole('alert')
    .getByRole('link', { name: /chưa khai cư trú ở đâu/u })
    .waitFor();
  await lookAsItStands(page, 'confirmation-gap-phone');
  await page.getByLabel('Từ ngày (nơi thứ 2)').fill('1/7/2021');
  await page.getByRole('button', { name: 'Xem lại trước khi lưu' }).click();
  await page.locator('.review-papers').getByRole('heading', { name: 'Giấy tờ kèm theo' }).waitFor();
  await lookAsItStands(page, 'confirmation-review-phone');
  await page.setViewportSize(desk);
  await page.getByRole('button', { name: 'Quay lại sửa' }).click();
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).waitFor();
  await lookAsItStands(page, 'confirmation-filled-desk');
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await page.getByRole('heading', { name: longest }).waitFor();
  await lookAsItStands(page, 'confirmation-record-desk');
  await page.context().close();
});

it('asks for copies and for a correction of entries that only the paper book has', async () => {
  const page = await stage.openMachine({ viewport: desk, whole: true });
  await beginForm(page, extractCopy1);
  await page.getByLabel('Tìm trong dữ liệu trên máy').fill('ai do 45');
  await page.keyboard.press('Enter');
  await page.getByText('Không thấy trên máy này.').waitFor();
  await fillForm(page, extractCopy1, madeUpExtractCopy({ seed: 42, receivedOn: today() }));
  await page.getByText('đối chiếu từng mục rồi mới trình ký').waitFor();
  await lookAsItStands(page, 'copy-filled-desk');
  await page.setViewportSize(phone);
  await lookAsItStands(page, 'copy-filled-phone');
  await page.getByRole('button', { name: 'Xem lại trước khi lưu' }).click();
  await page.getByText('24.000 đ').waitFor();
  await lookAsItStands(page, 'copy-review-phone');
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).waitFor();

  await page.setViewportSize(desk);
  await beginForm(page, changeOfEntry1);
  await fillForm(
    page,
    changeOfEntry1,
    madeUpChange({ seed: 43, receivedOn: today(), overrides: { 'items.1.to': 'năm Canh Ngọ' } }),
  );
  await page.getByText('Chưa đọc được theo kiểu của mục này.').waitFor();
  await lookAsItStands(page, 'change-mistake-desk');
  await page.getByLabel('Nay ghi là (1)').fill('1991');
  await page.getByRole('button', { name: 'Xem lại trước khi lưu' }).click();
  await page.locator('.review-papers').getByRole('heading', { name: 'Giấy tờ kèm theo' }).waitFor();
  await page.setViewportSize(phone);
  await lookAsItStands(page, 'change-review-phone');
  await page.getByRole('button', { name: 'Quay lại sửa' }).click();
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).waitFor();
  await lookAsItStands(page, 'change-filled-phone');
  await page.context().close();
});
