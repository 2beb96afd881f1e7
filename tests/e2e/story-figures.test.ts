import { expect, it } from 'vitest';
import { localDateOf } from '../../src/domain/vietnam-time.ts';
import { makePeople } from '../support/people.ts';
import { openOutbox, personTool, untilWhole } from './support/desk.ts';
import { looks, lookWell, printedPages } from './support/look-well.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();

it('shows the figures of a month as they are counted by hand, says what has not arrived, and prints them', async () => {
  const colleague = await stage.openColleague();
  // Counted in the month that lasts, whenever this is run.
  const receivedOn = localDateOf(new Date().toISOString());
  const born = [1, 2, 3].map((number) => makePeople(70 + number, { receivedOn }).birth());
  const opened: string[] = [];
  for (const args of born) opened.push((await colleague.perform({ name: 'openDossier', args })).entity);
  const [first] = opened;
  const withdrawal = { from: 'RECEIVED', reason: 'Người dân rút (thử)' };
  await colleague.perform({
    name: 'withdrawDossier',
    ...(first === undefined ? {} : { entity: first }),
    args: withdrawal,
  });
  await colleague.sync();

  const page = await stage.openMachine();
  await untilWhole(page);
  await openOutbox(page);
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await (await personTool(page, 'link', 'Báo cáo')).click();
  await page.getByRole('heading', { name: 'Báo cáo', level: 1 }).waitFor();
  await page.getByText('việc gần nhất đã tới máy chủ').first().waitFor();
  await page.getByLabel('Báo cáo', { exact: true }).selectOption('dossiers');
  const numbers = async (about: string): Promise<readonly number[]> => {
    const table = page.getByRole('region', { name: about }).getByRole('table');
    return (await table.locator('tfoot td').allTextContents()).map(Number);
  };
  await expect.poll(async () => (await numbers('Theo cách nộp')).length).toBe(13);
  for (const about of ['Theo lĩnh vực', 'Theo thủ tục', 'Theo cách nộp']) {
    const [carriedOver, received, finished, ...more] = await numbers(about);
    const [early = 0, onTime = 0, overdue = 0, open, inTime = 0, late = 0, paused = 0, ...rest] = more;
    expect([carriedOver, received, finished, open, ...rest], about).toEqual([0, 3, 1, 2, 0, 0, 1]);
    expect([early + onTime + overdue, inTime + late + paused], about).toEqual([1, 2]);
  }
  for (const look of looks) await lookWell(page, look, 'figures-dossiers');
  for (const kind of ['civil', 'index', 'work']) {
    await page.getByLabel('Báo cáo', { exact: true }).selectOption(kind);
    await page.getByRole('table').first().waitFor();
    for (const look of looks) await lookWell(page, look, `figures-${kind}`);
  }

  await page.getByLabel('Báo cáo', { exact: true }).selectOption('dossiers');
  await page.getByRole('button', { name: 'Xem bản in' }).click();
  const paper = page.getByRole('dialog', { name: 'BÁO CÁO TÌNH HÌNH GIẢI QUYẾT HỒ SƠ' }).locator('.sheet');
  await paper.getByText('NGƯỜI LẬP BIỂU').waitFor();
  await paper.getByText('Mọi mục của máy này đã lên máy chủ.').waitFor();
  for (const look of looks) await lookWell(page, look, 'figures-paper');
  expect(await printedPages(page, 'figures-paper')).toBeLessThanOrEqual(3);
}, 240_000);
