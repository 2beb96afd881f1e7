import type { Page } from 'playwright-core';

export async function setPin(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Đặt mã PIN' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Mã PIN mới', { exact: true }).fill(text);
  await dialog.getByLabel('Nhập lại mã PIN mới').fill(text);
  await dialog.getByRole('button', { name: 'Lưu mã PIN' }).click();
  await dialog.getByText('Đã lưu mã PIN.').waitFor();
  await dialog.getByRole('button', { name: 'Đóng' }).click();
}

export async function unlock(page: Page, text: string): Promise<void> {
  await page.getByRole('heading', { name: 'Mở khoá', level: 1 }).waitFor();
  await page.locator('input[type=password]').fill(text);
  await page.keyboard.press('Enter');
}
