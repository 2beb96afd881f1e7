import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/project-root.mjs';
import {
  beginBirth,
  dossierLine,
  group,
  onToday,
  openDossiers,
  personTool,
  takeBirth,
  unlocksBy,
  untilWhole,
} from '../e2e/support/desk.ts';
import { type KillableBrowser, startKillable } from '../e2e/support/killable-browser.ts';
import { freePort } from '../support/free-port.ts';
import { makePeople } from '../support/people.ts';

const folder = mkdtempSync(join(tmpdir(), 'newcomer-'));
const clone = join(folder, 'lien-mach');
const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
const stopped: (() => Promise<void>)[] = [];
let browser: KillableBrowser;

const startBrowser = (): Promise<KillableBrowser> => startKillable('current Chromium', join(folder, 'profile'));

async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 1_366, height: 768 });
  page.setDefaultTimeout(60_000);
  return page;
}

/** `npm start` as it is typed in a terminal, until it has said where it is; what it said, and Ctrl+C. */
async function start(port: number): Promise<{ readonly told: string; readonly stop: () => Promise<void> }> {
  const { NODE_ENV: _, ...env } = process.env;
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env: { ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => void child.on('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined)
      process.kill(-child.pid, 'SIGINT');
    await ended;
  };
  stopped.push(stop);
  let told = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      told += text.toString();
      if (/^First sign-in: .*\n/mu.test(told)) resolve();
    });
    // The log, and what went wrong; read, so that it is not held up.
    let log = '';
    child.stderr.on('data', (text: Buffer) => (log = (log + text.toString()).slice(-2_000)));
    void ended.then(() => reject(new Error(`npm start ended: ${told}\n${log}`)));
  });
  return { told, stop };
}

beforeAll(async () => {
  execFileSync('git', ['clone', '--quiet', projectRoot, clone]);
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.kill();
  for (const stop of stopped) await stop();
  rmSync(folder, { recursive: true, force: true });
});

it('whoever clones this and knows nothing but the README has taken a birth without a line within minutes, in practice and for real', async () => {
  const port = await freePort();
  const first = await start(port);
  const [, username = '', password = ''] = /^First sign-in: (\S+) (\S+)$/mu.exec(first.told) ?? [];
  const [address = ''] = /http:\/\/127\.0\.0\.1:\d+/u.exec(first.told) ?? [];
  const began = performance.now();
  const since = (): string => `${((performance.now() - began) / 1_000).toFixed(0)} s after the address`;

  let page = await openPage(browser.context);
  await page.goto(address);
  await page.getByRole('link', { name: 'Thực hành' }).click();
  await onToday(page);
  await page.getByRole('button', { name: 'Bắt đầu' }).waitFor();
  await (await personTool(page, 'button', 'Rút mạng thử')).click();
  const people = makePeople(23, { receivedOn: today });
  await takeBirth(page, people.birth({ 'child.fullName': 'Trần Thử Tập' }));
  const state = () => page.locator('.record-state');
  await state().getByText('Đã lưu trên máy này').waitFor();
  console.log(`practised without a line: ${since()}`);
  await (await personTool(page, 'button', 'Cắm lại mạng')).click();
  await state().getByText('Đã nhận').waitFor();

  await page.getByRole('link', { name: 'Thoát thực hành' }).click();
  await unlocksBy(page, { username, password });
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await onToday(page);
  await untilWhole(page);
  await first.stop();
  await page.reload();
  await onToday(page);
  await takeBirth(page, people.birth({ 'child.fullName': 'Trần Thử Thật' }));
  await state().getByText('Đã lưu trên máy này').waitFor();
  await page.getByRole('button', { name: 'In giấy tiếp nhận' }).click();
  await page.getByText('đã in 1 lần', { exact: true }).waitFor();
  console.log(`taken and its slip printed without a server: ${since()}`);

  await beginBirth(page);
  const name = () => group(page, 'Trẻ được khai sinh').getByLabel('Họ, chữ đệm, tên', { exact: true });
  await name().fill('Trần Thử Dở Dang');
  await page
    .getByText(/^Bản nháp đã giữ trên máy/u)
    .first()
    .waitFor();
  await browser.kill();
  browser = await startBrowser();
  page = await openPage(browser.context);
  await unlocksBy(page, { username, password });
  await page.goto(address);
  await onToday(page);
  await page.getByRole('link', { name: /Trần Thử Dở Dang/u }).click();
  await expect.poll(() => name().inputValue()).toBe('Trần Thử Dở Dang');
  console.log(`killed and opened again without a server, the half typed form is there: ${since()}`);
  await start(port);
  await openDossiers(page);
  await dossierLine(page, 'Trần Thử Thật').getByText('Đã nhận').waitFor();
  console.log(`received by itself: ${since()}`);
});
