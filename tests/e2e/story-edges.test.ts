import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { makePeople } from '../support/people.ts';
import { dossierLine, openDossiers, openOutbox, takeBirth, unlocksBy } from './support/desk.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
const people = makePeople(1_913, { receivedOn: today });

/** All that the page asks for, and all that its own rules have stopped. */
function watch(page: Page): { readonly origins: ReadonlySet<string>; readonly stopped: readonly string[] } {
  const origins = new Set<string>();
  const stopped: string[] = [];
  page.context().on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:') origins.add(origin);
  });
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted ?(Types|Script|HTML)/iu.test(message.text())) stopped.push(message.text());
  });
  page.on('pageerror', (error) => stopped.push(error.message));
  return { origins, stopped };
}

it('a day at the desk under Trusted Types and a policy without anything inline: nothing is stopped, nobody else is asked', async () => {
  const context = await stage.browser.newContext({ viewport: { width: 1_366, height: 768 }, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const { origins, stopped } = watch(page);
  const answer = await page.goto(stage.server.url);
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/unsafe-(inline|eval|hashes)/u);
  expect(answer?.headers()).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  const { username, password } = stage.account(0);
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByText('Mở lại được khi mất mạng', { exact: true }).waitFor({ state: 'attached' });
  await takeBirth(page, people.birth({ 'child.fullName': "Thử Thị O'Mép" }));
  await openOutbox(page);
  await openDossiers(page);
  await dossierLine(page, "Thử Thị O'Mép").getByText('Đã nhận').waitFor();
  await unlocksBy(page, stage.account(0));
  await page.reload();
  await dossierLine(page, "Thử Thị O'Mép").waitFor();

  expect(stopped).toEqual([]);
  expect([...origins]).toEqual([stage.server.url]);

  // The rules hold: what an injected text would do is stopped.
  const tried = await page.evaluate(() => {
    const attempts: Record<string, () => unknown> = {
      markup: () => (document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>'),
      script: () => (document.createElement('script').text = 'alert(1)'),
      address: () => (document.createElement('script').src = 'https://elsewhere.invalid/a.js'),
      later: () => (setTimeout as (text: string) => number)('alert(1)'),
      policy: () =>
        (
          globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
        ).trustedTypes.createPolicy('anything', {}),
    };
    return Object.entries(attempts).map(([name, attempt]) => {
      try {
        attempt();
        return `${name} went through`;
      } catch {
        return `${name} was stopped`;
      }
    });
  });
  expect(tried.filter((one) => !one.endsWith('stopped'))).toEqual([]);
  const elsewhere = await page.evaluate(() =>
    fetch('https://elsewhere.invalid/').then(
      () => 'asked',
      () => 'stopped',
    ),
  );
  expect(elsewhere).toBe('stopped');
  await context.close();
});

/** Addresses that are names or words in a message, and are never asked for. */
const onlyNames =
  /^https?:\/\/(www\.w3\.org|schemas\.openxmlformats\.org|react\.dev|bit\.ly|tinyurl\.com|localhost|tc39\.es|github\.com|dexie\.org|hub\.(xa|commune)\.example\.vn|name|ten-may)\b/u;

it('the built app names no other origin to load anything from', () => {
  const folder = join(import.meta.dirname, '../../dist/app');
  const named = new Map<string, Set<string>>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(html|js|css|json|webmanifest|svg)$/u.test(entry.name)) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [address] of text.matchAll(/(?:https?|wss?):\/\/[\w.-]+/gu)) {
      if (!onlyNames.test(address)) named.set(address, (named.get(address) ?? new Set()).add(entry.name));
    }
    expect(text, entry.name).not.toMatch(/(?:src|href)=["'](?:https?:)?\/\//u);
    expect(text, entry.name).not.toMatch(/@import\s|url\(["']?(?:https?:)?\/\//u);
  }
  expect(Object.fromEntries([...named].map(([address, files]) => [address, [...files]]))).toEqual({});
});
