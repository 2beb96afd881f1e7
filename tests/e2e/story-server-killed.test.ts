import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { inShort } from '../support/in-short.ts';
import { makePeople } from '../support/people.ts';
import { startServer } from '../support/server.ts';
import { dossierLine, openDossiers, openOutbox, signIn, takeBirth } from './support/desk.ts';
import { endMachines, sharedBrowser } from './support/shared-browser.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

// In the old browser; that the current one goes on after a reply that never came is seen wherever a line is reset.
it('[R2] [R8] a server killed in the middle loses nothing and doubles nothing: committed, killed before the reply, started again', async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'lien-mach-data-'));
  open.push(async () => {
    rmSync(dataDirectory, { recursive: true, force: true });
  });
  const dying = await startServer({ dataDirectory, program: 'faulty', env: { KILL_AFTER_COMMITS: '1' } });
  open.push(() => dying.kill());
  const [officer] = dying.accounts;
  if (officer === undefined) throw new Error('The server made no accounts.');

  const browser = await sharedBrowser('Chromium 109');
  open.push(() => endMachines(browser));
  const page = await browser.newPage({ locale: 'vi-VN', timezoneId: 'America/New_York' });
  await signIn(page, dying.url, officer);
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
  const people = makePeople(77, { receivedOn: today });
  await takeBirth(page, inShort(people.fatherUnknown({ 'child.fullName': 'Thử Thị Trước Khi Tắt' })));

  // It goes by itself; the server commits, and dies before it can say so.
  await dying.ended;
  await openOutbox(page);
  await page.getByText('1 mục chờ gửi').waitFor();
  await takeBirth(page, inShort(people.fatherUnknown({ 'child.fullName': 'Thử Văn Khi Đang Tắt' })));

  const restarted = await startServer({ dataDirectory, port: dying.port });
  open.push(() => restarted.stop());
  await openOutbox(page);
  const sendNow = page.getByRole('button', { name: 'Gửi ngay' });
  if (await sendNow.isEnabled()) await sendNow.click();
  await page.getByText('Không còn gì chờ gửi.').waitFor({ timeout: 90_000 });
  await openDossiers(page);
  for (const child of ['Thử Thị Trước Khi Tắt', 'Thử Văn Khi Đang Tắt']) {
    await dossierLine(page, child).getByText('Đã nhận').waitFor();
  }

  // What a second machine finds on the server: each once.
  const [colleague] = restarted.accounts;
  if (colleague === undefined) throw new Error('The server made no accounts.');
  const other = await (await browser.newContext({ locale: 'vi-VN' })).newPage();
  await signIn(other, restarted.url, colleague);
  await openDossiers(other);
  await dossierLine(other, 'Thử Thị Trước Khi Tắt').getByText('Đã nhận').waitFor();
  await dossierLine(other, 'Thử Văn Khi Đang Tắt').getByText('Đã nhận').waitFor();
  const lines = await other
    .getByRole('listitem')
    .filter({ hasText: /Thử (Thị Trước|Văn Khi)/u })
    .count();
  expect(lines).toBe(2);
});
