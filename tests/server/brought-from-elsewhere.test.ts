import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../src/domain/access/role.ts';
import type { LaneRun } from '../../src/protocol/sync-exchange.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { type Desk, openDesk, standing } from './open-desk.ts';

let server: ServerInProcess;
/** Hers is the machine that cannot come. */
let hers: Desk;
let carrier: Desk;
beforeEach(async () => {
  server = await openServerInProcess();
  hers = await openDesk(server);
  carrier = await openDesk(server, { account: 1, device: 7 });
});
afterEach(() => server.close());

const counter = (scope = hers.scope) => server.store.read((of) => of(scope).counter());
const become = (...roles: Role[]) => server.store.accounts.setRoles(server.accounts[1].id, roles, server.clock.now());
/** Acts of hers, made on her machine, in a lane that the carrier has begun for them. */
const brought = (count: number, device = hers.device): LaneRun => ({
  ...carrier.run(1, ...hers.acts.openings(count)),
  author: hers.author,
  device,
});

describe('acts made on a machine that cannot come itself', () => {
  it.each(['leader', 'administrator', 'hub'] as const)(
    '[R9] are taken in from a machine of a colleague who is %s, as hers',
    async (role) => {
      await become(role);
      const lane = brought(3);
      const answer = await carrier.exchange({ lanes: [lane] });
      expect(standing(answer)).toEqual(['applied 1', 'applied 1', 'applied 1']);
      expect(answer.lanes).toMatchObject([{ device: hers.device, author: hers.author, expected: 4, outcome: 'ok' }]);
      const [arrival] = await server.store.read((of) =>
        of(hers.scope).arrivals({ ...lane, device: hers.device }, 1, 1),
      );
      expect(arrival).toMatchObject({ carrier: server.accounts[1].id });
    },
  );

  it('[R18] are not taken in from a hub that has been revoked', async () => {
    await become('hub');
    await server.store.devices.revoke(carrier.device, null, server.clock.now());
    expect((await carrier.post(carrier.request({ lanes: [brought(1)], pull: [] }))).status).toBe(403);
    expect((await counter()).mutationNo).toBe(0);
  });

  it.each(['officer', 'reception', 'volunteer', 'supervisor'] as const)(
    '[R9] are neither taken in from %s nor answered for; her own go on',
    async (role) => {
      await become('officer', role);
      if (role !== 'officer') await become(role);
      const before = await counter();
      const answer = await carrier.exchange({ lanes: [brought(2), carrier.run(1, ...carrier.acts.openings(1))] });
      expect(answer.lanes).toMatchObject([{ author: carrier.author }]);
      expect(answer.receipts).toHaveLength(1);
      expect((await counter()).mutationNo).toBe(before.mutationNo + 1);
    },
  );

  it('[R17] of a machine where nobody of the commune has signed in are not taken in', async () => {
    const stranger = await openDesk(server, { account: 3, device: 9 });
    const before = await counter();
    for (const device of [stranger.device, '0193ffff-0000-7000-8000-00000000ffff']) {
      const refused = await carrier.post(carrier.request({ lanes: [brought(1, device)], pull: [] }));
      expect(refused.status).toBe(403);
    }
    expect(await counter()).toEqual(before);
  });

  it('[R18] are not brought by somebody whose access has ended, nor to another commune', async () => {
    const stranger = await openDesk(server, { account: 3, device: 9 });
    const reaching = { ...brought(1), scope: hers.scope };
    const refused = await stranger.post(stranger.request({ lanes: [reaching], pull: [] }));
    expect(refused.status).toBe(403);
    await server.store.accounts.endAccess(server.accounts[1].id, server.clock.now());
    const answer = await carrier.post(carrier.request({ lanes: [brought(1)], pull: [] }));
    expect(answer.status).toBe(403);
    expect((await counter()).mutationNo).toBe(0);
  });

  it('[R2] are there once, whichever machine brings them first, or both in one go', async () => {
    const acts = hers.acts.openings(3);
    const lane = { ...carrier.run(1, ...acts), author: hers.author, device: hers.device };
    await hers.push(1, ...acts.slice(0, 2));
    expect(standing(await carrier.exchange({ lanes: [lane] }))).toEqual(['applied 1', 'applied 1', 'applied 1']);
    expect(standing(await hers.push(1, ...acts))).toEqual(['applied 1', 'applied 1', 'applied 1']);
    expect(await counter()).toMatchObject({ mutationNo: 3, seq: 3 });
  });

  it('[R9] of another author than the lane says, or another machine, are set apart', async () => {
    const [act] = hers.acts.openings(1);
    if (act === undefined) throw new Error('no act');
    const forged = { ...act, device: carrier.device };
    const answer = await carrier.exchange({
      lanes: [{ ...carrier.run(1, forged), author: hers.author, device: hers.device }],
    });
    expect(answer.receipts).toMatchObject([{ problems: [{ code: 'laneMismatch' }] }]);
  });

  it('are told apart from the carrier’s own under the same number, in columns too', async () => {
    const own = carrier.run(1, ...carrier.acts.openings(1));
    const lane = { ...carrier.run(1, { ...carrier.acts.opening(), device: hers.device }), device: hers.device };
    await server.store.accounts.setRoles(server.accounts[1].id, ['officer', 'leader'], server.clock.now());
    const answer = await carrier.exchange({ lanes: [own, lane] });
    expect(answer.lanes.map(({ device }) => device)).toEqual([undefined, hers.device]);
    // She has never signed in there.
    expect(standing(answer)).toEqual(['applied 1', 'quarantined 1']);
  });
});
