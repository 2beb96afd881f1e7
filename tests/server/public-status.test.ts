import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BusinessState, Dossier } from '../../src/domain/dossier.ts';
import type { Mutation } from '../../src/domain/mutation.ts';
import type { OpenDossierArgs } from '../../src/domain/mutations/open-dossier.ts';
import { slipLinkPath, statusLinkOf } from '../../src/protocol/slip-proof.ts';
import { handOver } from '../../sync-server/hand-over.ts';
import { standingWords } from '../../sync-server/public-status/standing-words.ts';
import { statusPath, statusPagePolicy } from '../../sync-server/public-status/status-page.ts';
import { madeUpId } from '../support/acts.ts';
import { hostileTexts } from '../support/hostile-values.ts';
import { madeUpDossier } from '../support/made-up-view.ts';
import { statement, stating } from '../support/made-up-office.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { otherCommune, testCommune } from '../support/server-parts.ts';
import { type Desk, openDesk } from './open-desk.ts';

let server: ServerInProcess;
let desk: Desk;
let address = '203.0.113.1';
beforeEach(async () => {
  server = await openServerInProcess({ addressOf: () => address });
  desk = await openDesk(server);
});
afterEach(() => server.close());

const url = () => `${server.serverUrl}${statusPath}`;
const post = (slip: string, headers = {}) =>
  server.fetch(url(), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams({ slip }).toString(),
  });
const ask = async (slip: string): Promise<string> => (await post(slip)).text();
/** As the telephone reads it off the slip of a dossier that was opened by this act. */
const slipOf = ({ args }: Mutation): string => {
  const { provisionalCode, slipToken } = args as unknown as OpenDossierArgs;
  return `${provisionalCode}#${slipToken}`;
};

describe('the status page', () => {
  it('tells state and return date to whoever holds the slip, and nothing of a person', async () => {
    const opening = desk.acts.opening();
    await desk.push(1, opening);
    const said = await ask(slipOf(opening));
    expect(said).toContain('Đang giải quyết');
    expect(said).toContain('Hẹn trả kết quả');
    expect(said).toMatch(/<dd>\d\d:\d\d \d\d\/\d\d\/2026 \(giờ Việt Nam\)<\/dd>/u);
    expect(said).toContain(`<dd>${testCommune.name}</dd>`);
    const names = Object.entries((opening.args as unknown as OpenDossierArgs).fields).flatMap(([field, value]) =>
      /fullName|pin|phone|number/u.test(field) && typeof value === 'string' && value.length > 3 ? [value] : [],
    );
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) expect(said, name).not.toContain(name);
    expect(said).not.toContain((opening.args as unknown as OpenDossierArgs).slipToken);
    expect(Buffer.byteLength(said)).toBeLessThan(30 * 1024);
  });

  it('follows the dossier: what has become of it is told the next time', async () => {
    const opening = desk.acts.opening();
    await desk.push(1, opening);
    expect(await ask(slipOf(opening))).toContain('Đang giải quyết');
    await desk.push(2, desk.acts.move(opening.entity, 'RECEIVED', 'WITHDRAWN'));
    const said = await ask(slipOf(opening));
    expect(said).toContain('Hồ sơ đã được rút');
    expect(said).not.toContain('Hẹn trả kết quả');
  });

  it('has the code to pay a fee that is due where the commune has an account, and asks nobody for it', async () => {
    const opening = desk.acts.opening();
    const account = { bin: '970403', number: '0011012345678', holder: 'UBND XA <THU> & NGHIEM' };
    const bank = stating(statement({ kind: 'bankAccount' }, account, { validFrom: '2026-11-01' }), {
      ...{ mid: madeUpId(0xb0_0004), author: desk.author, device: desk.device },
    });
    await desk.push(1, opening);
    const due = { from: 'UNSTATED', to: { kind: 'DUE', amount: 180_000 } };
    await desk.push(2, { ...desk.acts.print(opening.entity), schema: 1, name: 'settleFee', args: due });
    const before = await ask(slipOf(opening));
    expect(before).toContain('180.000 đồng');
    expect(before).not.toContain('<svg');
    await desk.push(3, bank);
    const said = await ask(slipOf(opening));
    expect(said.match(/<svg/gu)).toHaveLength(1);
    expect(said).toContain('UBND XA &#60;THU&#62; &#38; NGHIEM');
    expect(said).toContain('0011012345678, ngân hàng 970403');
    expect(said.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|src=/u);
    const paid = { from: 'DUE', to: { kind: 'PAID', amount: 180_000, at: server.clock.now() } };
    await desk.push(4, { ...desk.acts.print(opening.entity), schema: 1, name: 'settleFee', args: paid });
    expect(await ask(slipOf(opening))).not.toContain('<svg');
  });

  it('tells when the day has gone by', async () => {
    const opening = desk.acts.opening();
    await desk.push(1, opening);
    server.clock.advance(60 * 86_400_000);
    expect(await ask(slipOf(opening))).toContain('Đã quá ngày hẹn');
  });

  it('says the same of a dossier that has not arrived as of one whose token is another', async () => {
    const [here, there] = [desk.acts.opening(), desk.acts.opening()];
    await desk.push(1, here);
    const [code = '', token = ''] = slipOf(here).split('#');
    const notArrived = await ask(slipOf(there));
    expect(notArrived).toContain('Chưa thấy hồ sơ này trên máy chủ');
    expect(await ask(`${code}#${token.slice(0, -1)}x`)).toBe(notArrived);
    expect(await ask(`${slipOf(there).split('#')[0] ?? ''}#${token}`)).toBe(notArrived);
    expect(await ask(code)).toContain('Chưa đọc được mã');
  });

  it('opens by the slip’s link: what stands behind # goes to no server but in the form', async () => {
    const opening = desk.acts.opening();
    await desk.push(1, opening);
    const link = `${statusLinkOf('https://hotich.xa.example')}${slipOf(opening)}`;
    expect(new URL(link).pathname).toBe(slipLinkPath);
    const page = await server.fetch(`${server.serverUrl}${slipLinkPath}`);
    expect(page.headers.get('content-security-policy')).toBe(statusPagePolicy);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await page.text()).toContain('location.hash');
    const answered = await ask(link);
    expect(answered).toContain('Đang giải quyết');
    expect(answered).not.toContain('<script');
  });

  it('finds a dossier that has gone to another commune since, if its first commune had been counted before', async () => {
    const [one, other] = [desk.acts.opening(), desk.acts.opening()];
    await desk.push(1, one, other);
    await ask(slipOf(one));
    let drawn = 0;
    const newId = () => madeUpId(0xffff00 + (drawn += 1));
    for (const { entity } of [one, other]) {
      const order = { entity, from: testCommune.code, to: otherCommune.code, reason: 'Người dân đã chuyển nơi cư trú' };
      await handOver(order, { ...server.parts, newId });
    }
    for (const gone of [one, other]) expect(await ask(slipOf(gone))).toContain(`<dd>${otherCommune.name}</dd>`);
  });

  it('[R17] is not asked without end from one address, and takes no more than a slip', async () => {
    for (let time = 0; time < 120; time += 1) expect((await post('x')).status).toBe(200);
    expect((await post('x')).status).toBe(429);
    address = '203.0.113.2';
    expect((await post('x')).status).toBe(200);
    expect((await post('x'.repeat(8 * 1024))).status).toBe(413);
    expect((await post('x', { 'content-type': 'text/plain' })).status).toBe(415);
  });

  it('shows nothing of what is sent to it', async () => {
    address = '203.0.113.3';
    for (const text of hostileTexts.filter((text) => text.length > 8)) {
      expect(await ask(text)).not.toContain(text);
    }
  });

  it('has words for every step, and for a result that lies ready, was handed over or posted', () => {
    const steps: readonly BusinessState[] = ['RECEIVED', 'APPROVED', 'REGISTERED', 'COMPLETED', 'REFUSED', 'STOPPED'];
    const plain = madeUpDossier({ number: 1, fields: makePeople(208).birth() });
    const words = steps.map((business) => standingWords({ ...plain, business }).vi);
    expect(words).toEqual([
      'Đang giải quyết',
      'Đang giải quyết',
      'Đã có kết quả',
      'Đã trả kết quả',
      'Không được giải quyết',
      'Đã dừng giải quyết',
    ]);
    const at = '2026-11-20T02:00:00.000Z';
    const posted: Dossier = { ...plain, business: 'REGISTERED', delivery: { kind: 'POSTED', at, tracking: '' } };
    expect(standingWords(posted).vi).toBe('Kết quả đã gửi bưu chính');
    expect(standingWords({ ...plain, business: 'APPROVED', withoutBook: true }).vi).toBe('Đã có kết quả');
  });
});

describe('the link on a slip', () => {
  it('is made where a citizen’s telephone can go, and nowhere else', () => {
    expect(statusLinkOf('https://hotich.xa.example')).toBe('https://hotich.xa.example/t#');
    expect(statusLinkOf('https://hotich.xa.example:8443')).toBe('https://hotich.xa.example:8443/t#');
    for (const origin of ['http://hotich.xa.example', 'https://10.0.0.5', 'https://localhost', 'https://[::1]', '']) {
      expect(statusLinkOf(origin), origin).toBe('');
    }
  });
});
