import { afterEach, beforeEach, expect, it } from 'vitest';
import { finishOf } from '../../src/domain/punctuality.ts';
import type { Device } from '../support/device.ts';
import { madeUpGeneral } from '../support/made-up-events.ts';
import { openTwoDesks, seenOn, type TwoDesks } from '../support/two-desks.ts';

let desks: TwoDesks;
let first: Device;
let second: Device;

beforeEach(async () => {
  desks = await openTwoDesks();
  ({ first, second } = desks);
});
afterEach(async () => {
  await desks.close();
});

it('[R11] any other dossier goes the whole way at two desks: taken, worked on, owed papers, signed, handed out', async () => {
  const fields = madeUpGeneral({ seed: 7 });
  const { entity } = await first.perform({ name: 'openDossier', args: { procedure: 'general', fields } });
  await first.sync();
  await second.sync();
  const taken = await seenOn(second, entity);
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
    const dossier = await seenOn(device, entity);
    expect(dossier).toMatchObject({
      business: 'COMPLETED',
      delivery: { kind: 'HANDED_OVER' },
      finance: { kind: 'PAID', amount: 20_000 },
      fields: { 'result.number': '12/GXN-MAU' },
    });
    expect(dossier.entry).toBeUndefined();
    expect(finishOf(dossier)?.at).toBe(receivedAt);
  }
  const { digest } = await desks.server.store.read((scope) => scope('99999').counter());
  expect([await first.digest(), await second.digest()]).toEqual([digest, digest]);
});
