import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setApartGroups } from '../../src/features/outbox/set-apart-groups.ts';
import { type AskedSetApart, askSetApart } from '../../src/sync/ask-set-apart.ts';
import { openDevice, type Device } from '../support/device.ts';
import { makePeople } from '../support/people.ts';
import { realTimers } from '../support/real-timers.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

let server: ServerInProcess;
let hers: Device;
let officer: Device;
const births = makePeople(103);

beforeEach(async () => {
  server = await openServerInProcess();
  hers = await deviceOf(0, 'máy tính bảng');
  officer = await deviceOf(1, 'máy xã');
});
afterEach(async () => {
  await hers.close();
  await officer.close();
  await server.close();
});

async function deviceOf(account: number, name: string): Promise<Device> {
  const { username, password } = server.accounts[account] ?? server.accounts[0];
  return openDevice({ serverUrl: server.serverUrl, fetch: server.fetch, account: { username, password }, name });
}

async function ask(way: typeof fetch = officer.wire, after = 0): Promise<AskedSetApart> {
  const { token } = (await officer.store.session()) ?? { token: '' };
  const clock = { now: () => Date.now(), monotonic: () => performance.now() };
  return askSetApart({ fetch: way, origin: server.serverUrl, clock, timers: realTimers }, { token, after });
}

const saying =
  (status: number, body: BodyInit | null, headers = {}): typeof fetch =>
  async () =>
    new Response(body, { status, headers });

describe('what a tablet brings whose owner’s access has ended', () => {
  it('[R18] is listed by who brought it, decided act by act though the officer has no such record, and stands on both machines', async () => {
    const taken = await hers.perform({ name: 'openDossier', args: births.birth() });
    await hers.perform({ name: 'recordPrint', entity: taken.entity, args: { paper: 'receiptSlip' } });
    const left = await hers.perform({ name: 'openDossier', args: births.birth() });
    await server.store.accounts.endAccess(server.accounts[0].id, server.clock.now());
    await hers.sync();

    const asked = await ask();
    if (asked.status !== 'told') throw new Error(asked.reason);
    const [group, ...more] = setApartGroups(asked.acts);
    expect(more).toEqual([]);
    expect(group).toMatchObject({ authorName: 'Thử Thị Một', cause: 'accessEnded' });
    expect(group?.acts.map(({ mutation }) => mutation?.name)).toEqual(['openDossier', 'recordPrint', 'openDossier']);
    expect(group?.acts.map(({ opened }) => opened?.id)).toEqual([taken.entity, taken.entity, left.entity]);

    for (const { act } of group?.acts ?? []) {
      const take = act.entity === taken.entity;
      const args = { mid: act.mid, take, reason: 'Đã đối chiếu với người lập' };
      await officer.perform({ name: 'decideQuarantined', entity: act.entity, args });
    }
    await officer.sync();
    expect((await officer.store.dossier(taken.entity))?.dossier).toMatchObject({ slipPrints: 1 });
    expect(await officer.outbox()).toEqual([]);
    expect(await officer.store.dossier(left.entity)).toBeNull();
    expect(await ask()).toMatchObject({ status: 'told', acts: [] });
    await hers.sync();
    expect(await hers.outbox()).toMatchObject([{ mid: left.mid, receipt: { problems: [{ code: 'notTaken' }] } }]);
  });

  it('[R6] [R7] no list is told from what is not our server’s word', async () => {
    const failing: [typeof fetch, string][] = [
      [() => Promise.reject(new TypeError('no network')), 'offline'],
      [saying(200, '<html>Đăng nhập mạng</html>'), 'notOurServer'],
      [saying(200, '{"acts":[{"mid":1}]}'), 'notOurServer'],
      [saying(401, '<html>portal</html>'), 'notOurServer'],
      [saying(401, '{"code":"signInNeeded","field":null,"detail":""}'), 'signInNeeded'],
      [saying(503, '{"code":"busy","field":null,"detail":""}'), 'serverBusy'],
      [saying(500, null), 'serverError'],
    ];
    for (const [way, reason] of failing) expect(await ask(way)).toEqual({ status: 'failed', reason });
  });
});
