import { afterEach, beforeEach, expect, it } from 'vitest';
import { type PlainAct, reverseOf } from '../../src/domain/steps/reverse-act.ts';
import { isOffered } from '../../src/state/undo-offer.ts';
import type { Device } from '../support/device.ts';
import { makePeople } from '../support/people.ts';
import { openTwoDesks, seenOn, type TwoDesks } from '../support/two-desks.ts';

let desks: TwoDesks;
let first: Device;
let second: Device;
let entity: string;

beforeEach(async () => {
  desks = await openTwoDesks();
  ({ first, second } = desks);
  entity = (await first.perform({ name: 'openDossier', args: makePeople(5).birth() })).entity;
  await first.perform({ name: 'moveDossier', entity, args: { from: 'RECEIVED', to: 'PROCESSING' } });
  await first.sync();
  await second.sync();
});
afterEach(async () => {
  await desks.close();
});

const seen = (device: Device) => seenOn(device, entity);

const submit: PlainAct = { name: 'moveDossier', args: { from: 'PROCESSING', to: 'SUBMITTED_FOR_SIGNATURE' } };

async function undo(act: PlainAct): Promise<void> {
  const reverse = reverseOf(act, await seen(first), 'Hoàn tác');
  if (reverse === undefined) throw new Error('There is no way back.');
  await first.perform({ ...reverse, entity });
}

it('[R3] [R4] what is undone before it has left travels all the same, in its order, and both stay in what happened', async () => {
  const { mid } = await first.perform({ ...submit, entity });
  const account = (await first.store.session())?.account.id ?? '';
  const offer = { account, entity, mid, act: submit, until: 0 };
  expect(isOffered(offer, account, await seen(first))).toBe(true);
  expect(isOffered({ ...offer, account: 'another' }, account, await seen(first))).toBe(false);
  await undo(submit);
  // What it took back is no longer the newest.
  expect(isOffered(offer, account, await seen(first))).toBe(false);
  expect(await first.outbox()).toHaveLength(2);
  for (const device of [first, second]) await device.sync();
  for (const device of [first, second]) {
    const { business, events, parked } = await seen(device);
    expect([business, parked]).toEqual(['PROCESSING', undefined]);
    expect(events.slice(-2).map(({ touched }) => touched[1])).toEqual(['SUBMITTED_FOR_SIGNATURE', 'PROCESSING']);
  }
  expect(await first.outbox()).toEqual([]);
});

it('[R10] what is undone while the line is down parks where a colleague has gone on from it', async () => {
  const { mid } = await first.perform({ ...submit, entity });
  for (const device of [first, second]) await device.sync();
  await second.perform({ name: 'approveDossier', entity, args: approval });
  await second.sync();
  // Her machine has not heard of it.
  await undo(submit);
  for (const device of [first, second]) await device.sync();
  for (const device of [first, second])
    expect(await seen(device)).toMatchObject({ business: 'APPROVED', parked: [{ reason: 'Hoàn tác' }] });
  expect((await seen(first)).events.some(({ id }) => id === mid)).toBe(true);
});

const approval = {
  from: 'SUBMITTED_FOR_SIGNATURE',
  decision: { how: 'onPaper', signer: 'Thử Thị Trưởng', signerTitle: 'Chủ tịch', signedOn: '2026-11-20' },
};
