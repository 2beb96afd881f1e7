import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
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
