import { qrOf } from '../src/domain/papers/desk/desk-facts.ts';
import { onToday, personTool, signIn, takeBirth, untilWhole } from '../tests/e2e/support/desk.ts';
import { setPin } from '../tests/e2e/support/pin.ts';
import { openDevice } from '../tests/support/device.ts';
import { makePeople } from '../tests/support/people.ts';
import type { Walk } from './walk.ts';

const receivedOn = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

/** What only a commune with a server has: the door, receipts, people and machines. */
export const walkCommune: Walk = async (page, { url, server, show }) => {
  await page.goto(url);
  await page.getByRole('button', { name: 'Đăng nhập' }).waitFor();
  await show('sign-in', 'Đăng nhập');
  const [officer] = server.accounts;
  if (officer === undefined) throw new Error('The server made no accounts.');
  await signIn(page, url, officer);
  await untilWhole(page);
  await takeBirth(page, makePeople(61, { receivedOn }).birth({ 'child.fullName': 'Lò Thị Biên Nhận Thử' }));
  await page.getByRole('button', { name: 'Lưu biên nhận có chữ ký' }).first().waitFor();
  await show('received', 'Máy chủ đã nhận, có biên nhận');
  await (await personTool(page, 'link', 'Người và máy')).click();
  await page.getByRole('heading', { name: 'Nhật ký quyền' }).waitFor();
  await show('people', 'Người và máy');
  await page.goto(`${url}/quy-dinh`);
  await page.getByRole('heading', { name: 'Quy định của xã', level: 1 }).waitFor();
  await show('office', 'Quy định của xã');
  await page.goto(url);
  await onToday(page);
  await page.goto(`${url}/hop-gui`);
  await setPin(page, '204815');
  await page.reload();
  await page.getByRole('heading', { name: 'Mở khoá', level: 1 }).waitFor();
  await show('unlock', 'Mở khoá');
};

/** What a citizen sees on her phone by the link of her slip. */
export const walkCitizen: Walk = async (page, { url, server, show }) => {
  const [, account] = server.accounts;
  if (account === undefined) throw new Error('The server made too few accounts.');
  const desk = await openDevice({ serverUrl: url, account, name: 'máy bên' });
  try {
    const birth = makePeople(62, { receivedOn }).birth();
    const { entity } = await desk.perform({ name: 'openDossier', args: birth });
    await desk.sync();
    const taken = (await desk.dossiers()).find(({ dossier }) => dossier.id === entity)?.dossier;
    if (taken === undefined) throw new Error('The dossier is not on the machine that took it.');
    await page.goto(`${url}/t#${qrOf(taken).text}`);
    await page.getByText('Đang giải quyết').waitFor();
    await show('status', 'Người dân tra cứu');
  } finally {
    await desk.close();
  }
};
