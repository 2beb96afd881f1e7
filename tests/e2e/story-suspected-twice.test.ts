import { beforeAll, expect, it } from 'vitest';
import { type Device, openDevice } from '../support/device.ts';
import { makePeople } from '../support/people.ts';
import { dossierLine, openDossiers, openOutbox, takeBirth } from './support/desk.ts';
import { lookAsItStands, looks, lookWell } from './support/look-well.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
let colleague: Device;

beforeAll(async () => {
  colleague = await stage.openColleague();
});

const name = 'Nguyễn Hoàng Thục Khuê Công Tằng Tôn Nữ';
const street = 'Số 124/7/3B, hẻm 45, tổ dân phố Nguyễn Thị Minh Khai Nối Dài, buôn Kô Tam Ea Đrăng Thượng';

it('[R10] the same birth at two desks is seen at the dossier with the other’s code; two values beside it; all of it calm and legible', async () => {
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
  const birth = makePeople(62, { receivedOn: today }).birth({ 'child.fullName': name });
  const first = await colleague.perform({ name: 'openDossier', args: birth });
  await colleague.sync();
  const code = (await colleague.store.dossier(first.entity))?.dossier.codes.provisional ?? '';

  const page = await stage.openMachine();
  await takeBirth(page, birth);
  await page.locator('.record-state').getByText('Đã nhận').waitFor();
  const suspects = page.getByRole('region', { name: 'Có thể trùng hồ sơ' });
  await suspects.getByText(code).waitFor();
  await suspects.getByText('Thử Văn Hai').waitFor();

  // Two long values, and one that one of them left empty, wait beside each other on the same record.
  const id = page.url().split('/').at(-1) ?? '';
  await colleague.sync();
  const place = (detail: string) => ({ ...(birth['mother.residence'] as object), detail });
  const edit = (changes: { field: string; from: unknown; to: unknown }[]) =>
    colleague.perform({ name: 'editDossier', entity: id, args: { changes } });
  const residence = { field: 'mother.residence', from: birth['mother.residence'] ?? null };
  await edit([{ ...residence, to: place(street) }]);
  await colleague.sync();
  const second = await openDevice({
    serverUrl: stage.server.url,
    account: stage.account(2),
    name: 'máy thứ ba',
  });
  await second.sync();
  await second.perform({
    name: 'editDossier',
    entity: id,
    args: {
      changes: [
        { ...residence, to: place(`${street}, gần chợ`) },
        { field: 'applicant.email', from: birth['applicant.email'] ?? null, to: null },
      ],
    },
  });
  await second.sync();
  await second.close();
  await openOutbox(page);
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await openDossiers(page);
  await dossierLine(page, name).getByText('có thể trùng').first().waitFor();
  await page.goto(`${stage.server.url}/ho-so/${id}`);
  await page.locator('.parked').getByRole('heading', { name: 'Hai giá trị khác nhau' }).waitFor();
  for (const look of looks) await lookWell(page, look, 'suspected-and-parked');
  await page.setViewportSize({ width: 1_366, height: 768 });

  // The other one is a key away, and so is the word that they are two.
  await suspects.getByRole('link', { name }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.record-facts').getByText(code).waitFor();
  await page.goBack();

  // Both side by side: by a button of the record, or from its line in the list by a key; Back, a reload and a narrow window keep to the address.
  const beside = page.getByRole('region', { name: 'Hồ sơ bên cạnh', exact: true });
  await suspects.getByRole('button', { name: 'Mở bên cạnh' }).click();
  await beside.locator('.record-facts').getByText(code).waitFor();
  expect(page.url()).toContain(`/ho-so/${id}?canh=${first.entity}`);
  await lookAsItStands(page, 'two-side-by-side');
  expect(await beside.getByRole('button', { name: /^In/u }).count()).toBe(0);
  await page.reload();
  await beside.locator('.record-facts').getByText(code).waitFor();
  await page.setViewportSize({ width: 1_200, height: 768 });
  await beside.waitFor({ state: 'detached' });
  await page.setViewportSize({ width: 1_366, height: 768 });
  await beside.waitFor();
  await page.keyboard.press('x');
  await beside.waitFor({ state: 'detached' });
  await page.goBack();
  await beside.waitFor();
  await page.goForward();
  await beside.waitFor({ state: 'detached' });
  await page.getByText('Xem hai hồ sơ cạnh nhau').waitFor();
  await page.locator(`[data-dossier="${first.entity}"] .line-name`).focus();
  await page.keyboard.press('b');
  await beside.locator('.record-facts').getByText(code).waitFor();
  await beside.getByRole('button', { name: 'Đổi chỗ' }).click();
  await expect.poll(() => page.url()).toContain(`/ho-so/${first.entity}?canh=${id}`);
  await page.goBack();
  await page.keyboard.press('x');
  await beside.waitFor({ state: 'detached' });

  await suspects.getByRole('button', { name: 'Không trùng' }).focus();
  await page.keyboard.press('Enter');
  await suspects.waitFor({ state: 'detached' });
  await page.locator('.record-timeline').getByText('Xác nhận không trùng với hồ sơ kia').waitFor();
  await colleague.sync();
  await page.locator('.record-state').getByText('Đã nhận').waitFor();
  await colleague.sync();
  expect((await colleague.store.dossier(id))?.dossier).not.toHaveProperty('suspects');
});
