import type { Page } from 'playwright-core';
import { beginBirth, fillBirth, onToday, openDossiers, openOutbox, personTool } from '../tests/e2e/support/desk.ts';
import { makePeople } from '../tests/support/people.ts';
import type { Walk } from './walk.ts';

const receivedOn = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
const long = 'Nguyễn Hoàng Phương Thảo Thử';

const open = (page: Page, link: string) => page.getByRole('link', { name: link, exact: true }).click();

/** Pages behind her name: the link, the picture, and what is on it once it is whole. */
const besideWork = [
  ['Báo cáo', 'figures', (page: Page) => page.getByRole('table')],
  ['Bộ nhớ của máy', 'storage', (page: Page) => page.getByText('Việc trong hộp gửi')],
  ['Trợ giúp', 'help', (page: Page) => page.getByRole('link', { name: 'bộ phận một cửa' })],
] as const;

/** An officer's day in the practice commune, where there is something of everything and nobody in it is anybody. */
export const walkPractice: Walk = async (page, { url, show }) => {
  await page.goto(`${url}/thuc-hanh`);
  await onToday(page);
  await page.locator('main li').first().waitFor();
  await show('today', 'Hôm nay');
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await page.getByText('Bước 1 trên 9.').waitFor();
  await show('tour', 'Một vòng ở xã thực hành');
  await page.getByRole('button', { name: 'Để sau' }).click();
  await openDossiers(page);
  await show('dossiers', 'Hồ sơ');
  await page.getByRole('link', { name: 'Mai Thử' }).first().click();
  await page.getByRole('heading', { name: 'Mai Thử' }).first().waitFor();
  await show('parked', 'Hai giá trị cho một ô');
  await page
    .getByRole('button', { name: /^Mở bên cạnh/u })
    .first()
    .click();
  await page.locator('.record-beside h2').first().waitFor();
  await show('beside', 'Hai hồ sơ cạnh nhau');
  const parked = page.locator('.parked').first();
  await parked.getByRole('radio').last().check();
  await parked.getByLabel('Lý do chọn').fill('Đã gọi điện hỏi lại');
  await parked.getByRole('button', { name: 'Quyết và lưu' }).click();
  await page
    .getByText(/không chọn “/u)
    .first()
    .waitFor();
  await page.locator('.record-state').first().getByText('Đã nhận').waitFor();
  await show('decided', 'Đã quyết, và bằng chứng còn đó');
  await open(page, 'Sổ');
  await page.getByRole('link', { name: /Sổ đăng ký khai sinh năm/u }).waitFor();
  await show('books', 'Sổ hộ tịch');
  await page.getByRole('link', { name: /Sổ đăng ký khai sinh năm/u }).click();
  await page.getByRole('rowheader', { name: '1' }).waitFor();
  await show('book', 'Các mục trong sổ');
  await open(page, 'Hôm nay');
  await page.locator('a[href$="/dung-han"]').click();
  await page.getByRole('heading', { name: 'Đúng hạn', level: 1 }).waitFor();
  await show('on-time', 'Đúng hạn');
  await page.getByRole('button', { name: 'Tiếp nhận hồ sơ' }).click();
  await page.getByRole('heading', { name: 'Chọn thủ tục' }).waitFor();
  await show('procedures', 'Chọn thủ tục');
  await beginBirth(page);
  await show('form', 'Tờ khai còn trống');
  await page.locator('[id="field-applicant.fullName"]').press('F1');
  await show('field-help', 'Chỉ dẫn ở một ô');
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await page.getByRole('alert').waitFor();
  await show('form-errors', 'Còn thiếu gì, ở ô nào');
  await (await personTool(page, 'button', 'Rút mạng thử')).click();
  const birth = makePeople(50, { receivedOn }).birth({ 'child.fullName': long });
  await fillBirth(page, birth);
  await page.getByRole('button', { name: 'Xem lại trước khi lưu' }).click();
  await page.locator('.review-papers').waitFor();
  await show('review', 'Xem lại trước khi lưu');
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).waitFor();
  await show('record', 'Hồ sơ vừa lưu khi mất mạng');
  await page.getByRole('button', { name: 'Xem trước tờ in, giấy khác' }).click();
  const paper = page.getByRole('dialog');
  await paper.locator('[data-sheet="receiptSlip"]').waitFor();
  await show('slip', 'Giấy tiếp nhận');
  await paper.getByRole('button', { name: 'Ẩn tờ in' }).click();
  await openOutbox(page);
  await page.getByText(long).first().waitFor();
  await show('outbox', 'Hộp gửi: đang chờ');
  for (const [link, screen, ready] of besideWork) {
    await (await personTool(page, 'link', link)).click();
    await page.getByRole('heading', { name: link, level: 1 }).waitFor();
    await ready(page).first().waitFor();
    await show(screen, link);
  }
  await page.getByRole('link', { name: 'bộ phận một cửa' }).click();
  await page.getByRole('button', { name: 'In trang này' }).waitFor();
  await show('guide', 'Một trang cho một vai trò');
};
