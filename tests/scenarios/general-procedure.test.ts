import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Dossier } from '../../src/domain/dossier.ts';
import { finishOf } from '../../src/domain/punctuality.ts';
import { type Device, openDevice } from '../support/device.ts';
import { madeUpGeneral } from '../support/made-up-events.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

let server: ServerInProcess;
let first: Device;
let second: Device;

const open = (name: string, person: 0 | 1) =>
  openDevice({ serverUrl: server.serverUrl, account: server.accounts[person], name, fetch: server.fetch });

beforeEach(async () => {
  server = await openServerInProcess();
  first = await open('first', 0);
  second = await open('second', 1);
});
afterEach(async () => {
  await first.close();
  await second.close();
  await server.close();
});

async function seen(device: Device, entity: string): Promise<Dossier> {
  const view = await device.store.dossier(entity);
  if (view === null) throw new Error('the record is not here');
  return view.dossier;
}

it('[R11] any other dossier goes the whole way at two desks: taken, worked on, owed papers, signed, handed out', async () => {
  const fields = madeUpGeneral({ seed: 7 });
  const { entity } = await first.perform({ name: 'openDossier', args: { procedure: 'general', fields } });
  await first.sync();
  await second.sync();
  const taken = await seen(second, entity);
  expect(taken).toMatchObject({ procedure: 'general', business: 'RECEIVED', withoutBook: true });
  // Friday at nine, five working days, Tuesday a holiday.
  expect(taken.dueAt).toBe('2026-11-30T10:00:00.000Z');
  const { receivedAt } = taken;

  const act = (device: Device, name: string, args: Record<string, unknown>) => device.perform({ name, entity, args });
  await act(second, 'moveDossier', { from: 'RECEIVED', to: 'PROCESSING' });
  const papers = [{ paper: 'Sơ đồ mó nước', reason: 'Thiếu chữ ký' }];
  await act(second, 'requestSupplement', { from: 'PROCESSING', at: receivedAt, papers, guide: 'Bàn 2' });
  await act(second, 'receiveSupplement', { from: 'SUPPLEMENT_REQUESTED', at: receivedAt });
  await act(second, 'settleFee', { from: 'UNSTATED', to: { kind: 'PAID', amount: 20_000, at: receivedAt } });
  await act(second, 'moveDossier', { from: 'PROCESSING', to: 'SUBMITTED_FOR_SIGNATURE' });
  await second.sync();
  await first.sync();
  await act(first, 'approveDossier', { from: 'SUBMITTED_FOR_SIGNATURE', decision: { how: 'onScreen' } });
  const number = { field: 'result.number', from: null, to: '12/GXN-MAU' };
  await act(first, 'editDossier', { changes: [number] });
  const to = { kind: 'HANDED_OVER', at: receivedAt, to: 'Thử Văn Người' };
  await act(first, 'deliverResult', { from: 'NONE', to });
  await act(first, 'moveDossier', { from: 'APPROVED', to: 'COMPLETED' });
  await first.sync();
  await second.sync();

  for (const device of [first, second]) {
    expect(await device.outbox()).toEqual([]);
    const dossier = await seen(device, entity);
    expect(dossier).toMatchObject({
      business: 'COMPLETED',
      delivery: { kind: 'HANDED_OVER' },
      finance: { kind: 'PAID', amount: 20_000 },
      fields: { 'result.number': '12/GXN-MAU' },
    });
    expect(dossier.entry).toBeUndefined();
    expect(finishOf(dossier)?.at).toBe(receivedAt);
  }
  const { digest } = await server.store.read((scope) => scope('99999').counter());
  expect([await first.digest(), await second.digest()]).toEqual([digest, digest]);
});
