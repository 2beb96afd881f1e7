import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTab, type Tab } from '../support/desk-on-line.ts';
import { birthCommand } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { registerDesk, type RegisterDesk } from '../support/register-desk.ts';
import { drained, openRestorable, type RestorableServer } from '../support/restorable-server.ts';

let hall: RestorableServer;
let [one, two]: [Tab, Tab] = [] as unknown as [Tab, Tab];
let [first, second]: [RegisterDesk, RegisterDesk] = [] as unknown as [RegisterDesk, RegisterDesk];
const people = makePeople(67);
let births = 0;
const birth = () => birthCommand(people.birth(), (births += 1));

beforeEach(async () => {
  hall = await openRestorable();
  const { fetch } = hall.line;
  [one, two] = [openTab(hall.server, { seed: 3, fetch }), openTab(hall.server, { seed: 4, fetch })];
  await one.signIn(0);
  await two.signIn(1);
  [first, second] = [registerDesk(one.store), registerDesk(two.store)];
});
afterEach(async () => {
  one.store.close();
  two.store.close();
  await hall.close();
});

/** The server goes back to its backup, and people sign in anew. */
async function restore(name = 'backup.db'): Promise<void> {
  await hall.restore(name);
  await one.signIn(0);
  await two.signIn(1);
}

async function move(desk: RegisterDesk, dossier: string, from: string, to: string): Promise<void> {
  const saved = await desk.act('moveDossier', dossier, { from, to });
  if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
}

/** Taken and prepared at the first desk, signed at the second. */
async function workedByBoth(): Promise<string> {
  const saved = await one.store.perform(birth());
  if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
  const { entity } = saved;
  await drained(one);
  await hall.backUp('backup.db');
  await move(first, entity, 'RECEIVED', 'PROCESSING');
  await move(first, entity, 'PROCESSING', 'SUBMITTED_FOR_SIGNATURE');
  await drained(one, two);
  await move(second, entity, 'SUBMITTED_FOR_SIGNATURE', 'APPROVED');
  await drained(two, one);
  return entity;
}

const standing = async (desk: RegisterDesk, dossier: string) => (await desk.dossier(dossier)).dossier.business;
const all = async <T>(of: (desk: RegisterDesk) => Promise<T>) => [await of(first), await of(second)];

describe('work that two desks did on one dossier, on a server restored from before it', () => {
  it('[R13] stands again, whoever of them comes back first', async () => {
    const entity = await workedByBoth();
    await restore();
    await drained(two);
    expect(await second.troubles()).toEqual(['groundMissing']);
    await drained(one, two, one);
    expect(await all((desk) => standing(desk, entity))).toEqual(['APPROVED', 'APPROVED']);
    expect(await all((desk) => desk.troubles())).toEqual([[], []]);
    expect(await one.store.exchange.digest()).toBe(await two.store.exchange.digest());
  });

  it('[R13] stands again on a server that is restored a second time while some of it waits', async () => {
    const entity = await workedByBoth();
    await restore();
    await drained(two);
    await restore();
    await drained(two);
    expect(await second.troubles()).toEqual(['groundMissing']);
    await hall.restart();
    await drained(one, two, one);
    expect(await all((desk) => standing(desk, entity))).toEqual(['APPROVED', 'APPROVED']);
    expect(await all((desk) => desk.troubles())).toEqual([[], []]);
  });

  it('[R13] [R18] is judged as it stands once an officer has taken it in, where the other machine never comes back', async () => {
    const entity = await workedByBoth();
    await restore();
    await drained(two);
    const [held] = (await two.store.outbox()).entries;
    const args = { mid: held?.mid, take: true, reason: 'Máy kia đã hỏng' };
    await second.act('decideQuarantined', entity, args);
    await drained(two);
    // The dossier is where it was received: two values, for a person to look at (R10).
    expect(await second.troubles()).toEqual(['parked']);
  });

  it('[R13] [R10] leaves the decision with whom it was, when the one that came too late is heard first', async () => {
    const saved = await one.store.perform(birth());
    if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
    const { entity } = saved;
    await drained(one, two);
    const phone = 'applicant.phone';
    const from = (await first.dossier(entity)).dossier.fields[phone];
    const edit = (desk: RegisterDesk, to: string) =>
      desk.act('editDossier', entity, { changes: [{ field: phone, from, to }] });
    await edit(first, '0999000001');
    await edit(second, '0999000002');
    await drained(one, two, one);
    await hall.backUp('backup.db');
    const [act] = (await first.dossier(entity)).dossier.parked ?? [];
    const decide = (desk: RegisterDesk, take: string) =>
      desk.act('decideParked', entity, {
        parked: act?.mid,
        decisions: [{ field: phone, standing: '0999000001', parked: '0999000002', take }],
        reason: 'Đã hỏi lại người nộp',
      });
    await decide(first, 'standing');
    await decide(second, 'parked');
    await drained(one, two, one);
    expect((await second.troubles()).toSorted()).toEqual(['alreadyDecided', 'decidedOtherwise']);

    await restore();
    await drained(two, one, two, one);
    expect((await second.troubles()).toSorted()).toEqual(['alreadyDecided', 'decidedOtherwise']);
    const phones = await all(async (desk) => (await desk.dossier(entity)).dossier.fields[phone]);
    expect(phones).toEqual(['0999000001', '0999000001']);
  });
});

it('[R13] [R19] a number that a stale pen was refused is not taken by it on a restored server', async () => {
  const book = await first.openBook();
  await first.lend(book, await first.device());
  const [late, good] = [await first.approved(birth()), await first.approved(birth())];
  await drained(one, two);
  await hall.backUp('backup.db');
  // The pen goes on while its holder writes without a line.
  await second.take(book, await second.device(), 0);
  await drained(two);
  await first.write(late, book);
  await second.write(good, book);
  await drained(two, one);
  expect(await first.troubles()).toEqual(['numberTaken']);

  await restore();
  await drained(one, two, one, two);
  expect(await first.troubles()).toEqual(['numberTaken']);
  const numbers = async (desk: RegisterDesk) =>
    Promise.all([late, good].map(async (dossier) => (await desk.dossier(dossier)).dossier.entry?.number));
  expect(await all(numbers)).toEqual([
    [undefined, 1],
    [undefined, 1],
  ]);
});
