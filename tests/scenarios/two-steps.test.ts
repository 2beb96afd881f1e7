import { afterEach, beforeEach, expect, it } from 'vitest';
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

async function agree(): Promise<void> {
  for (const device of [first, second, first]) await device.sync();
  const { digest } = await desks.server.store.read((scope) => scope('99999').counter());
  expect([await first.digest(), await second.digest()]).toEqual([digest, digest]);
}

it('[R10] [R11] two desks take a dossier to different steps: both are kept with what they say, until one is chosen', async () => {
  const { receivedAt } = await seen(first);
  const papers = [{ paper: 'Giấy chứng sinh', reason: 'Bản chụp mờ' }];
  const ask = { from: 'PROCESSING', at: receivedAt, papers, guide: 'Bàn số 2' };
  await first.perform({ name: 'requestSupplement', entity, args: ask });
  const stop = { from: 'PROCESSING', reason: 'Có tranh chấp' };
  const { mid } = await second.perform({ name: 'stopDossier', entity, args: stop });
  await agree();
  for (const device of [first, second]) {
    expect(await seen(device)).toMatchObject({
      business: 'SUPPLEMENT_REQUESTED',
      supplement: { papers, receivedAt: null },
      parked: [{ name: 'stopDossier', args: stop }],
    });
  }

  // The colleague decides: it is stopped, as and when the second officer meant it.
  const decisions = [{ field: 'business', standing: 'SUPPLEMENT_REQUESTED', parked: 'STOPPED', take: 'parked' }];
  const args = { parked: mid, decisions, reason: 'Đã hỏi lại lãnh đạo' };
  await first.perform({ name: 'decideParked', entity, args });
  await agree();
  for (const device of [first, second]) {
    const dossier = await seen(device);
    expect(dossier).toMatchObject({ business: 'STOPPED', ending: { reason: 'Có tranh chấp' } });
    expect(dossier.ending?.by).toBe((await second.store.session())?.account.id);
    expect(dossier.parked).toBeUndefined();
  }
  expect(await second.outbox()).toEqual([]);
});

it('[R10] a dossier that two desks asked for papers is asked once: the second hears why, and keeps what she wrote', async () => {
  const { receivedAt } = await seen(first);
  const ask = (paper: string) => ({
    from: 'PROCESSING',
    at: receivedAt,
    papers: [{ paper, reason: 'Thiếu' }],
    guide: 'Bàn số 2',
  });
  await first.perform({ name: 'requestSupplement', entity, args: ask('Giấy chứng sinh') });
  await second.perform({ name: 'requestSupplement', entity, args: ask('Giấy kết hôn') });
  await agree();
  expect((await seen(second)).supplement?.papers).toEqual([{ paper: 'Giấy chứng sinh', reason: 'Thiếu' }]);
  expect(await second.outbox()).toMatchObject([
    { name: 'requestSupplement', exchange: 'attention', receipt: { problems: [{ code: 'supplementOnce' }] } },
  ]);
});
