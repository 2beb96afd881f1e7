import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Device } from '../support/device.ts';
import { makePeople } from '../support/people.ts';
import { openTwoDesks, seenOn, type TwoDesks } from '../support/two-desks.ts';

const field = 'applicant.phone';
let desks: TwoDesks;
let first: Device;
let second: Device;
let entity: string;

beforeEach(async () => {
  desks = await openTwoDesks();
  ({ first, second } = desks);
  entity = (await first.perform({ name: 'openDossier', args: makePeople(5).birth() })).entity;
  await first.sync();
  await second.sync();
  await phone(first, '0999111111');
  await phone(second, '0999222222');
  await first.sync();
  await second.sync();
});
afterEach(async () => {
  await desks.close();
});

const seen = (device: Device) => seenOn(device, entity);

async function phone(device: Device, to: string): Promise<string> {
  const from = (await seen(device)).fields[field] ?? null;
  return (await device.perform({ name: 'editDossier', entity, args: { changes: [{ field, from, to }] } })).mid;
}

async function decide(device: Device, take: 'standing' | 'parked'): Promise<string> {
  const dossier = await seen(device);
  const act = dossier.parked?.[0];
  const decisions = (act?.changes ?? []).map((change) => ({
    field: change.field,
    standing: dossier.fields[change.field] ?? null,
    parked: change.to,
    take,
  }));
  const args = { parked: act?.mid, decisions, reason: 'Đã gọi điện hỏi lại' };
  return (await device.perform({ name: 'decideParked', entity, args })).mid;
}

async function agree(): Promise<void> {
  await first.sync();
  await second.sync();
  await first.sync();
  const { digest } = await desks.server.store.read((scope) => scope('99999').counter());
  expect([await first.digest(), await second.digest()]).toEqual([digest, digest]);
}

describe('two values of one field, on two machines', () => {
  it('[R10] [R11] are seen on both, decided on the other, and both bases are the server’s (L13)', async () => {
    await agree();
    for (const device of [first, second]) expect((await seen(device)).parked).toHaveLength(1);
    expect((await second.outbox()).map(({ exchange }) => exchange)).toEqual(['attention']);

    await decide(first, 'parked');
    // Shown at once, before the line is asked.
    expect(await seen(first)).toMatchObject({ fields: { [field]: '0999222222' } });
    expect((await seen(first)).parked).toBeUndefined();
    await agree();
    for (const device of [first, second]) {
      expect((await seen(device)).fields[field]).toBe('0999222222');
      expect((await seen(device)).parked).toBeUndefined();
      expect(await device.outbox()).toEqual([]);
    }
  });

  it('[R10] decided for what stands: the author of the other value hears it, with the decision’s name', async () => {
    await first.sync();
    const decision = await decide(first, 'standing');
    await agree();
    expect(await second.outbox()).toMatchObject([
      { exchange: 'attention', receipt: { status: 'refused', waitsFor: decision } },
    ]);
    expect((await seen(second)).events.at(-1)).toMatchObject({ id: decision, reason: 'Đã gọi điện hỏi lại' });
  });

  it('[R11] decided on the very machine that parked it: its own markers come to the same record', async () => {
    await decide(second, 'parked');
    const synced = await second.sync();
    expect(synced).toMatchObject({ pulled: 0 });
    expect(synced.failure).toBeUndefined();
    await agree();
    expect(await second.outbox()).toEqual([]);
  });

  it('[R10] two officers offline at once: the second hears that it is decided, and her screen shows the record', async () => {
    await first.sync();
    await decide(first, 'parked');
    await decide(second, 'standing');
    await first.sync();
    await second.sync();
    const [refused] = await second.outbox();
    expect(refused?.receipt).toMatchObject({ status: 'refused', problems: [{ code: 'alreadyDecided' }] });
    await agree();
    expect((await seen(second)).fields[field]).toBe('0999222222');
  });
});
