import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Fields } from '../../src/domain/field.ts';
import { deathRegistration1 } from '../../src/domain/procedures/death/procedure.ts';
import { reportForm } from '../../src/domain/report-form.ts';
import type { Device } from '../support/device.ts';
import { madeUpDeath } from '../support/made-up-events.ts';
import { heardOfDeath, reportArgs } from '../support/made-up-reports.ts';
import { beginForm, dossierLine, fillForm, group, onToday, openDossiers } from './support/desk.ts';
import { lookAtEach, onPhone } from './support/look-well.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
let officer: Page;
let colleague: Device;

const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
const {
  'deceased.pin': _pin,
  'deceased.idDocument': _card,
  ...declared
}: Fields = madeUpDeath({ seed: 5, receivedOn: today, overrides: { 'deceased.fullName': 'Điểu Văn Thử' } });
const diedOn = declared['death.date'];
const heard = (overrides: Fields = {}): Fields =>
  heardOfDeath({
    'report.heardOn': today,
    'report.phone': '0999012345',
    ...(diedOn === undefined ? {} : { 'death.date': diedOn }),
    ...overrides,
  });

beforeAll(async () => {
  officer = await stage.openMachine();
  colleague = await stage.openColleague();
});

/** A report that came from elsewhere; its id. */
async function reported(fields: Fields): Promise<string> {
  const at = new Date().toISOString();
  const code = await colleague.store.drawReportCode(at);
  const { entity } = await colleague.perform({ name: 'reportEvent', args: { ...reportArgs(fields, { at }), code } });
  await colleague.sync();
  return entity;
}

it('(DOMAIN 9) a volunteer writes down a death with a thumb and without a line; it is a report, says so, and comes to the officer', async () => {
  const tablet = await stage.openMachine({ account: 2, viewport: onPhone.viewport, whole: true });
  await tablet.context().setOffline(true);
  await tablet.getByRole('button', { name: 'Tiếp nhận hồ sơ' }).click();
  await tablet.getByRole('link', { name: 'Ghi tin báo' }).waitFor();
  await lookAtEach(tablet, 'report-or-dossier');
  await tablet.getByRole('link', { name: 'Ghi tin báo' }).click();
  await tablet.getByRole('heading', { name: 'Ghi tin báo', level: 1 }).waitFor();
  await lookAtEach(tablet, 'report-choice');
  await tablet.getByRole('button', { name: deathRegistration1.name.vi, exact: true }).click();
  const save = tablet.getByRole('button', { name: 'Lưu tin báo' });
  await save.click();
  // Nothing must be answered but who brought it and something of the event.
  await tablet.getByText('Còn 2 ô phải sửa trước khi lưu').waitFor();
  await fillForm(tablet, reportForm(deathRegistration1), heard());
  await lookAtEach(tablet, 'report-form');
  await save.click();
  await tablet.getByText('Đây là tin báo, chưa phải hồ sơ.').waitFor();
  expect(await tablet.getByRole('button', { name: 'In giấy tiếp nhận' }).count()).toBe(0);
  await tablet.getByRole('button', { name: 'Xem trước phiếu báo' }).click();
  await tablet.locator('dialog.paper').getByText('PHIẾU BÁO', { exact: true }).waitFor();
  await lookAtEach(tablet, 'report-note');
  await tablet.keyboard.press('Escape');
  await lookAtEach(tablet, 'report-record');

  // The family calls once more: it is put right where it stands, still without a line.
  await tablet.getByRole('link', { name: 'Sửa tin báo' }).click();
  await tablet.locator('summary').filter({ hasText: 'Tin báo' }).first().click();
  await tablet.getByLabel('Điều khác đã nghe').fill('Gia đình gọi lại: đưa tang sáng mai');
  await lookAtEach(tablet, 'report-edit');
  await tablet.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await tablet.locator('.record-timeline').getByText('Sửa tin báo: Điều khác đã nghe').waitFor();

  await tablet.context().setOffline(false);
  await tablet.locator('.record-state').getByText('Đã nhận').waitFor();
  const waiting = officer.locator('section').filter({ hasText: 'Tin báo chờ cán bộ' });
  await waiting.getByRole('link', { name: 'Điều Văn Thử' }).waitFor();
  await waiting.getByText('đã chờ').waitFor();
  await lookAtEach(officer, 'report-today');
});

it('(DOMAIN 9) the same death was taken at the counter a day later: told before anything is saved, joined, and both can be read on one dossier', async () => {
  const { entity } = await colleague.perform({ name: 'openDossier', args: { procedure: 'death', fields: declared } });
  await colleague.sync();
  await officer.getByRole('link', { name: 'Điều Văn Thử' }).first().click();
  await officer.getByRole('link', { name: 'Tiếp nhận thành hồ sơ' }).click();
  // The form is filled with what was said; what a dossier needs besides is told at its field.
  await officer.getByRole('heading', { name: 'Tiếp nhận tin báo: Đăng ký khai tử', level: 1 }).waitFor();
  expect(
    await group(officer, 'Người chết')
      .or(group(officer, 'Người đã chết'))
      .getByLabel(/Họ, chữ đệm, tên/u)
      .inputValue(),
  ).toMatch(/Điều Văn Thử/iu);
  await officer.getByText('Còn thiếu: Họ, chữ đệm, tên người yêu cầu.').first().waitFor();
  const alike = officer.getByRole('region', { name: 'Có thể đã có hồ sơ về việc này' });
  await alike.getByRole('link', { name: 'Điểu Văn Thử' }).waitFor();
  await lookAtEach(officer, 'report-receiving');

  await officer.goBack();
  await officer.getByRole('button', { name: 'Gộp vào hồ sơ đã có' }).click();
  const dialog = officer.getByRole('dialog', { name: 'Gộp tin báo vào hồ sơ đã có' });
  await dialog.getByRole('radio').first().waitFor();
  await dialog.getByRole('button', { name: 'Gộp tin báo' }).click();
  await dialog.getByText('Chọn một hồ sơ trước đã.').waitFor();
  await dialog.getByLabel('Tìm hồ sơ').fill('dieu van thu');
  await dialog.getByText('Điểu Văn Thử').click();
  await dialog.getByLabel('Lý do').fill('Con ông Thử đã đến khai');
  await lookAtEach(officer, 'report-joining');
  await dialog.getByRole('button', { name: 'Gộp tin báo' }).click();
  await dialog.waitFor({ state: 'detached' });
  const band = officer.getByRole('region', { name: 'Việc với tin báo' });
  await band.getByText('Tin báo đã gộp').waitFor();
  await lookAtEach(officer, 'report-joined');

  await band.getByRole('link', { name: 'Điểu Văn Thử' }).click();
  const source = officer.getByRole('region', { name: 'Tin báo đã gộp vào hồ sơ này' });
  await source.getByText('Tin báo đã nói gì').click();
  await source.getByText('Hoàng Thị Báo').waitFor();
  await source.getByText('Buôn Mẫu').waitFor();
  // Settled: nobody is asked about it again.
  expect(await officer.getByRole('region', { name: 'Có thể trùng hồ sơ' }).count()).toBe(0);
  await lookAtEach(officer, 'report-beside-dossier');
  await officer.locator('.record-state').getByText('Đã nhận').waitFor();
  await colleague.sync();
  expect((await colleague.store.dossier(entity))?.dossier.business).toBe('RECEIVED');
});

it('a report becomes a dossier when the officer saves it, its limit counted from then; another is put aside with a reason', async () => {
  const other = { 'deceased.fullName': 'Lò Văn Mẫu' };
  const received = await reported(heard(other));
  const aside = await reported(heard({ 'deceased.fullName': 'Ghi Nhầm Tên' }));
  await officer.goto(`${stage.server.url}/ho-so/${aside}`);
  await officer.getByRole('button', { name: 'Bỏ qua' }).click();
  const dialog = officer.getByRole('dialog', { name: 'Bỏ qua tin báo này?' });
  await dialog.getByRole('button', { name: 'Bỏ qua tin báo' }).click();
  await dialog.getByText('Ghi lý do trước đã.').waitFor();
  await dialog.getByLabel('Lý do').fill('Người này còn sống (làm mẫu)');
  await dialog.getByRole('button', { name: 'Bỏ qua tin báo' }).click();
  await officer.locator('.step-band').getByText('Tin báo đã bỏ qua').waitFor();

  // Begun at the counter as if nobody had said anything: the report is named beside the form, and received in its place.
  await beginForm(officer, deathRegistration1);
  const said = Object.entries(heard(other)).filter(([path]) => path.startsWith('de'));
  await fillForm(officer, deathRegistration1, Object.fromEntries(said));
  await officer.keyboard.press('Tab');
  await officer.getByRole('link', { name: 'Tiếp nhận từ tin báo này' }).click();
  await officer.getByRole('heading', { name: 'Tiếp nhận tin báo: Đăng ký khai tử', level: 1 }).waitFor();
  expect(officer.url()).toContain(received);
  await officer.getByRole('button', { name: 'Lưu hồ sơ' }).waitFor();
  await fillForm(officer, deathRegistration1, { ...declared, ...other });
  // Half done, it waits with the drafts and is taken up again where it was.
  await officer.getByRole('link', { name: 'Hôm nay', exact: true }).click();
  await onToday(officer);
  await officer.getByText('tiếp nhận tin báo').waitFor();
  await officer.goBack();
  await officer.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await officer.getByRole('button', { name: 'In giấy tiếp nhận' }).waitFor();
  await officer.getByRole('region', { name: 'Tin báo ban đầu' }).getByText('BAO-').waitFor();
  await officer.locator('.record-timeline').getByText('Tiếp nhận tin báo thành hồ sơ').waitFor();
  await lookAtEach(officer, 'report-received');

  await openDossiers(officer);
  await officer.getByLabel('Nhóm việc').selectOption('report');
  await dossierLine(officer, 'Lò Văn Mẫu').waitFor({ state: 'detached' });
  await officer.getByText('0 hồ sơ').first().waitFor();
});
