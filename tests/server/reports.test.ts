import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { Mutation } from '../../src/domain/mutation.ts';
import { duplicateFlag } from '../../src/domain/suspected-duplicate.ts';
import { act, madeUpId } from '../support/acts.ts';
import { madeUpDeath } from '../support/made-up-events.ts';
import { heardOfDeath, receiptArgs, reportArgs } from '../support/made-up-reports.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { type Desk, openDesk, standing } from './open-desk.ts';

let server: ServerInProcess;
let volunteer: Desk;
let officer: Desk;
let colleague: Desk;

beforeEach(async () => {
  server = await openServerInProcess();
  volunteer = await openDesk(server);
  officer = await openDesk(server, { account: 1, device: 1 });
  colleague = await openDesk(server, { account: 2, device: 2 });
});
afterEach(() => server.close());

const declared = madeUpDeath({ seed: 4, overrides: { 'deceased.fullName': 'Điểu Văn Thử' } });
const entity = madeUpId(0x7_0001);

function by(desk: Desk, mid: number, name: string, args: Mutation['args'], of = entity): Mutation {
  return act(name, args, { mid: madeUpId(0x7_1000 + mid), author: desk.author, device: desk.device, entity: of });
}

async function stored(id = entity): Promise<Dossier> {
  const [row] = await server.store.read((scope) => scope('99999').entities([id]));
  return JSON.parse(row?.state ?? '{}') as Dossier;
}

const report = () => by(volunteer, 1, 'reportEvent', reportArgs(heardOfDeath()));
const receipt = (desk: Desk, mid: number) => by(desk, mid, 'receiveReport', receiptArgs(declared, { number: mid }));

it('[R10] [R2] two officers receive one report at once: one dossier, and the other receipt is refused and says why', async () => {
  await volunteer.push(1, report());
  const [first, second] = [receipt(officer, 2), receipt(colleague, 3)];
  const answers = await Promise.all([officer.push(1, first), colleague.push(1, second)]);
  expect(answers.map(standing).flat().sort()).toEqual(['applied 1', 'refused 1']);
  const problems = answers.flatMap(({ receipts }) => receipts.flatMap((one) => one.problems));
  expect(problems.map(({ code }) => code)).toEqual(['receivedBefore']);
  const dossier = await stored();
  expect(dossier.events.map(({ type }) => type)).toEqual(['reportEvent', 'receiveReport']);
  expect(dossier.business).toBe('RECEIVED');
  // The same bytes again get the same receipts (R8).
  expect(standing(await officer.push(1, first))).toEqual(standing(answers[0]));
});

it('[R5] what officers say of a report that has not come yet waits for it', async () => {
  expect(standing(await officer.push(1, receipt(officer, 2)))).toEqual(['blockedBy 1']);
  await volunteer.push(1, report());
  expect((await stored()).events.map(({ type }) => type)).toEqual(['reportEvent', 'receiveReport']);
});

it('[R10] a report and a dossier that say the same are told of each other, whichever comes first, and again when it is received', async () => {
  const dossier = madeUpId(0x7_0002);
  const opening = by(officer, 4, 'openDossier', receiptArgs(declared), dossier);
  await volunteer.push(1, report());
  const answer = await officer.push(1, opening);
  expect(answer.receipts[0]?.flags).toEqual([duplicateFlag(entity)]);
  expect((await stored(dossier)).suspects).toEqual([entity]);
  // Received after all, before anybody has looked: both say the same, and that is in sight on both.
  const received = await colleague.push(1, receipt(colleague, 5));
  expect(received.receipts[0]?.flags).toEqual([duplicateFlag(dossier)]);
  expect((await stored()).suspects).toEqual([dossier]);
});

it('[R10] what an officer has told apart before the report is received is not told again on the record', async () => {
  const dossier = madeUpId(0x7_0003);
  await officer.push(1, by(officer, 6, 'openDossier', receiptArgs(declared), dossier));
  expect((await volunteer.push(1, report())).receipts[0]?.flags).toEqual([duplicateFlag(dossier)]);
  await officer.push(2, by(officer, 7, 'tellApart', { other: dossier }));
  await officer.push(3, receipt(officer, 8));
  expect(await stored()).not.toHaveProperty('suspects');
});

it('[R5] what its author does with a report that was refused is refused with it', async () => {
  const bad = by(volunteer, 9, 'reportEvent', reportArgs({ 'deceased.fullName': 'Không Ai Báo' }));
  const next = by(volunteer, 10, 'setReportAside', { reason: 'Ghi nhầm' });
  expect(standing(await volunteer.push(1, bad, next))).toEqual(['refused 1', 'refused 1']);
});
