import type { Role } from '../src/domain/access/role.ts';
import { deathRegistration1 } from '../src/domain/procedures/death/procedure.ts';
import { reportForm } from '../src/domain/report-form.ts';
import { fillForm, onToday, signIn } from '../tests/e2e/support/desk.ts';
import { openDevice } from '../tests/support/device.ts';
import { heardOfDeath } from '../tests/support/made-up-reports.ts';
import { makePeople } from '../tests/support/people.ts';
import type { Walk } from './walk.ts';

const receivedOn = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

/** What the counter has received and what waits for the leader's signature, by an officer at another machine. */
export const walkToTheLeader: Walk = async (page, { url, server, show }) => {
  const [, account] = server.accounts;
  if (account === undefined) throw new Error('The server made too few accounts.');
  const desk = await openDevice({ serverUrl: url, account, name: 'máy bên' });
  try {
    for (const number of [71, 72, 73]) {
      const { entity } = await desk.perform({ name: 'openDossier', args: makePeople(number, { receivedOn }).birth() });
      if (number === 71) continue;
      const move = (from: string, to: string) => desk.perform({ name: 'moveDossier', entity, args: { from, to } });
      await move('RECEIVED', 'PROCESSING');
      await move('PROCESSING', 'SUBMITTED_FOR_SIGNATURE');
    }
    await desk.sync();
  } finally {
    await desk.close();
  }
  await signIn(page, url, server.personOf('leader'));
  await page.getByRole('heading', { name: /^Chờ ký/u }).waitFor();
  await show('today-leader', 'Hôm nay: lãnh đạo');
};

/** The first screen of somebody in this role, once what is named is on it. */
function walkToday(role: Role, title: string, sign: string | RegExp): Walk {
  return async (page, { url, server, show }) => {
    await signIn(page, url, server.personOf(role));
    await page.getByText(sign).first().waitFor();
    await show(`today-${role}`, title);
  };
}

export const walkReception = walkToday('reception', 'Hôm nay: bộ phận một cửa', /^Nhận hôm nay/u);
export const walkAdministrator = walkToday('administrator', 'Hôm nay: người quản trị', 'Máy chủ không tự sao lưu.');

/** A volunteer writes down what she heard, and has its line on her first screen. */
export const walkVolunteer: Walk = async (page, { url, server, show }) => {
  await signIn(page, url, server.personOf('volunteer'));
  await page.getByRole('button', { name: 'Ghi tin báo' }).click();
  await page.getByRole('button', { name: deathRegistration1.name.vi, exact: true }).click();
  await fillForm(page, reportForm(deathRegistration1), heardOfDeath({ 'report.heardOn': receivedOn }));
  await page.getByRole('button', { name: 'Lưu tin báo' }).click();
  await page.getByText('Xã đã nhận tin, chờ cán bộ xem', { exact: true }).waitFor();
  await show('report-line', 'Tin báo của người báo, khi xã đã nhận');
  await page.getByRole('link', { name: 'Hôm nay', exact: true }).click();
  await onToday(page);
  await page.getByText(/BAO-/u).first().waitFor();
  await show('today-volunteer', 'Hôm nay: tổ công nghệ số cộng đồng');
};

/** Who looks on from the province: counts of communes, and nobody. */
export const walkSupervisor: Walk = async (page, { url, server, show }) => {
  const { username, password } = server.personOf('supervisor');
  await page.goto(url);
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('region', { name: 'Các xã' }).getByRole('table').waitFor();
  await show('figures-province', 'Báo cáo của tỉnh');
};
