import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { treeOfShown } from '../../src/protocol/merkle.ts';
import { receiptLeaf } from '../../src/protocol/seal.ts';
import { type Proof, readProof } from '../../src/protocol/verify-proof.ts';
import { provedText } from '../../src/protocol/device-proof.ts';
import { type SlipFacts, slipText, writeSlipProof } from '../../src/protocol/slip-proof.ts';
import { checkPath, checkPagePolicy } from '../../sync-server/public-check/check-page.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { madeUpId } from '../support/acts.ts';
import { openProvedDevice } from '../support/proved-device.ts';
import { serverHash } from '../support/server-parts.ts';
import { hostileTexts } from '../support/hostile-values.ts';
import { type Desk, openDesk } from './open-desk.ts';

let server: ServerInProcess;
let desk: Desk;
let address = '203.0.113.1';

beforeEach(async () => {
  server = await openServerInProcess({ addressOf: () => address });
  desk = await openDesk(server);
});
afterEach(() => server.close());

const url = () => `${server.serverUrl}${checkPath}`;
const post = (receipt: string, headers = {}) =>
  server.fetch(url(), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams({ receipt }).toString(),
  });
const check = async (receipt: unknown) =>
  (await post(typeof receipt === 'string' ? receipt : JSON.stringify(receipt))).text();

/** What the person's device saves, of the second of three. */
async function proofOfSecond(): Promise<{ proof: Proof; names: readonly string[] }> {
  const acts = desk.acts.openings(3);
  const { receipts, seals } = await desk.push(1, ...acts);
  const { others, ...seal } = seals[0] ?? { others: [] };
  const leaves = new Map(receipts.map((receipt) => [receipt.no - 1, receiptLeaf(receipt, serverHash)]));
  const tree = treeOfShown(leaves, { count: 3, hidden: others }, serverHash);
  const proof = readProof({ receipt: receipts[1], path: tree?.paths.get(1), seal });
  if (proof === undefined) throw new Error('No proof was made.');
  const names = acts.flatMap(({ args }) =>
    Object.entries(args['fields'] as object).flatMap(([field, value]: [string, unknown]) =>
      /fullName|pin|phone/u.test(field) && typeof value === 'string' ? [value] : [],
    ),
  );
  return { proof, names };
}

describe('the public page', () => {
  it('says of a receipt that it is true and what it proves, to anyone, and nothing of a person', async () => {
    const { proof, names } = await proofOfSecond();
    const said = await check(proof);
    expect(said).toContain('Đúng: biên nhận này do máy chủ này cấp');
    expect(said).toContain('<dd>xã Thử Nghiệm</dd>');
    expect(said).toContain('<dd>2</dd>');
    expect(said).toContain('<dd>09:00:00 20/11/2026 (giờ Việt Nam)</dd>');
    expect(said).toContain('có hiệu lực');
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) expect(said).not.toContain(name);
  });

  it('says that it is not true when any word of it is another', async () => {
    const { proof } = await proofOfSecond();
    const { receipt, seal } = proof;
    const lies: readonly Proof[] = [
      { ...proof, receipt: { ...receipt, serverTime: '2026-11-19T02:00:00.000Z' } },
      { ...proof, receipt: { ...receipt, status: 'refused' } },
      { ...proof, receipt: { ...receipt, no: 1 } },
      { ...proof, receipt: { ...receipt, hash: '0'.repeat(64) } },
      { ...proof, receipt: { ...receipt, flags: ['x'] } },
      { ...proof, path: [...proof.path].reverse() },
      { ...proof, seal: { ...seal, epoch: '01940000-0000-7000-8000-000000000000' } },
      { ...proof, seal: { ...seal, signature: 'A'.repeat(86) } },
      { ...proof, seal: { ...seal, key: '0'.repeat(16) } },
    ];
    for (const lie of lies) expect(await check(lie)).toContain('Không đúng');
  });

  it('takes whatever is pasted, and shows none of it', async () => {
    const { proof } = await proofOfSecond();
    const { receipt } = proof;
    const hostile = [...hostileTexts, '', 'null', '[]', '{"a":', '['.repeat(5_000), '<script>alert(1)</script>'];
    for (const text of hostile) {
      const answer = await post(text);
      const said = await answer.text();
      if (answer.status !== 413) expect(said).toContain('không phải là một biên nhận');
      expect(said).not.toContain('<script>');
    }
    // What is well-formed and false is not shown either.
    const marked = { ...proof, receipt: { ...receipt, scope: '<b>x</b>' }, seal: { ...proof.seal, scope: '<b>x</b>' } };
    expect(await check(marked)).not.toContain('<b>x</b>');
  });

  it('has no script, loads nothing, is kept in no cache, and may not be framed', async () => {
    const answer = await server.fetch(url());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toBe(checkPagePolicy);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(await answer.text()).not.toMatch(/<script|src=|href=|onclick/u);
  });

  it('[R17] bounds what one address may ask, and how much', async () => {
    address = '203.0.113.2';
    for (let asked = 0; asked < 120; asked += 1) expect((await post('x')).status).toBe(200);
    const much = await post('x');
    expect(much.status).toBe(429);
    expect(Number(much.headers.get('retry-after'))).toBeGreaterThan(0);
    address = '203.0.113.3';
    expect((await post('x')).status).toBe(200);
    expect((await post('x'.repeat(200_000))).status).toBe(413);
    expect((await post('x', { 'content-type': 'text/plain' })).status).toBe(415);
  });
});

describe('a slip on the public page', () => {
  const device = madeUpId(0x511);
  const facts = { code: 'TAM-26740-7K2M9QXA-261120-007', token: '0123456789abcdef0123456789abcdef', device };
  const time = Math.floor(Date.parse('2026-11-20T02:30:00.000Z') / 1_000).toString(36);

  async function signedSlip() {
    const machine = openProvedDevice(server, device);
    expect((await machine.signIn(server.accounts[0])).status).toBe(200);
    const sign = async (slip: SlipFacts): Promise<string> => {
      const signature = await machine.key.sign(slipText(slip));
      return `${slip.code}#${slip.token}#${writeSlipProof({ ...slip, signature })}`;
    };
    return { machine, sign, slip: await sign({ ...facts, time }) };
  }

  it('is said to be of a machine of the commune, before anything of the dossier has come', async () => {
    const { slip } = await signedSlip();
    const said = await check(slip);
    expect(said).toContain('Đúng: giấy này do một máy của nơi ghi dưới đây in ra');
    expect(said).toContain('<dd>xã Thử Nghiệm</dd>');
    expect(said).toContain(`<dd>${facts.code}</dd>`);
    expect(said).toContain('<dd>09:30:00 20/11/2026 (giờ Việt Nam)</dd>');
    expect(said).not.toContain(facts.token);
  });

  it('is false with another code, token, time, machine or signature', async () => {
    const { slip, machine } = await signedSlip();
    const lies = [
      slip.replace('-007', '-008'),
      slip.replace('#0123', '#1123'),
      slip.replace(`.${time}.`, '.tq0000.'),
      slip.replace(device.replaceAll('-', ''), madeUpId(0x512).replaceAll('-', '')),
      slip.replace(/.{86}$/u, 'A'.repeat(86)),
      `${slip.slice(0, slip.lastIndexOf('#'))}#${writeSlipProof({ device, time: 'zzzzzzzzz', signature: await machine.key.sign('x') })}`,
    ];
    for (const lie of lies) expect(await check(lie)).toContain('Không đúng: không có máy nào');
  });

  it('is false when its machine has signed a time that is no date, which breaks nothing', async () => {
    const { sign } = await signedSlip();
    const seconds = [8.64e12, 8.64e12 - 3_600, 253_402_300_800].map((last) => last.toString(36));
    for (const late of [...seconds, 'zzzzzzzzz']) {
      const answer = await post(await sign({ ...facts, time: late }));
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('Không đúng: không có máy')]);
    }
  });

  it('is not certain once its machine is revoked, whenever it says it was printed', async () => {
    const { slip } = await signedSlip();
    await server.store.devices.revoke(device, null, '2026-11-20T03:00:00.000Z');
    const said = await check(slip);
    expect(said).toContain('Chưa chắc: giấy này mang chữ ký của một máy đã bị thu hồi lúc 10:00:00 20/11/2026');
    expect(said).not.toContain('Đúng:');
  });

  it('cannot be checked without a signature, and is said so', async () => {
    expect(await check(`${facts.code}#${facts.token}`)).toContain('Mã này không có chữ ký');
  });

  it('signs no request by a slip, and no slip by a request', async () => {
    const { sign } = await signedSlip();
    const text = provedText({ method: 'POST', path: checkPath, credential: device, time, digest: 'x' });
    expect(text.split('\n')[0]).not.toBe(slipText({ ...facts, time }).split('\n')[0]);
    expect(await check(await sign({ ...facts, time }))).toContain('Đúng');
  });
});
