import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { deathRegistration1 } from '../../src/domain/procedures/death/procedure.ts';
import type { Fields } from '../../src/domain/field.ts';
import type { Device } from '../support/device.ts';
import { madeUpDeath } from '../support/made-up-events.ts';
import { makePeople } from '../support/people.ts';
import { beginBirth, beginForm, dossierLine, fillBirth, fillForm, openDossiers } from './support/desk.ts';
import { atDesk, looks, lookWell, onPhone } from './support/look-well.ts';
import { setStage } from './support/stage.ts';
import { lookEnlarged } from './support/walk-focus.ts';

const stage = setStage();
let colleague: Device;
let page: Page;

const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
const people = makePeople(41, { receivedOn: today });
const {
  'deceased.pin': _pin,
  'deceased.idDocument': _card,
  ...death
}: Fields = madeUpDeath({
  seed: 5,
  receivedOn: today,
  overrides: { 'deceased.fullName': 'Điểu Văn Thử' },
});
const [first, second] = people.twins();
const longest = 'Nguyễn Hoàng Thục Khuê Công Tằng Tôn Nữ Huyền Diệu Phượng Hoàng Nguyệt Quỳnh';

beforeAll(async () => {
  colleague = await stage.openColleague();
  for (const name of ['Trần Văn Bình', 'Bình Trần Văn', longest, 'Đặng Thị Đoan']) {
    const birth = people.birth({ 'child.fullName': name, 'child.birthDate': today, 'birthNotice.date': today });
    await colleague.perform({ name: 'openDossier', args: birth });
  }
  await colleague.perform({ name: 'openDossier', args: first });
  await colleague.perform({ name: 'openDossier', args: { procedure: 'death', fields: death } });
  await colleague.sync();
  page = await stage.openMachine({ whole: true });
});

it('(DOMAIN 9) the same death in another spelling is told before it is saved, and one of the two can be withdrawn and reopened', async () => {
  await beginForm(page, deathRegistration1);
  await fillForm(page, deathRegistration1, { ...death, 'deceased.fullName': 'Điều Văn Thử' });
  const alike = page.getByRole('region', { name: 'Có thể đã có hồ sơ về việc này' });
  await alike.getByText('rất có thể là một việc').waitFor();
  await alike.getByText('người chết: họ tên chỉ khác dấu hoặc chữ hoa').waitFor();
  for (const look of looks) await lookWell(page, look, 'alike-before-saving');
  await page.setViewportSize({ width: 1_366, height: 768 });

  // Nothing is held up by it. Without the line, since the server's own word would stand there in its place.
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).first().waitFor();
  const here = page.getByRole('region', { name: 'Có thể trùng với hồ sơ trên máy này' });
  await here.getByRole('link', { name: 'Điểu Văn Thử' }).waitFor();
  for (const look of looks) await lookWell(page, look, 'alike-on-record');
  await page.setViewportSize({ width: 1_366, height: 768 });

  await here.getByRole('button', { name: 'Là một việc: rút hồ sơ này' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Rút vì trùng' }).click();
  await dialog.getByText('Ghi lý do trước đã.').waitFor();
  await dialog.getByLabel('Lý do').fill('Thôn đã báo hôm trước, cùng một người');
  await dialog.getByRole('button', { name: 'Rút vì trùng' }).click();
  const withdrawn = page.getByRole('region', { name: 'Đã rút vì trùng' });
  await withdrawn.getByRole('link', { name: 'Điểu Văn Thử' }).waitFor();
  await lookWell(page, atDesk, 'double-withdrawn');
  await withdrawn.getByRole('link', { name: 'Điểu Văn Thử' }).click();
  await page
    .getByRole('region', { name: 'Hồ sơ khác đã rút vì trùng với hồ sơ này' })
    .getByText('Điều Văn Thử')
    .waitFor();
  await page.goBack();
  await withdrawn.getByRole('button', { name: 'Không trùng: mở lại hồ sơ' }).click();
  await dialog.getByLabel('Lý do').fill('Xem lại: hai người');
  await dialog.getByRole('button', { name: 'Mở lại' }).click();
  await withdrawn.waitFor({ state: 'detached' });
  await page.locator('.record-timeline').getByText('Mở lại: không trùng').waitFor();
  await page.context().setOffline(false);
});

it('(DOMAIN 1) a twin is explained, noted as another child, and not stopped', async () => {
  await beginBirth(page);
  await fillBirth(page, second);
  const related = page.getByRole('region', { name: 'Có hồ sơ gần giống' });
  await related.getByText('có thể là anh chị em sinh đôi').waitFor();
  await related.getByRole('button', { name: 'Đây là việc khác' }).click();
  await related.getByText('Sẽ ghi là việc khác khi lưu').waitFor();
  await lookWell(page, onPhone, 'twins');
  await page.setViewportSize({ width: 1_366, height: 768 });
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).first().waitFor();
  await page.locator('.record-timeline').getByText('Xác nhận không trùng với hồ sơ kia').waitFor();
  expect(await page.getByRole('region', { name: 'Có hồ sơ gần giống' }).count()).toBe(0);
});

it('“tran van binh” finds Trần Văn Bình and Bình Trần Văn; numbers and dates find too; the outbox is searched', async () => {
  await openDossiers(page);
  await page.keyboard.press('/');
  await page.keyboard.insertText('tran van binh');
  await page.getByText('2 hồ sơ khớp').waitFor();
  await dossierLine(page, 'Trần Văn Bình').waitFor();
  await dossierLine(page, 'Bình Trần Văn').waitFor();
  await expect.poll(() => page.locator('.dossier-line mark').allTextContents()).toContain('Trần');
  for (const look of looks) await lookWell(page, look, 'search-found');
  await page.setViewportSize({ width: 1_366, height: 768 });

  const field = page.getByRole('searchbox');
  await field.fill(today.split('-').reverse().join('/'));
  await dossierLine(page, longest).waitFor();
  await field.fill('dieu van thu');
  await page.getByText('2 hồ sơ khớp').waitFor();
  await page.getByLabel('Thủ tục').selectOption('birth');
  await page.getByText('0 hồ sơ khớp').waitFor();
  await lookWell(page, onPhone, 'search-empty');
  await page.setViewportSize({ width: 1_366, height: 768 });
  // What the list is narrowed to stands in the address, names never do.
  expect(new URL(page.url()).search).toBe('?thu-tuc=birth');
  await page.getByLabel('Thủ tục').selectOption('');

  await page.context().setOffline(true);
  await beginBirth(page);
  await fillBirth(page, people.birth({ 'child.fullName': 'Y Chờ Gửi' }));
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).first().waitFor();
  await openDossiers(page);
  await field.fill('cho gui');
  await page.getByText('1 hồ sơ khớp').waitFor();
  await page.context().setOffline(false);
});

const indexWorkers = () => page.workers().filter((worker) => worker.url().includes('/open-index-'));

it('a worker that dies is begun again; drafts are found; the list stays narrowed over Back and a reload, and the words with it', async () => {
  const field = page.getByRole('searchbox');
  await page.getByText('1 hồ sơ khớp').waitFor();
  const [worker] = indexWorkers();
  if (worker === undefined) throw new Error('The index is not in a worker.');
  const begun = page.waitForEvent('worker');
  await worker.evaluate(() => close());
  await begun;
  await field.fill('tran van binh');
  await page.getByText('2 hồ sơ khớp').waitFor();
  expect(await page.getByText('kết quả có thể còn thiếu').count()).toBe(0);

  // From the field into the list and back, by keys alone.
  await field.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Bình Trần Văn');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  expect(await field.inputValue()).toBe('');

  await beginBirth(page);
  await page.getByLabel('Họ, chữ đệm, tên').first().fill('Y Nửa Chừng');
  await page.getByText('Bản nháp đã giữ trên máy').waitFor();
  await openDossiers(page);
  await field.fill('nua chung');
  await page.getByText('1 bản nháp khớp').waitFor();
  await lookWell(page, onPhone, 'search-draft');
  await page.setViewportSize({ width: 1_366, height: 768 });

  await field.fill('thu');
  await page.getByRole('button', { name: 'Lọc thêm' }).click();
  await page.getByLabel('Gửi đi').selectOption('Đã nhận');
  await page.getByRole('button', { name: 'Hôm nay', exact: true }).click();
  await page.getByLabel('Thủ tục').selectOption('death');
  await page.getByText('2 hồ sơ khớp').waitFor();
  for (const look of looks) await lookWell(page, look, 'search-narrowed');
  await page.setViewportSize({ width: 1_366, height: 768 });
  const asked = `?gui=received&tu=${today}&den=${today}`;
  expect(new URL(page.url()).search).toBe(`${asked}&thu-tuc=death`);
  await page.getByRole('link', { name: 'Điểu Văn Thử' }).first().click();
  await page.getByRole('heading', { name: 'Điểu Văn Thử', level: 2 }).waitFor();
  expect(new URL(page.url()).search).toBe(`${asked}&thu-tuc=death`);
  await page.goBack();
  await page.goBack();
  expect(new URL(page.url()).search).toBe(asked);
  expect(await page.getByLabel('Thủ tục').inputValue()).toBe('');
  await page.goForward();
  await page.getByText('2 hồ sơ khớp').waitFor();
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('lien-mach.search'))).not.toBeNull();
  await page.reload();
  await page.getByText('2 hồ sơ khớp').waitFor();
  expect(await field.inputValue()).toBe('thu');
  expect(
    await page.evaluate(() =>
      JSON.stringify([sessionStorage, localStorage].flatMap((each) => Object.entries(each) as [string, string][])),
    ),
  ).not.toContain('thu"');
});

it('what lies on the machine is told by kind, and what waits is never offered to go', async () => {
  await page.getByRole('link', { name: 'Bộ nhớ của máy' }).click();
  const kinds = page.getByRole('region', { name: 'Máy đang giữ gì' });
  await kinds.getByText('Việc trong hộp gửi').waitFor();
  await kinds.getByText('Không bao giờ bỏ: chỉ rời máy khi máy chủ đã nhận').waitFor();
  expect(await kinds.getByRole('button').count()).toBe(0);
  for (const look of looks) await lookWell(page, look, 'storage');
  await lookEnlarged(page, 'storage');
});
