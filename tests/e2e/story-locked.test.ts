import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Fields } from '../../src/domain/field.ts';
import { makePeople } from '../support/people.ts';
import {
  beginBirth,
  group,
  onToday,
  openDossiers,
  openOutbox,
  personTool,
  takeBirth,
  type DeskAccount,
} from './support/desk.ts';
import { dumpBrowser, placesOf } from './support/dump-browser.ts';
import { atDesk, lookWell, looks } from './support/look-well.ts';
import { setPin, unlock } from './support/pin.ts';
import { setStage } from './support/stage.ts';
import { tellingTexts, textOf } from './support/telling-texts.ts';

const stage = setStage();
const pin = '204815';

async function signInHere(page: Page, { username, password }: DeskAccount): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

it('[R1] enrols a PIN, restarts offline, slows a wrong PIN, unlocks with everything there; nothing lies open on the disk', async () => {
  const page = await stage.openMachine({ whole: true });
  const context = page.context();
  const [sent, waiting] = [makePeople(71).birth(), makePeople(72).birth()];
  const childOf = (fields: Fields): string => textOf(fields['child.fullName']);
  await takeBirth(page, sent);
  await openOutbox(page);
  await page.getByText('Không còn gì chờ gửi.').waitFor();
  await setPin(page, pin);
  await context.setOffline(true);
  await takeBirth(page, waiting);

  // Off and on again, without a line.
  await page.reload();
  await page.getByRole('heading', { name: 'Mở khoá', level: 1 }).waitFor();
  for (const look of looks) await lookWell(page, look, 'unlock');
  await page.setViewportSize(atDesk.viewport);
  await unlock(page, '000001');
  await page.getByText('Còn 9 lần thử').waitFor();
  await page.getByText(/^Chờ \d+ giây/u).waitFor({ state: 'detached' });
  await page.reload();
  await unlock(page, '000002');
  await page.getByText('Còn 8 lần thử').waitFor();
  await page.getByText(/^Chờ \d+ giây/u).waitFor({ state: 'detached' });
  await unlock(page, pin);
  await page.locator('.connection-banner').waitFor();
  await openDossiers(page);
  await page.getByText(childOf(waiting)).first().waitFor();
  await page.getByText(childOf(sent)).first().waitFor();

  // She is called away in the middle of a word.
  await beginBirth(page);
  const name = group(page, 'Người mẹ').getByLabel('Họ tên', { exact: true });
  await name.fill('Mẫu Thị Dở D');
  await page.keyboard.press('Control+Shift+L');
  await unlock(page, pin);
  await name.waitFor();
  expect(await name.inputValue()).toBe('Mẫu Thị Dở D');

  // A second tab is let in by the first, and both lock together.
  const second = await context.newPage();
  await second.goto(stage.server.url);
  await onToday(second);
  await (await personTool(second, 'button', 'Khoá, đổi người')).click();
  await page.getByRole('heading', { name: 'Mở khoá', level: 1 }).waitFor();
  await unlock(second, pin);
  await onToday(second);
  await name.waitFor();
  await second.close();

  // What the search has put away, and all else.
  await page.waitForFunction(async () => {
    const opening = indexedDB.open('lien-mach');
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const counting = database.transaction('shards').objectStore('shards').count();
    const count = await new Promise<number>((resolve) => {
      counting.onsuccess = () => resolve(counting.result);
    });
    database.close();
    return count > 0;
  });
  const dump = await dumpBrowser(page);
  const texts = [...tellingTexts(sent), ...tellingTexts(waiting), 'Mẫu Thị Dở D'];
  expect(texts.length).toBeGreaterThan(20);
  expect([...dump.keys()].filter((place) => place.startsWith('lien-mach/')).length).toBeGreaterThan(20);
  // The way of looking finds what is there.
  expect(placesOf(['99999'], dump)).toContain('lien-mach/acts');
  const isOfTheApp = (place: string): boolean => place.startsWith('lien-mach-files ');
  expect(placesOf(texts, dump).filter((place) => !isOfTheApp(place))).toEqual([]);
  // The app's own lists (countries, units) hold words that addresses are made of; nobody's name or number.
  const own = [sent, waiting].flatMap((fields) =>
    Object.entries(fields).flatMap(([path, value]) => (/fullName|number|phone/iu.test(path) ? [textOf(value)] : [])),
  );
  expect(placesOf(own, dump)).toEqual([]);

  await context.setOffline(false);
  await openOutbox(page);
  await page.getByText('Không còn gì chờ gửi.').waitFor();
  await context.close();
});

it('[R9] a colleague works on the same machine in two touches, each under her own name; ten wrong PINs and an idle desk lock it', async () => {
  const page = await stage.openMachine({ whole: true });
  await setPin(page, pin);
  const [one, two] = [stage.account(0), stage.account(1)];
  await (await personTool(page, 'button', 'Đăng xuất')).click();
  await page.getByRole('button', { name: 'Đăng xuất khỏi máy này' }).click();
  await signInHere(page, two);
  await onToday(page);
  await page.getByText('lần sau phải mở khoá bằng mật khẩu').waitFor();
  await setPin(page, '591362');
  const hers = await page.locator('.person b').textContent();
  await (await personTool(page, 'button', 'Khoá, đổi người')).click();
  const who = page.getByRole('group', { name: 'Ai làm việc bây giờ?' });
  await who.waitFor();
  const names = await who.getByRole('button').allTextContents();
  expect(names).toHaveLength(2);
  const other = names.find((name) => name !== hers) ?? '';
  await who.getByRole('button', { name: other }).click();
  await unlock(page, pin);
  // She had signed out: the profile opens, and the server is asked who she is.
  await page.getByRole('heading', { name: 'Đăng nhập', level: 1 }).waitFor();
  await signInHere(page, one);
  await onToday(page);
  await (await personTool(page, 'button', 'Khoá, đổi người')).click();
  await who.getByRole('button', { name: String(hers) }).click();
  await page.context().setOffline(true);
  await unlock(page, '591362');
  await onToday(page);
  await expect.poll(() => page.locator('.person b').textContent()).toBe(hers);

  // Ten wrong ones: only the server's word counts then, and nothing is gone.
  await (await personTool(page, 'button', 'Khoá, đổi người')).click();
  await page.getByRole('heading', { name: 'Mở khoá', level: 1 }).waitFor();
  await page.evaluate(async () => {
    const opening = indexedDB.open('lien-mach');
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const keys = database.transaction('keys', 'readwrite').objectStore('keys');
    const reading = keys.getAll();
    await new Promise((resolve) => (reading.onsuccess = resolve));
    const rows = reading.result as { id: string }[];
    for (const row of rows) if (row.id.startsWith('person/')) keys.put({ ...row, tries: { count: 9, at: 0 } });
    await new Promise((resolve) => (keys.transaction.oncomplete = resolve));
    database.close();
  });
  await unlock(page, '000001');
  await page.getByText('Đã nhập sai quá nhiều lần.').waitFor();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: /: đăng nhập bằ/u }).click();
  await signInHere(page, two);
  await onToday(page);

  // Nobody touches the machine for longer than is set.
  await page.clock.setSystemTime(Date.now() + 11 * 60_000);
  await page.getByRole('heading', { name: 'Mở khoá', level: 1 }).waitFor();
  await page.context().close();
});
