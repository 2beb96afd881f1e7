import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pagesOf } from '../../src/domain/documents/document.ts';
import { openBadLine } from '../support/bad-line.ts';
import { type Device, openDevice } from '../support/device.ts';
import { gatewayClient, holdGatewayClock, openGateway } from '../support/gateway.ts';
import { launchBrowser } from '../support/launch-browser.ts';
import { makePeople } from '../support/people.ts';
import { enterAt } from '../support/register-and-print.ts';
import { startServer } from '../support/server.ts';
import { nextSteps, openOutbox, signIn, takeBirth, untilWhole } from './support/desk.ts';
import { atDesk, lookAsItStands, lookAtEach, onPhone } from './support/look-well.ts';

const minute = 60_000;
const child = 'Nguyễn Thị Thử Chuyển';
const folder = mkdtempSync(join(tmpdir(), 'lien-mach-delivered-'));
// Nothing but server errors, but for the first minute of each two hours; its clock stands still until it is moved.
const clock = holdGatewayClock(new Date().toISOString());
const gateway = openGateway({ storm: { everyMs: 120 * minute, lastsMs: 119 * minute } }, { clock });
const storm = { answered: 0 };
let far: Server;
let server: Awaited<ReturnType<typeof startServer>>;
let colleague: Device;
let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  const fetchFar = async (request: Request) => {
    const answer = await gateway.app.fetch(request);
    if (answer.status >= 500) storm.answered += 1;
    return answer;
  };
  far = serve({ fetch: fetchFar, hostname: '127.0.0.1', port: 0 }) as Server;
  await new Promise((resolve) => far.once('listening', resolve));
  const url = `http://127.0.0.1:${(far.address() as AddressInfo).port}`;
  writeFileSync(join(folder, 'secret'), gatewayClient.secret);
  const target = {
    ...{ kind: 'oneStop', name: 'Cổng làm mẫu', clientId: gatewayClient.client, secretFile: 'secret' },
    ...{ tokenUrl: `${url}/token`, sendUrl: `${url}/hoso`, askUrl: `${url}/trangthai`, perMinute: 6_000 },
    ...{ pace: { look: 1, ask: 1, retry: 1 } },
    communes: [{ code: '99999', provinceCode: '99', codePrefix: 'H99.99' }],
  };
  writeFileSync(join(folder, 'delivery.json'), JSON.stringify({ targets: [target] }));
  clock.advance(2 * minute + 30_000);
  server = await startServer({ env: { DELIVERY_FILE: join(folder, 'delivery.json') } });
  browser = await launchBrowser('current Chromium', { camera: true });
});
afterAll(async () => {
  await colleague.close();
  await browser.close();
  await server.stop();
  await new Promise((resolve) => far.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const account = (index: number) => {
  const found = server.accounts[index];
  if (found === undefined) throw new Error('too few accounts');
  return found;
};

/** Everything typed into a field of a form, by the field. */
async function typed(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (window as unknown as { typedInto?: string[] }).typedInto ?? []);
}

it('a birth and three photographed pages go from a dead line through a storm to the ministry, and nobody types anything twice', async () => {
  const line = await openBadLine({ target: { host: '127.0.0.1', port: server.port }, seed: 7 });
  const context = await browser.newContext({ viewport: onPhone.viewport, locale: 'vi-VN' });
  await context.addInitScript(() => {
    const of: string[] = [];
    (window as unknown as { typedInto: string[] }).typedInto = of;
    addEventListener(
      'input',
      ({ target }) => {
        const field = target as HTMLInputElement;
        if (field.type === 'file' || field.closest('[role=dialog], dialog') !== null) return;
        const groups: string[] = [];
        const group = '[role=group], fieldset';
        for (let at = field.closest(group); at !== null; at = at.parentElement?.closest(group) ?? null) {
          const titled = document.getElementById(at.getAttribute('aria-labelledby') ?? '');
          groups.push((titled ?? at.querySelector('legend'))?.textContent ?? '');
        }
        of.push([...groups.reverse(), field.labels?.[0]?.textContent ?? field.name].join(' / '));
      },
      true,
    );
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await signIn(page, line.url, account(0));
  await untilWhole(page);
  const before = (await typed(page)).length;

  line.setOffline(true);
  const fields = makePeople(177).birth({ 'child.fullName': child, evidenceKind: 'birthNotice' });
  await takeBirth(page, fields);
  const entered = (await typed(page)).slice(before);
  expect(entered.length).toBeGreaterThan(20);
  expect(entered.filter((name, at) => entered.indexOf(name) !== at)).toEqual([]);
  const papers = page.getByRole('region', { name: 'Giấy tờ kèm theo' });
  await papers.getByRole('button', { name: 'Thêm: Giấy chứng sinh' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Chụp' }).click();
  for (const count of [1, 2, 3]) {
    await dialog.getByRole('button', { name: 'Chụp trang này' }).click();
    await dialog.getByText(`Đã chụp ${count} trang.`).waitFor();
  }
  await dialog.getByRole('button', { name: 'Xong' }).click();
  await dialog.getByRole('button', { name: 'Lưu giấy tờ' }).click();
  await expect.poll(() => papers.getByText('chờ gửi', { exact: true }).count()).toBe(3);

  line.setResetEvery({ min: 8_192, max: 40_960 });
  line.setOffline(false);
  await expect.poll(() => papers.getByText('máy chủ đã có', { exact: true }).count(), { timeout: 120_000 }).toBe(3);
  expect(line.stats.resets).toBeGreaterThan(2);
  line.setResetEvery(undefined);

  // A colleague decides and enters it, typing nothing of it.
  colleague = await openDevice({ serverUrl: server.url, account: account(1), name: 'colleague' });
  await colleague.sync();
  const [view] = (await colleague.dossiers()).filter(({ dossier }) => dossier.fields['child.fullName'] === child);
  if (view === undefined) throw new Error('it did not come');
  await enterAt(colleague, view.dossier.id, { book: 'KS', as: 'timely', on: today() });

  await expect.poll(() => storm.answered, { timeout: 30_000 }).toBeGreaterThan(1);
  expect(gateway.register.all()).toEqual([]);
  // The storm is over; two hours later it is in the register over there.
  clock.advance(118 * minute);
  await expect.poll(() => gateway.register.all().length, { timeout: 120_000 }).toBe(1);
  clock.advance(120 * minute);
  expect(await typed(page)).toHaveLength(before + entered.length);
  // As she comes back to it: her password is all that she types.
  await page.reload();
  const standing = page.getByRole('region', { name: 'Hệ thống cấp trên' });
  await standing.getByText('Đã vào hệ thống hộ tịch').waitFor();
  await standing.getByText(/số 1, quyển/u).waitFor();
  await page
    .getByText(/099\d{9}/u)
    .first()
    .waitFor();
  await lookAtEach(page, 'delivered');

  const [sent, ...more] = gateway.register.all();
  expect(more).toEqual([]);
  expect(sent?.envelope.data['nksHoTen']).toBe(child);
  await colleague.sync();
  const dossier = (await colleague.store.dossier(view.dossier.id))?.dossier;
  if (dossier === undefined) throw new Error('it is gone');
  const hashes = (sent?.envelope.fileDinhKem ?? []).map((file) =>
    createHash('sha256').update(Buffer.from(file.duLieuTepDinhKem, 'base64')).digest('hex'),
  );
  expect(hashes).toHaveLength(3);
  expect(hashes).toEqual(pagesOf(dossier).map(({ sha256 }) => sha256));
  expect((await typed(page)).filter((name) => !name.startsWith('Mật khẩu'))).toEqual([]);
  await context.close();
  await line.close();
});

it('a number that differs lies on Today until an officer has said which stands, and the outbox tells how the road stands', async () => {
  Object.assign(gateway.faults, { otherNumber: 1, storm: null });
  const { entity } = await colleague.perform({
    name: 'openDossier',
    args: { procedure: 'birth', fields: makePeople(178).birth({ 'child.fullName': 'Lò Thử Khác Số' }) },
  });
  await enterAt(colleague, entity, { book: 'KS', as: 'timely', on: today() });
  await expect.poll(() => gateway.register.all().length, { timeout: 120_000 }).toBe(2);
  clock.advance(120 * minute);
  const context = await browser.newContext({ viewport: atDesk.viewport, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await signIn(page, server.url, account(0));
  const waiting = page.locator('section').filter({ hasText: 'Hệ thống cấp trên cần cán bộ xử lý' });
  await waiting.getByRole('link', { name: 'Lò Thử Khác Số' }).waitFor();
  await lookAsItStands(page, 'delivered-today');
  await openOutbox(page);
  const road = page.getByRole('region', { name: 'Chuyển lên hệ thống cấp trên' });
  await road.getByText('Kết nối: Cổng làm mẫu.').waitFor();
  await road.getByRole('button', { name: 'Tạm dừng chuyển' }).click();
  await road.getByLabel('Lý do tạm dừng').fill('Tỉnh bảo trì');
  await road.getByRole('button', { name: 'Tạm dừng chuyển' }).click();
  await road.getByText(/Đang tạm dừng.*Tỉnh bảo trì/u).waitFor();
  await lookAtEach(page, 'delivered-outbox');
  await road.getByRole('button', { name: 'Chuyển tiếp' }).click();
  await road.getByRole('button', { name: 'Tạm dừng chuyển' }).waitFor();
  await page.getByRole('link', { name: 'Hôm nay', exact: true }).click();
  await waiting.getByRole('link', { name: 'Lò Thử Khác Số' }).click();
  const next = nextSteps(page);
  await next.getByText('Việc khác có thể làm').click();
  await next.getByRole('button', { name: 'Chọn số đứng vững' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Số nào đứng vững').selectOption('book');
  await form.getByLabel('Lý do').fill('Sổ giấy ghi số 2');
  await lookAtEach(page, 'delivered-number');
  await form.getByRole('button', { name: 'Chọn số đứng vững' }).click();
  await page.getByRole('region', { name: 'Hệ thống cấp trên' }).getByText('Đã vào hệ thống hộ tịch').waitFor();
  await context.close();
});
