import { beforeAll, expect, it } from 'vitest';
import { instantAt } from '../../src/domain/vietnam-time.ts';
import type { Device } from '../support/device.ts';
import { longestGiven } from '../support/made-up-names.ts';
import { makePeople } from '../support/people.ts';
import { readRecordedActs } from '../support/recorded-acts.ts';
import { openOutbox, untilWhole } from './support/desk.ts';
import { looks, lookWell, printedPages } from './support/look-well.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
let colleague: Device;

beforeAll(async () => {
  colleague = await stage.openColleague();
});

const received = '2026-11-12';

/** Refused on the day it came; the paper was handed over that day too, and written down only now. */
async function refusedInTime(name: string): Promise<void> {
  const args = makePeople(62, { receivedOn: received }).birth({ 'child.fullName': name });
  const { entity } = await colleague.perform({ name: 'openDossier', args });
  const move = { from: 'RECEIVED', to: 'PROCESSING' };
  await colleague.perform({ name: 'moveDossier', entity, args: move });
  const refusal = { reason: 'Đã đăng ký ở xã khác', signer: 'Thử Văn Ký', signerTitle: 'Chủ tịch' };
  await colleague.perform({ name: 'refuseRegistration', entity, args: { from: 'PROCESSING', ...refusal } });
  const to = { kind: 'HANDED_OVER', at: instantAt(received, '15:30'), to: 'Thử Thị Nhận' };
  await colleague.perform({ name: 'deliverResult', entity, args: { from: 'NONE', to } });
}

it('tells a late entry from a late result, and prints the explanation with the times as they are', async () => {
  await refusedInTime(`Nguyễn ${longestGiven}`);
  const args = makePeople(63, { receivedOn: received }).birth({ 'child.fullName': 'Thử Thị Quá Hẹn' });
  await colleague.perform({ name: 'openDossier', args });
  // Of an old book, keyed in from paper: finished from the start, and nobody's dossier.
  const old = readRecordedActs().get('importEntry.1')?.mutation;
  if (old === undefined) throw new Error('no entry of an old book is recorded');
  await colleague.perform({ name: 'importEntry', entity: old.entity, args: old.args });
  await colleague.sync();

  const page = await stage.openMachine();
  await untilWhole(page);
  await openOutbox(page);
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await page.getByRole('link', { name: 'Hôm nay', exact: true }).click();
  // It has come: what is counted is counted once.
  await page.getByText('Thử Thị Quá Hẹn').first().waitFor();
  await page.getByRole('link', { name: 'Tỷ lệ đúng hạn, mất mạng và bản giải trình' }).click();
  const figures = page.locator('.on-time-figures');
  await figures.getByText('1: 0 trước hạn, 1 đúng hạn, 0 quá hạn').waitFor();
  await figures.getByText('100,0 %').waitFor();
  await figures.getByText('0,0 %', { exact: true }).waitFor();
  await page.locator('.on-time-line').getByText('xong 15:30 ngày 12/11/2026').waitFor();
  await page.getByRole('heading', { name: 'Quá hẹn thật' }).waitFor();
  await page.getByRole('region', { name: 'Những gì chưa về tới đây' }).getByText('Tính đến').waitFor();
  await page.getByLabel('Hồ sơ nhận trong tháng').selectOption('11/2026');
  await figures.getByText('1: 0 trước hạn, 1 đúng hạn, 0 quá hạn').waitFor();
  for (const look of looks) await lookWell(page, look, 'on-time');

  await page.getByRole('button', { name: 'In bản giải trình' }).click();
  const paper = page.getByRole('dialog', { name: 'BẢN GIẢI TRÌNH' }).locator('.sheet');
  await paper.getByText('15:30:00 12/11/2026').waitFor();
  await expect.poll(() => paper.locator('tbody tr').count()).toBe(1);
  await paper.getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').waitFor();
  for (const look of looks) await lookWell(page, look, 'on-time-explanation');
  expect(await printedPages(page, 'on-time-explanation')).toBe(1);
}, 240_000);
