import { afterEach, beforeEach, expect, it } from 'vitest';
import { agencyStepsOf, openAgencySteps } from '../../src/domain/steps/agency-steps.ts';
import type { Device } from '../support/device.ts';
import { movesToApproval } from '../support/made-up-books.ts';
import { madeUpLinkedBirth } from '../support/made-up-events.ts';
import { makePeople } from '../support/people.ts';
import { registerDesk } from '../support/register-desk.ts';
import { openTwoDesks, seenOn, type TwoDesks } from '../support/two-desks.ts';

let desks: TwoDesks;
let first: Device;
let second: Device;
let entity: string;

beforeEach(async () => {
  desks = await openTwoDesks();
  ({ first, second } = desks);
  const desk = registerDesk(first.store);
  const births = await desk.openBook({ kind: 'KS' });
  const fields = { ...madeUpLinkedBirth(makePeople(9).birth()), 'card.wanted': true };
  const opening = { name: 'openDossier', args: { procedure: 'linked-birth', fields } };
  entity = (await first.perform(opening)).entity;
  for (const args of movesToApproval) await first.perform({ name: 'moveDossier', entity, args });
  expect((await desk.enter(entity, births, { number: null, fence: null })).status).toBe('saved');
  await agree();
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

async function note(device: Device, step: string, from: string, to: string, result = ''): Promise<string> {
  const { receivedAt } = await seen(device);
  const args = { step, from, to, agency: 'Cơ quan làm mẫu', at: receivedAt, result };
  return (await device.perform({ name: 'recordAgencyStep', entity, args })).mid;
}

it('[R10] [R11] one interlinked birth shows each agency’s step on two machines: both write, nothing is lost, and it ends when all have answered', async () => {
  expect((await seen(second)).entry).toMatchObject({ bookKind: 'KS', number: 1 });
  expect(agencyStepsOf(await seen(second)).map(({ id }) => id)).toEqual(['residence', 'healthInsurance', 'idCard']);

  // Two agencies from two machines at once, neither knowing of the other.
  await note(first, 'residence', 'NONE', 'SENT');
  await note(second, 'healthInsurance', 'NONE', 'DONE', 'Thẻ số 1 (làm mẫu)');
  await agree();
  for (const device of [first, second]) {
    const { agencySteps, parked } = await seen(device);
    expect(agencySteps).toMatchObject({
      residence: { kind: 'SENT' },
      healthInsurance: { kind: 'DONE', result: 'Thẻ số 1 (làm mẫu)' },
    });
    expect(parked).toBeUndefined();
  }

  // One agency from both: the second waits beside the record until somebody chooses.
  await note(first, 'residence', 'SENT', 'ASKED_MORE', 'Thiếu ý kiến chủ hộ (làm mẫu)');
  const mid = await note(second, 'residence', 'SENT', 'DONE', 'Thông báo số 2 (làm mẫu)');
  await agree();
  for (const device of [first, second]) {
    expect(await seen(device)).toMatchObject({
      agencySteps: { residence: { kind: 'ASKED_MORE' } },
      parked: [{ name: 'recordAgencyStep', conflicts: [{ field: 'agency.residence' }] }],
    });
  }
  const decisions = [{ field: 'agency.residence', standing: 'ASKED_MORE', parked: 'DONE', take: 'parked' }];
  const args = { parked: mid, decisions, reason: 'Công an báo đã xong' };
  await first.perform({ name: 'decideParked', entity, args });
  await agree();

  const over = { name: 'moveDossier', entity, args: { from: 'REGISTERED', to: 'COMPLETED' } };
  await expect(second.perform(over)).rejects.toThrow('agenciesOpen');
  await note(second, 'idCard', 'NONE', 'DECLINED', 'Nộp lại sau (làm mẫu)');
  await second.perform(over);
  await agree();
  for (const device of [first, second]) {
    const dossier = await seen(device);
    expect(dossier.business).toBe('COMPLETED');
    expect(openAgencySteps(dossier)).toEqual([]);
    expect(dossier.agencySteps?.residence).toMatchObject({ kind: 'DONE', result: 'Thông báo số 2 (làm mẫu)' });
    expect(await device.outbox()).toEqual([]);
  }
});
