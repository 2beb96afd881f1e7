import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openLibsql } from '../../sync-server/store/libsql/open-libsql.ts';
import { personTool } from './support/desk.ts';
import { lookAtEach, onPhone } from './support/look-well.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();

/** As long as names are. */
async function nameLong(index: number): Promise<void> {
  const now = '2026-11-20T02:00:00.000Z';
  const file = join(stage.server.dataDirectory, 'lien-mach.db');
  const store = openLibsql({ file, newId: () => crypto.randomUUID(), now: () => now });
  const person = await store.accounts.byUsername(stage.account(index).username);
  if (person === undefined) throw new Error('There is no such account.');
  await store.accounts.putAccount({ ...person, name: 'Công Huyền Tôn Nữ Hoàng Thục Khuê Phương Anh' }, now);
  await store.close();
}

const inFocus = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');

it('on a phone what belongs to a person is folded behind her name: by keys, by touch, with a dialog over it', async () => {
  await nameLong(0);
  const page = await stage.openMachine({ viewport: onPhone.viewport, whole: true });
  const opener = page.getByRole('button', { name: /Hoàng Thục Khuê/u });
  const signOut = page.locator('.person-tools').getByRole('button', { name: 'Đăng xuất' });
  await opener.waitFor();
  expect(await signOut.isVisible()).toBe(false);
  const header = await page.getByRole('banner').boundingBox();
  expect(header?.height).toBeLessThan(onPhone.viewport.height / 6);
  await lookAtEach(page, 'person-folded');

  // By keys: in, and out where one came from.
  await opener.focus();
  await page.keyboard.press('Enter');
  await signOut.waitFor();
  await page.getByRole('button', { name: 'Mật khẩu, vân tay' }).waitFor();
  await lookAtEach(page, 'person-unfolded');
  const tools = page.locator('.person-tools > :is(a, button, label)');
  const heights = await tools.evaluateAll((all) => all.map((tool) => tool.getBoundingClientRect().height));
  expect(heights.length).toBeGreaterThanOrEqual(8);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  // Nothing of it lies under anything else.
  const onTop = await tools.evaluateAll((all) =>
    all.map((tool) => {
      const { left, top, width, height } = tool.getBoundingClientRect();
      return tool.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    }),
  );
  expect(onTop).toEqual(onTop.map(() => true));
  await page.keyboard.press('Tab');
  expect(await inFocus(page)).toBe('English');
  await page.keyboard.press('Escape');
  await signOut.waitFor({ state: 'hidden' });
  expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);

  // A dialog opened from there takes the first Escape, and gives the focus back.
  await (await personTool(page, 'button', 'Mật khẩu, vân tay')).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await signOut.isVisible()).toBe(true);
  expect(await inFocus(page)).toBe('Mật khẩu, vân tay');

  // Going elsewhere: by touch, by keys, to another screen.
  await page.getByText('Liền Mạch', { exact: true }).click();
  await signOut.waitFor({ state: 'hidden' });
  await (await personTool(page, 'button', 'Đăng xuất')).focus();
  await page.getByRole('link', { name: 'Hộp gửi', exact: true }).focus();
  await signOut.waitFor({ state: 'hidden' });
  await (await personTool(page, 'link', 'Báo cáo')).click();
  await page.getByRole('heading', { name: 'Báo cáo', level: 1 }).waitFor();
  expect(await signOut.isVisible()).toBe(false);
  expect(await page.locator('nav [aria-current=page]').allTextContents()).toEqual([]);

  // A dialog stays when the window turns.
  await page.setViewportSize({ width: 1_366, height: 768 });
  await (await personTool(page, 'button', 'Mật khẩu, vân tay')).click();
  await page.setViewportSize(onPhone.viewport);
  await page.getByRole('dialog').getByLabel('Mật khẩu hiện nay').fill('thử');
  await page.getByRole('dialog').getByRole('button', { name: 'Đóng' }).click();

  await (await personTool(page, 'button', 'English')).click();
  await (await personTool(page, 'button', 'Sign out')).waitFor();
  await lookAtEach(page, 'person-unfolded-english');
});
