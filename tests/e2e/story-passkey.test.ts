import type { CDPSession, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { makePeople } from '../support/people.ts';
import { onToday, openOutbox, signIn, takeBirth, untilWhole } from './support/desk.ts';
import { atDesk, lookAtEach, lookWell, looks } from './support/look-well.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const pin = '204815';
const nextPassword = 'mưa rào tháng bảy';
const unlockBy = 'Mở bằng vân tay hoặc khoá máy';
const signInBy = 'Vào bằng vân tay hoặc khoá máy';

/** A machine that knows people, as Windows Hello or a tablet's fingerprint does; the answer says whether it is she. */
async function plugIn(page: Page): Promise<(isShe: boolean) => Promise<void>> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return async (isUserVerified) => {
    await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  };
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const locked = (page: Page) => page.getByRole('heading', { name: 'Mở khoá', level: 1 }).waitFor();

async function setPin(page: Page): Promise<void> {
  await press(page, 'Đặt mã PIN');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Mã PIN mới', { exact: true }).fill(pin);
  await dialog.getByLabel('Nhập lại mã PIN mới').fill(pin);
  await press(page, 'Lưu mã PIN');
  await dialog.getByText('Đã lưu mã PIN.').waitFor();
  await press(page, 'Đóng');
}

it('[R9] a fingerprint opens the machine without the line and signs in with it; the PIN stays; the password is changed by its owner', async () => {
  const context = await stage.browser.newContext({ viewport: atDesk.viewport, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const setShe = await plugIn(page);
  const { username, password } = stage.account(0);
  // Passkeys belong to a name.
  await signIn(page, stage.server.url.replace('127.0.0.1', 'localhost'), { username, password });
  await untilWhole(page);
  await setPin(page);

  await press(page, 'Mật khẩu, vân tay');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Mật khẩu đăng nhập').fill(password);
  await press(page, 'Bật trên máy này');
  await dialog.getByText('Đã bật: mở khoá máy này và đăng nhập').waitFor();
  await dialog.getByRole('button', { name: 'Bỏ Máy chưa đặt tên' }).waitFor();
  for (const look of looks) await lookWell(page, look, 'own-keys');
  await page.setViewportSize(atDesk.viewport);
  await press(page, 'Đóng');

  // Without a line, off and on again.
  await context.setOffline(true);
  await takeBirth(page, makePeople(91).birth());
  await page.reload();
  await locked(page);
  await press(page, unlockBy);
  await page.locator('.connection-banner').waitFor();
  await openOutbox(page);
  await page.getByRole('main').getByText('Đã lưu trên máy này').first().waitFor();

  // With the line: locked, and let in by the server, which opens what lies here too.
  await context.setOffline(false);
  await page.getByText('Không còn gì chờ gửi.').waitFor();
  await page.keyboard.press('Control+Shift+L');
  await locked(page);
  await press(page, 'Quên mã PIN, hoặc chưa dùng máy này: đăng nhập bằng mật khẩu (cần mạng)');
  await press(page, signInBy);
  await page.locator('.connection-banner').waitFor();
  // Signed out, on the page for whoever comes next.
  await press(page, 'Đăng xuất');
  await page.getByRole('dialog').getByRole('button', { name: 'Đăng xuất' }).click();
  await page.getByRole('heading', { name: 'Đăng nhập', level: 1 }).waitFor();
  await page.getByRole('button', { name: signInBy }).waitFor();
  for (const look of looks) await lookWell(page, look, 'sign-in-passkey');
  await page.setViewportSize(atDesk.viewport);
  await press(page, signInBy);
  await onToday(page);

  // Her own password; then by it the passkey is taken away, here and at the server.
  await press(page, 'Mật khẩu, vân tay');
  await dialog.getByLabel('Mật khẩu hiện nay').fill(password);
  await dialog.getByLabel('Mật khẩu mới', { exact: true }).fill(nextPassword);
  await dialog.getByLabel('Nhập lại mật khẩu mới').fill(nextPassword);
  await dialog.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  await dialog.getByText('Đã đổi mật khẩu.').waitFor();
  await dialog.getByLabel('Mật khẩu đăng nhập').fill(password);
  await press(page, 'Bỏ Máy chưa đặt tên');
  await dialog.getByText('Mật khẩu chưa đúng.').waitFor();
  await dialog.getByLabel('Mật khẩu đăng nhập').fill(nextPassword);
  await press(page, 'Bỏ Máy chưa đặt tên');
  await dialog.getByText('Khoá máy ấy không đăng nhập được nữa.').waitFor();
  await press(page, 'Đóng');
  const signsIn = 'Quên mã PIN, hoặc chưa dùng máy này: đăng nhập bằng mật khẩu (cần mạng)';
  await page.keyboard.press('Control+Shift+L');
  await locked(page);
  await press(page, signsIn);
  await press(page, signInBy);
  await page.getByText('Máy chủ không nhận khoá máy này').waitFor();
  await press(page, 'Quay lại nhập mã PIN');

  // Somebody else at her machine, whose finger it does not know: nothing is lost, and the PIN opens.
  await setShe(false);
  await press(page, unlockBy);
  await page.getByText('Chưa xong: bạn đã bỏ qua').waitFor();
  for (const look of looks) await lookWell(page, look, 'unlock-passkey');
  await page.setViewportSize(atDesk.viewport);
  await page.locator('input[type=password]').fill(pin);
  await page.keyboard.press('Enter');
  await onToday(page);
  await press(page, 'Mật khẩu, vân tay');
  await press(page, 'Tắt trên máy này');
  await dialog.getByText('Đã tắt.').waitFor();
  await press(page, 'Đóng');
  await page.keyboard.press('Control+Shift+L');
  await locked(page);
  await page.locator('input[type=password]').waitFor();
  expect(await page.getByRole('button', { name: unlockBy }).count()).toBe(0);
  await context.close();
});

it('[R18] an administrator takes somebody’s fingerprint away, with a reason in the log; it signs in no longer', async () => {
  const context = await stage.browser.newContext({ viewport: atDesk.viewport, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await plugIn(page);
  const { username, password } = stage.account(2);
  await signIn(page, stage.server.url.replace('127.0.0.1', 'localhost'), { username, password });
  await setPin(page);
  await press(page, 'Mật khẩu, vân tay');
  await page.getByRole('dialog').getByLabel('Mật khẩu đăng nhập').fill(password);
  await press(page, 'Bật trên máy này');
  await page.getByRole('dialog').getByText('Đã bật: mở khoá máy này và đăng nhập').waitFor();
  await press(page, 'Đóng');

  const admin = await stage.openMachine({ account: 1 });
  await admin.getByRole('link', { name: 'Người và máy' }).click();
  const take = admin.getByRole('button', { name: /^Thu hồi vân tay: /u });
  await take.waitFor();
  await lookAtEach(admin, 'people-with-passkey');
  await take.click();
  const dialog = admin.getByRole('dialog');
  await dialog
    .getByLabel('Tạo trên máy')
    .getByText(/^Máy [0-9a-f]{6} \(dùng lần cuối: chưa lần nào\)$/u)
    .waitFor({ state: 'attached' });
  await dialog.getByRole('button', { name: 'Thu hồi', exact: true }).click();
  await dialog.getByRole('alert').getByText('Ghi lý do').waitFor();
  await dialog.getByLabel('Lý do').fill('Tablet cho mượn, vân tay của người khác (thử)');
  await lookAtEach(admin, 'take-passkey');
  await dialog.getByRole('button', { name: 'Thu hồi', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await take.waitFor({ state: 'detached' });
  await admin.getByText(/thu hồi vân tay, khoá máy của .* Tablet cho mượn/u).waitFor();

  await press(page, 'Đăng xuất');
  await page.getByRole('dialog').getByRole('button', { name: 'Đăng xuất' }).click();
  await page.getByRole('heading', { name: 'Đăng nhập', level: 1 }).waitFor();
  await press(page, signInBy);
  await page.getByText('Máy chủ không nhận khoá máy này').waitFor();
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await onToday(page);
  await context.close();
});
