import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Role } from '../../src/domain/access/role.ts';
import { buildServerProgram } from '../support/build-server-program.ts';
import type { Device } from '../support/device.ts';
import { deathRegistration1 } from '../../src/domain/procedures/death/procedure.ts';
import { reportForm } from '../../src/domain/report-form.ts';
import { madeUpDeath } from '../support/made-up-events.ts';
import { heardOfDeath } from '../support/made-up-reports.ts';
import { makePeople } from '../support/people.ts';
import { takenDossier } from '../support/taken-dossier.ts';
import { dossierLine, fillForm, openDossiers, unlocksBy, untilWhole } from './support/desk.ts';
import { atDesk, lookAtEach } from './support/look-well.ts';
import { setStage } from './support/stage.ts';
import { lookEnlarged } from './support/walk-focus.ts';

const run = promisify(execFile);
const stage = setStage();
let colleague: Device;
let entity = '';
const name = 'Thử Thị Vai Trò';
const alsoToSign = ['Thử Văn Chờ Ký', 'Thử Thị Chờ Duyệt'];

beforeAll(async () => {
  colleague = await stage.openColleague();
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
  const fields = makePeople(77, { receivedOn: today }).birth({ 'child.fullName': name });
  ({ entity } = await colleague.perform({ name: 'openDossier', args: fields }));
  const move = (from: string, to: string) => colleague.perform({ name: 'moveDossier', entity, args: { from, to } });
  await move('RECEIVED', 'PROCESSING');
  await move('PROCESSING', 'SUBMITTED_FOR_SIGNATURE');
  for (const [at, other] of alsoToSign.entries()) {
    const more = makePeople(90 + at, { receivedOn: today }).birth({ 'child.fullName': other });
    const { entity: id } = await colleague.perform({ name: 'openDossier', args: more });
    for (const [from, to] of [['RECEIVED', 'PROCESSING'] as const, ['PROCESSING', 'SUBMITTED_FOR_SIGNATURE'] as const])
      await colleague.perform({ name: 'moveDossier', entity: id, args: { from, to } });
  }
  await colleague.sync();
});

async function machineOf(role: Role): Promise<Page> {
  const context = await stage.browser.newContext({ viewport: atDesk.viewport, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const { username, password } = stage.server.personOf(role);
  await unlocksBy(page, { username, password });
  await page.goto(stage.server.url);
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('link', { name: 'Hộp gửi', exact: true }).waitFor();
  return page;
}

async function stepAtColleague(id: string): Promise<string | undefined> {
  await colleague.sync();
  return (await colleague.dossiers()).find(({ dossier }) => dossier.id === id)?.dossier.business;
}

const places = (page: Page): Promise<string[]> => page.getByRole('navigation').getByRole('link').allTextContents();

it('[R18] an officer cannot sign on the screen, and the leader can', async () => {
  const officer = await machineOf('officer');
  await openDossiers(officer);
  await dossierLine(officer, name).first().getByRole('link').first().click();
  await officer.getByRole('button', { name: 'Duyệt', exact: true }).click();
  const how = officer.getByRole('dialog').getByRole('combobox').first();
  await expect.poll(() => how.getByRole('option').count()).toBe(1);
  await officer.keyboard.press('Escape');

  const reception = await machineOf('reception');
  // Her day: whose slips were given, and nothing of what others decide.
  await reception.getByRole('heading', { name: /^Nhận hôm nay/u }).waitFor();
  expect(await reception.getByRole('heading', { name: /^Chờ ký/u }).count()).toBe(0);
  await lookAtEach(reception, 'today-reception');
  await lookEnlarged(reception, 'today-reception');
  await openDossiers(reception);
  await dossierLine(reception, name).first().getByRole('link').first().click();
  await reception.getByText('do lãnh đạo Ủy ban nhân dân làm').waitFor();
  expect(await reception.getByRole('button', { name: 'Duyệt', exact: true }).count()).toBe(0);
  await lookAtEach(reception, 'roles-reception');

  const leader = await machineOf('leader');
  await openDossiers(leader);
  await dossierLine(leader, name).first().getByRole('link').first().click();
  await leader.getByRole('button', { name: 'Duyệt', exact: true }).click();
  await leader.getByRole('dialog').getByRole('button', { name: 'Duyệt', exact: true }).click();
  await expect.poll(() => stepAtColleague(entity)).toBe('APPROVED');
});

it('[R2] a leader signs together what she has opened and read, and nothing else; each has a receipt of its own', async () => {
  const leader = await machineOf('leader');
  await leader.getByRole('heading', { name: /^Chờ ký/u }).waitFor();
  const boxes = leader.getByRole('checkbox', { name: /^Chọn để duyệt/u });
  await expect.poll(() => boxes.count()).toBe(2);
  expect(await leader.getByRole('checkbox', { name: /^Chọn để duyệt/u, disabled: true }).count()).toBe(2);
  await lookAtEach(leader, 'today-leader-unread');
  // One key opens the next that she has not read.
  const read = new Set<string | null>();
  for (const at of alsoToSign.keys()) {
    await leader.locator('body').press('m');
    read.add(await leader.locator('.record h2').first().textContent());
    expect(read.size).toBe(at + 1);
    await leader.goBack();
    await expect
      .poll(() => leader.getByRole('checkbox', { name: /^Chọn để duyệt/u, disabled: false }).count())
      .toBe(at + 1);
  }
  await leader.getByRole('button', { name: 'Chọn cả 2 hồ sơ đã đọc' }).click();
  await lookAtEach(leader, 'today-leader');
  await lookEnlarged(leader, 'today-leader');
  await leader.getByRole('button', { name: 'Duyệt 2 hồ sơ' }).click();
  await leader.getByRole('dialog').getByRole('button', { name: 'Duyệt 2 hồ sơ' }).click();
  await leader.getByText('Đã duyệt 2 hồ sơ').waitFor();
  const ids = (await colleague.dossiers())
    .filter(({ dossier }) => alsoToSign.some((name) => name === dossier.fields['child.fullName']))
    .map(({ dossier }) => dossier.id);
  for (const id of ids) await expect.poll(() => stepAtColleague(id)).toBe('APPROVED');
});

it('[R18] a volunteer is offered to write down a report, and sees what she brought', async () => {
  const volunteer = await machineOf('volunteer');
  expect(await places(volunteer)).toEqual(['Hôm nay', 'Hồ sơ', 'Hộp gửi']);
  await openDossiers(volunteer);
  expect(await dossierLine(volunteer, name).count()).toBe(0);
  await volunteer.getByRole('button', { name: 'Ghi tin báo' }).click();
  await volunteer.getByRole('heading', { name: 'Ghi tin báo', level: 1 }).waitFor();
  // Typed by hand the address leads nowhere else either.
  await volunteer.goto(`${stage.server.url}/so`);
  await volunteer.getByRole('heading', { name: 'Không thuộc vai trò của bạn' }).waitFor();
  await lookAtEach(volunteer, 'roles-not-yours');
});

it('[R18] what a volunteer wrote down is hers until the commune has it; then code and state stay, and follow what officers do', async () => {
  const volunteer = await machineOf('volunteer');
  await untilWhole(volunteer);
  await openDossiers(volunteer);
  await volunteer.getByText('Bạn chưa ghi tin báo nào.').waitFor();
  await lookAtEach(volunteer, 'roles-no-report-yet');
  await volunteer.context().setOffline(true);
  await volunteer.getByRole('button', { name: 'Ghi tin báo' }).click();
  await volunteer.getByRole('button', { name: deathRegistration1.name.vi, exact: true }).click();
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
  const declared = madeUpDeath({ seed: 5, receivedOn: today });
  const diedOn = declared['death.date'];
  const heard = heardOfDeath({ 'report.heardOn': today, ...(diedOn === undefined ? {} : { 'death.date': diedOn }) });
  await fillForm(volunteer, reportForm(deathRegistration1), heard);
  await volunteer.getByRole('button', { name: 'Lưu tin báo' }).click();
  await volunteer.getByRole('heading', { name: 'Điều Văn Thử' }).waitFor();
  await volunteer.getByText('Hoàng Thị Báo').first().waitFor();

  await volunteer.context().setOffline(false);
  await volunteer.getByText('Xã đã nhận tin, chờ cán bộ xem', { exact: true }).waitFor();
  const code = (await volunteer.getByRole('heading', { name: /^BAO-/u }).textContent()) ?? '';
  const nothingSaid = async () => {
    const text = await volunteer.locator('body').textContent();
    expect(['Điều Văn', 'Hoàng Thị', 'Buôn Mẫu'].filter((word) => text?.includes(word))).toEqual([]);
  };
  await nothingSaid();
  expect(await volunteer.getByRole('link', { name: 'Sửa tin báo' }).count()).toBe(0);
  await lookAtEach(volunteer, 'roles-report-line');
  await volunteer.getByRole('button', { name: 'Xem trước phiếu báo' }).click();
  await volunteer.locator('dialog.paper').getByText(`Mã tin báo: ${code}`).waitFor();
  await lookAtEach(volunteer, 'roles-report-line-note');
  await volunteer.keyboard.press('Escape');

  await colleague.sync();
  const brought =
    (await colleague.dossiers()).find(({ dossier }) => dossier.codes.provisional === code)?.dossier.id ?? '';
  const taken = await takenDossier(colleague, declared, { procedure: 'death', receivedAt: new Date().toISOString() });
  await colleague.perform({ name: 'receiveReport', entity: brought, args: taken.args });
  await colleague.sync();
  // Nobody has pressed anything here.
  await volunteer.getByText('Đã tiếp nhận thành hồ sơ').first().waitFor();
  expect(await volunteer.getByRole('button', { name: /phiếu báo/u }).count()).toBe(0);
  await lookAtEach(volunteer, 'roles-report-taken-up');
  await volunteer.getByRole('link', { name: 'Hôm nay', exact: true }).click();
  await volunteer.getByRole('heading', { name: /^Tin báo của bạn đã được xử lý/u }).waitFor();
  await lookAtEach(volunteer, 'today-volunteer');
  await lookEnlarged(volunteer, 'today-volunteer');
  await openDossiers(volunteer);
  await dossierLine(volunteer, code).getByText('Đã tiếp nhận thành hồ sơ').waitFor();
  await lookAtEach(volunteer, 'roles-report-lines');
  await volunteer.getByRole('searchbox').fill('dieu van thu');
  await volunteer.getByText('Không có hồ sơ nào khớp').waitFor();
  await nothingSaid();
});

it('[R18] an administrator has books and values, a supervisor neither', async () => {
  const administrator = await machineOf('administrator');
  expect(await places(administrator)).toEqual(['Hôm nay', 'Sổ', 'Hộp gửi']);
  await administrator.getByText('Máy chủ không tự sao lưu.').waitFor();
  await administrator.getByText('Xã chưa có khoá khôi phục').waitFor();
  await lookAtEach(administrator, 'today-administrator');
  await lookEnlarged(administrator, 'today-administrator');
  await administrator.getByRole('main').getByRole('link', { name: 'Quy định của xã' }).click();
  await administrator.getByRole('heading', { name: 'Quy định của xã', level: 1 }).waitFor();
  const supervisor = await machineOf('supervisor');
  expect(await places(supervisor)).toEqual(['Hộp gửi']);
  await supervisor.getByRole('heading', { name: 'Báo cáo', level: 1 }).waitFor();
  expect(await supervisor.getByText(name).count()).toBe(0);
});

it('[R18] a role that is given reaches the machine with its next exchange', async () => {
  const volunteer = await machineOf('volunteer');
  const { username } = stage.server.personOf('volunteer');
  const program = await buildServerProgram('sync-server/main.ts');
  const env = { ...process.env, DATA_DIR: stage.server.dataDirectory };
  const said = await run(process.execPath, [program, 'roles', username, 'officer'], { env });
  expect(said.stdout.trim()).toBe('Thử Văn Tình Nguyện is now: officer.');
  await volunteer.getByRole('link', { name: 'Hộp gửi', exact: true }).click();
  await volunteer.getByRole('button', { name: 'Gửi ngay' }).click();
  await volunteer.getByRole('link', { name: 'Sổ', exact: true }).waitFor();
  await openDossiers(volunteer);
  await dossierLine(volunteer, name).first().waitFor();
});
