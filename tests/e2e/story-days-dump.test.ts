import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { deathRegistration1 } from '../../src/domain/procedures/death/procedure.ts';
import { makeKeyFile } from '../../sync-server/backup/key-file.ts';
import { writeBackup } from '../../sync-server/backup/write-backup.ts';
import { madeUpDeath } from '../support/made-up-events.ts';
import { makePeople } from '../support/people.ts';
import { startServer } from '../support/server.ts';
import {
  beginForm,
  fillBirth,
  beginBirth,
  fillForm,
  onToday,
  openDossiers,
  openOutbox,
  signIn,
  takeBirth,
  untilWhole,
} from './support/desk.ts';
import { dumpBrowser, placesOf } from './support/dump-browser.ts';
import { startKillable } from './support/killable-browser.ts';
import { setPin, unlock } from './support/pin.ts';
import { tellingTexts, textOf } from './support/telling-texts.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const folderOf = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `lien-mach-${name}-`));
  open.push(async () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
};

/** Every file below a folder, as bytes in letters. */
function filesIn(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name));
  return new Map(paths.map((path) => [relative(folder, path), readFileSync(path, 'latin1')]));
}

/** As a value is spelt where it lies as bytes of a text, and in base64 at each of its three beginnings. */
const alsoInBase64 = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => [
    text,
    ...[0, 1, 2].map((before) => {
      const letters = Buffer.concat([Buffer.alloc(before), Buffer.from(text)])
        .toString('base64')
        .replace(/=+$/u, '');
      return letters.slice(before === 0 ? 0 : before + 1, -1);
    }),
  ]);

const control = 'Kiểm Thị Chứng';

it('after a day’s work nothing in the browser’s profile, the server’s log or a backup tells of anybody', async () => {
  const server = await startServer();
  open.push(() => server.stop());
  const profile = folderOf('profile');
  const browser = await startKillable('current Chromium', profile);
  open.push(() => browser.kill());
  const page = await browser.context.newPage();
  page.setDefaultTimeout(60_000);
  const [officer] = server.accounts;
  if (officer === undefined) throw new Error('The server made no accounts.');

  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
  const people = makePeople(51, { receivedOn: today });
  const births = [people.birth(), people.birth(), people.birth()] as const;
  const death = madeUpDeath({ seed: 52, receivedOn: today, overrides: { 'deceased.fullName': 'Điểu Văn Ngày Dài' } });
  const search = textOf(births[0]['child.fullName']);

  // She mistypes, then signs in, and has a PIN.
  await page.goto(server.url);
  await page.getByLabel('Tên đăng nhập').fill(officer.username);
  await page.getByLabel('Mật khẩu').fill('khong phai mat khau nay');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('alert').first().waitFor();
  await signIn(page, server.url, officer);
  await setPin(page, '204815');

  await takeBirth(page, births[0]);
  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).click();
  await page.locator('.sheet').waitFor({ state: 'attached' });
  await page.goto(server.url);
  await unlock(page, '204815');
  await onToday(page);
  await beginForm(page, deathRegistration1);
  await fillForm(page, deathRegistration1, death);
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).waitFor();
  await openDossiers(page);
  await page.getByRole('searchbox').fill(search);
  await page.getByText(search).first().waitFor();
  // One that waits, one that is left in the middle.
  await untilWhole(page);
  await browser.context.setOffline(true);
  await takeBirth(page, births[1]);
  await browser.context.setOffline(false);
  await openOutbox(page);
  await page.getByText('Không còn gì chờ gửi.').waitFor();
  await beginBirth(page);
  await fillBirth(page, births[2]);

  const all = [...births, death];
  const telling = [...new Set(all.flatMap(tellingTexts)), search];
  const own = all.flatMap((fields) =>
    Object.entries(fields).flatMap(([path, value]) =>
      /fullName|number|phone|pin$/iu.test(path) ? [textOf(value)] : [],
    ),
  );
  expect(own.length).toBeGreaterThan(15);
  const dump = await dumpBrowser(page);
  expect(placesOf(telling, dump).filter((place) => !place.startsWith('lien-mach-files '))).toEqual([]);
  expect(placesOf(own, dump)).toEqual([]);

  await page.keyboard.press('Control+Shift+L');
  await unlock(page, '000001');
  await page.getByText('Còn 9 lần thử').waitFor();
  await page.evaluate((text) => localStorage.setItem('control', text), control);
  // What the browser writes by and by; it says nothing of when.
  await page.waitForTimeout(8_000);
  await browser.kill();

  const kept = filesIn(profile);
  expect(placesOf([control], kept)).not.toEqual([]);
  const words = alsoInBase64([...new Set(own)]);
  expect(placesOf(words, kept)).toEqual([]);
  // The app's own lists (countries, units) lie there as they came, and hold words that addresses are made of.
  const isOfTheApp = (place: string): boolean => /^Default\/(?:Service Worker|Cache|Code Cache)\//u.test(place);
  expect(placesOf(telling, kept).filter((place) => !isOfTheApp(place))).toEqual([]);

  // The log, and what the server prints; then a backup, and the database it was made from, where all of it stands.
  expect(server.log()).toContain('/v1/sync');
  const said = new Map([
    ['log', server.log()],
    ['output', server.output()],
  ]);
  expect(placesOf([...words, ...telling], said)).toEqual([]);
  const backups = folderOf('backup');
  const key = makeKeyFile(join(backups, 'key'), randomBytes);
  await writeBackup({
    ...{ place: { databaseUrl: undefined, dataDirectory: server.dataDirectory }, folder: backups, key },
    receiptKeyFile: join(server.dataDirectory, 'receipt-key.pem'),
    ...{ at: '2026-11-22T02:00:00.000Z', server: 'test', randomBytes, pause: async () => undefined },
  });
  const copies = filesIn(backups);
  expect([...copies.keys()].some((name) => name.endsWith('.backup'))).toBe(true);
  expect(placesOf([...words, ...telling], copies)).toEqual([]);
  expect(placesOf([search], filesIn(server.dataDirectory))).not.toEqual([]);
});
