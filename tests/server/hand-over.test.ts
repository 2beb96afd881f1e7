import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import { emptyDigest } from '../../src/protocol/digest.ts';
import type { ScopeChanges } from '../../src/protocol/sync-exchange.ts';
import { type HandedOver, handOver } from '../../sync-server/hand-over.ts';
import { makeSnapshot } from '../../sync-server/make-snapshot.ts';
import { createLocalPokes } from '../../sync-server/pokes.ts';
import { madeUpId } from '../support/acts.ts';
import { otherCommune, serverHash } from '../support/server-parts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { type Desk, openDesk, standing } from './open-desk.ts';

let server: ServerInProcess;
let desk: Desk;
let there: Desk;
let drawn = 0;

beforeEach(async () => {
  server = await openServerInProcess();
  desk = await openDesk(server);
  there = await openDesk(server, { account: 3, device: 3 });
});
afterEach(() => server.close());

const to = otherCommune.code;
const counter = (scope: string) => server.store.read((reads) => reads(scope).counter());
const pageOf = async (of: Desk, cursor: ScopeChanges['cursor'] | null, parts = {}) => {
  const [page] = (await of.pull(cursor, parts)).changes;
  if (page === undefined) throw new Error('no page');
  return page;
};

function give(entity: string, more: { from?: string; to?: string } = {}): Promise<HandedOver> {
  const { store, clock } = server;
  const newId = () => madeUpId(0xffff00 + (drawn += 1));
  const order = { entity, from: '99999', to, reason: 'Người dân đã chuyển nơi cư trú', ...more };
  return handOver(order, { store, clock, newId, hash: serverHash, apply: applyMutation, pokes: createLocalPokes() });
}

describe('a record that changes its commune', () => {
  it('[R18] [R12] is gone in the log of one and new in that of the other, in one transaction', async () => {
    expect(there.scope).toBe(to);
    const birth = desk.acts.opening();
    await desk.push(1, birth, desk.acts.opening());
    const before = await pageOf(desk, null);
    expect(await give(birth.entity)).toMatchObject({ status: 'handedOver' });

    const after = await pageOf(desk, before.cursor, { anchors: [] });
    expect(after.changes).toEqual([{ type: 'gone', kind: 'dossier', id: birth.entity, rev: 2 }]);
    expect(after.fold).toBe(emptyDigest);
    expect(after.cursor.seq).toBe(3);
    const whole = await pageOf(desk, null, { anchors: [] });
    expect(whole.fold).toBe(whole.digest);

    const came = await pageOf(there, null);
    expect(came.changes).toMatchObject([{ type: 'row', id: birth.entity, rev: 3, state: { scope: to } }]);
    const [row] = came.changes.flatMap((change) => (change.type === 'row' ? [change.state] : []));
    expect(row).toMatchObject({ events: [{ type: 'openDossier' }, { type: 'handOver', touched: ['99999', to] }] });
    expect(came.fold).toBe((await counter(to)).digest);
  });

  it('[R18] [R4] refuses what still comes for it where it was, and says where it went', async () => {
    const birth = desk.acts.opening();
    await desk.push(1, birth);
    await give(birth.entity);
    const late = await desk.push(2, desk.acts.print(birth.entity));
    expect(late.receipts).toMatchObject([{ status: 'refused', problems: [{ code: 'recordLeft' }] }]);
    expect(late.receipts[0]?.problems[0]?.message.vi).toContain(to);
    expect(standing(await there.push(1, there.acts.print(birth.entity)))).toEqual(['applied 1']);
  });

  it('[R5] judges again what was held on it where it was, and what waited for it where it is now', async () => {
    const birth = desk.acts.opening();
    const missing = madeUpId(0x5151);
    const held = desk.acts.print(birth.entity, { deps: [missing] });
    await desk.push(1, birth, held);
    const early = there.acts.print(birth.entity);
    expect(standing(await there.push(1, early))).toEqual(['blockedBy 1']);
    await give(birth.entity);
    const told = await desk.exchange({ held: [{ scope: '99999', mid: held.mid, revision: 1 }] });
    expect(told.receipts).toMatchObject([{ status: 'refused', problems: [{ code: 'recordLeft' }] }]);
    const freed = await there.exchange({ held: [{ scope: to, mid: early.mid, revision: 1 }] });
    expect(standing(freed)).toEqual(['applied 2']);
  });

  it('[R10] does not go while two values wait on it, nor twice, nor to nowhere', async () => {
    const birth = desk.acts.opening();
    await desk.push(1, birth);
    const name = (birth.args['fields'] as Record<string, string>)['child.fullName'];
    const parked = desk.acts.edit(birth.entity, 'child.fullName', 'Thử Ai Khác', 'Thử Người Khác Nữa');
    expect(standing(await desk.push(2, parked))).toEqual(['parked 1']);
    expect(await give(birth.entity)).toEqual({ status: 'stillParked' });
    const choice = {
      field: 'child.fullName',
      standing: name,
      parked: 'Thử Người Khác Nữa',
      take: 'standing' as const,
    };
    await desk.push(3, desk.acts.decide(parked, [choice]));
    expect(await give(birth.entity, { to: '00000' })).toEqual({ status: 'noSuchCommune' });
    expect(await give(birth.entity, { to: '99999' })).toEqual({ status: 'sameCommune' });
    expect(await give(birth.entity)).toMatchObject({ status: 'handedOver' });
    expect(await give(birth.entity)).toEqual({ status: 'notThere' });
  });

  it('[R18] comes back, and what was gone is a row again', async () => {
    const birth = desk.acts.opening();
    await desk.push(1, birth);
    await give(birth.entity);
    const away = await pageOf(desk, null, { anchors: [] });
    await give(birth.entity, { from: to, to: '99999' });
    const page = await pageOf(desk, away.cursor, { anchors: [] });
    expect(page.changes).toMatchObject([{ type: 'row', id: birth.entity }]);
    expect(page.fold).toBe(page.digest);
    expect((await counter(to)).digest).toBe(emptyDigest);
    expect(standing(await desk.push(2, desk.acts.print(birth.entity)))).toEqual(['applied 1']);
  });

  it('[R15] is passed over for a build that does not know what gone means', async () => {
    const birth = desk.acts.opening();
    await desk.push(1, birth);
    await give(birth.entity);
    expect((await pageOf(desk, null)).changes).toEqual([]);
  });

  it('[R11] is in no snapshot of the commune it has left', async () => {
    const births = desk.acts.openings(5);
    await desk.push(1, ...births);
    await give(births[2]?.entity ?? '');
    const parts = { store: server.store, hash: serverHash, pause: () => undefined };
    const snapshot = await makeSnapshot('99999', parts);
    expect(snapshot?.manifest).toMatchObject({ rows: 4, seq: 6, digest: (await counter('99999')).digest });
  });
});
