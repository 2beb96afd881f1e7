import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTab, type Tab } from '../support/desk-on-line.ts';
import { birthCommand, makeDesk, type MadeUpDesk } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { drained, openRestorable, type RestorableServer } from '../support/restorable-server.ts';

let hall: RestorableServer;
let desk: MadeUpDesk;
let frozen: Tab;
let beside: Tab;
let other: Tab;
const people = makePeople(52);
let count = 0;

beforeEach(async () => {
  hall = await openRestorable();
  desk = makeDesk();
  frozen = openTab(hall.server, { desk, fetch: hall.line.fetch });
  beside = openTab(hall.server, { desk, seed: 62, fetch: hall.line.fetch });
  other = openTab(hall.server, { seed: 61, fetch: hall.line.fetch });
  await frozen.signIn(0);
  await other.signIn(1);
});
afterEach(async () => {
  for (const tab of [frozen, beside, other]) tab.store.close();
  await hall.close();
});

async function birth(): Promise<string> {
  count += 1;
  const saved = await frozen.store.perform(birthCommand(people.birth(), count));
  if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
  return saved.entity;
}

const phone = 'applicant.phone';
const edit = (of: Tab, entity: string, from: unknown, to: string) =>
  of.store.perform({ name: 'editDossier', entity, args: { changes: [{ field: phone, from, to }] } });

describe('a tab that is frozen with an answer of before a restore', () => {
  it('[R4] [R13] [R16] settles nothing by it once the tab beside it has noticed the restore', async () => {
    const entity = await birth();
    await drained(frozen, other);
    const from = (await other.store.dossier(entity))?.dossier.fields[phone];
    await edit(other, entity, from, '0999000001');
    await edit(frozen, entity, from, '0999000002');
    await drained(other, frozen, other);
    await hall.backUp('backup.db');

    // After the backup: something by which the restore will be noticed, and the last word on what was parked.
    await birth();
    await drained(frozen);
    const [act] = (await other.store.dossier(entity))?.dossier.parked ?? [];
    const decisions = [{ field: phone, standing: '0999000001', parked: '0999000002', take: 'parked' }];
    const args = { parked: act?.mid, decisions, reason: 'Đã hỏi lại người nộp' };
    await other.store.perform({ name: 'decideParked', entity, args });
    await drained(other);

    let wake = (): void => undefined;
    const woken = new Promise<void>((resolve) => (wake = resolve));
    let answered = (): void => undefined;
    const hasAnswer = new Promise<void>((resolve) => (answered = resolve));
    hall.line.next(async (pass) => {
      const answer = await pass();
      answered();
      await woken;
      return answer;
    });
    const asleep = frozen.exchange();
    await hasAnswer;
    await hall.restore('backup.db');
    await drained(beside);
    wake();
    await asleep;

    const standings = async () => (await beside.store.outbox()).entries.map(({ receipt }) => receipt?.status);
    expect(await standings()).toEqual(['parked']);
    await drained(other, frozen);
    expect(await standings()).toEqual([]);
    const { digest } = await hall.server.store.read((reads) => reads('99999').counter());
    for (const each of [frozen, other]) expect(await each.store.exchange.digest()).toBe(digest);
  });
});
