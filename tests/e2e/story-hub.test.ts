import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { officeIdOf } from '../../src/domain/office/office-id.ts';
import { keyText } from '../../src/domain/office/office-key.ts';
import { openDevice } from '../support/device.ts';
import { freePort } from '../support/free-port.ts';
import { startHub } from '../support/hub-process.ts';
import { launchBrowser } from '../support/launch-browser.ts';
import { makeCertificate } from '../support/made-up-certificate.ts';
import { makePeople } from '../support/people.ts';
import { startServer } from '../support/server.ts';
import { dossierLine, openDossiers, openOutbox, signIn, takeBirth, untilWhole } from './support/desk.ts';
import { lookAtEach } from './support/look-well.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

it('[R4] [R6] [R16] the province is gone: the hub of the hall, at another address by HTTPS, has the entry and says so; the province’s receipt ends it', async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'lien-mach-data-'));
  open.push(async () => rmSync(dataDirectory, { recursive: true, force: true }));
  const hubPort = await freePort();
  const origin = `https://localhost:${hubPort}`;
  const env = { HUB_ORIGINS: origin };
  const province = await startServer({ dataDirectory, env });
  open.push(() => province.stop());
  const certificate = makeCertificate();
  const hub = await startHub({ port: hubPort, certificate, province, commune: '99999' });
  open.push(() => hub.kill());

  const [officer, administrator] = province.accounts;
  if (officer === undefined || administrator === undefined) throw new Error('The server made no accounts.');
  const colleague = await openDevice({ serverUrl: province.url, account: administrator, name: 'máy quản trị' });
  open.push(() => colleague.close());
  const to = { key: keyText({ kind: 'hub' }), validFrom: '2026-11-01', from: null, to: origin };
  const args = { ...to, basis: 'Hub của trụ sở (thử)', name: 'Thử' };
  await colleague.perform({ name: 'stateValue', entity: officeIdOf('99999') ?? '', args });
  expect((await colleague.sync()).failure).toBeUndefined();

  const browser = await launchBrowser('current Chromium', { trusts: certificate.keyHash });
  open.push(() => browser.close());
  const page = await (await browser.newContext({ locale: 'vi-VN' })).newPage();
  page.setDefaultTimeout(60_000);
  const byHub: number[] = [];
  page.on('response', (answer) => {
    if (answer.url().startsWith(origin) && answer.request().method() === 'POST') byHub.push(answer.status());
  });
  await signIn(page, province.url, officer);
  await untilWhole(page);
  // The machine has heard where the hub is, and the hub who the machine is.
  await openOutbox(page);
  const sendNow = page.getByRole('button', { name: 'Gửi ngay' });
  await expect
    .poll(
      async () => {
        if (await sendNow.isEnabled()) await sendNow.click();
        return byHub.length;
      },
      { timeout: 60_000 },
    )
    .toBeGreaterThan(0);
  const heard = new Date().toISOString();
  await expect.poll(async () => ((await hub.contactAt()) ?? '') > heard, { timeout: 60_000 }).toBe(true);

  await province.kill();
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
  await takeBirth(page, makePeople(91, { receivedOn: today }).birth({ 'child.fullName': 'Thử Thị Qua Hub' }));
  await openOutbox(page);
  await page.getByText('Hub đã nhận', { exact: true }).first().waitFor();
  await page.getByText(/^Đang qua hub/u).waitFor();
  await page.getByText(/trong đó hub đã nhận 1/u).waitFor();
  await lookAtEach(page, 'hub-has-it');

  const again = await startServer({ dataDirectory, env, port: province.port });
  open.push(() => again.stop());
  await expect
    .poll(
      async () => {
        if (await sendNow.isEnabled()) await sendNow.click();
        return page.getByText('Không còn gì chờ gửi.').isVisible();
      },
      { timeout: 90_000, interval: 1_000 },
    )
    .toBe(true);
  await openDossiers(page);
  await dossierLine(page, 'Thử Thị Qua Hub').getByText('Đã nhận').waitFor();
});
