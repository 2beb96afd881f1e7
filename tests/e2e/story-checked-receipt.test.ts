import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { qrOf } from '../../src/domain/papers/desk/desk-facts.ts';
import { makePeople } from '../support/people.ts';
import { dossierLine, openDossiers, takeBirth } from './support/desk.ts';
import { lookAtEach } from './support/look-well.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const receivedOn = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

it('(PRODUCT proof) an officer saves a signed receipt, and somebody without an account has it checked: true, and false once a letter is another', async () => {
  const officer = await stage.openMachine({ whole: true });
  const birth = makePeople(206, { receivedOn }).birth({ 'child.fullName': 'Lò Thị Biên Thử' });
  await takeBirth(officer, birth);
  await openDossiers(officer);
  await dossierLine(officer, 'Lò Thị Biên Thử').getByRole('link').first().click();
  const saving = officer.waitForEvent('download');
  await officer.getByRole('button', { name: 'Lưu biên nhận có chữ ký' }).first().click();
  const file = await (await saving).path();
  const receipt = readFileSync(file, 'utf8');
  expect(receipt).not.toContain('Lò Thị Biên Thử');

  // Also in the officer's own browser the page is the server's, not the app's.
  const citizen = officer;
  await citizen.goto(`${stage.server.url}/kiem-tra`);
  await citizen.getByRole('heading', { name: 'Kiểm tra biên nhận máy chủ' }).waitFor();
  await lookAtEach(citizen, 'check-receipt');
  await citizen.getByLabel('Biên nhận').fill(receipt);
  await citizen.getByRole('button', { name: 'Kiểm tra' }).click();
  await citizen.getByText('Đúng: biên nhận này do máy chủ này cấp').waitFor();
  await lookAtEach(citizen, 'check-receipt-true');
  await citizen.getByLabel('Biên nhận').fill(receipt.replace('"applied"', '"refused"'));
  await citizen.getByRole('button', { name: 'Kiểm tra' }).click();
  await citizen.getByText('Không đúng').waitFor();
  await lookAtEach(citizen, 'check-receipt-false');
});

it('(PRODUCT citizen) whoever holds the slip reads how far the dossier is, by its link, and without a script too', async () => {
  const desk = await stage.openColleague();
  const birth = makePeople(207, { receivedOn }).birth({ 'child.fullName': 'Lò Thị Tra Cứu' });
  const { entity } = await desk.perform({ name: 'openDossier', args: birth });
  expect((await desk.sync()).failure).toBeUndefined();
  const taken = (await desk.dossiers()).find(({ dossier }) => dossier.id === entity)?.dossier;
  if (taken === undefined) throw new Error('The dossier is not on the machine that took it.');
  const { text } = qrOf(taken);

  const phone = await (await stage.browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  await phone.goto(`${stage.server.url}/t#${text}`);
  await phone.getByText('Đang giải quyết').waitFor();
  expect(phone.url()).toBe(`${stage.server.url}/tra-cuu`);
  expect(await phone.content()).not.toContain('Lò Thị Tra Cứu');
  await lookAtEach(phone, 'status-page');

  const old = await stage.browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  const plain = await old.newPage();
  await plain.goto(`${stage.server.url}/tra-cuu`);
  await plain.getByLabel('Quét mã QR').fill(`${taken.codes.provisional}#${'0'.repeat(32)}`);
  await plain.getByRole('button', { name: 'Tra cứu' }).click();
  await plain.getByText('Chưa thấy hồ sơ này trên máy chủ.').waitFor();
});
