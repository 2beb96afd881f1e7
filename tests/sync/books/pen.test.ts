import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handOver } from '../../../sync-server/hand-over.ts';
import { otherCommune } from '../../support/server-parts.ts';
import { openTab, type Tab } from '../../support/desk-on-line.ts';
import { readDisk, writeDisk } from '../../support/device-disk.ts';
import { birthCommand, makeDesk, type MadeUpDesk } from '../../support/made-up-desk.ts';
import { makePeople } from '../../support/people.ts';
import { registerDesk, type RegisterDesk } from '../../support/register-desk.ts';
import { drained } from '../../support/restorable-server.ts';
import { openServerInProcess, type ServerInProcess } from '../../support/server-in-process.ts';

let server: ServerInProcess;
let made: MadeUpDesk;
let [one, two]: [Tab, Tab] = [] as unknown as [Tab, Tab];
let [first, second]: [RegisterDesk, RegisterDesk] = [] as unknown as [RegisterDesk, RegisterDesk];
let book: string;
const people = makePeople(41);
let births = 0;
const birth = () => birthCommand(people.birth(), (births += 1));

beforeEach(async () => {
  server = await openServerInProcess();
  made = makeDesk({ seed: 3 });
  [one, two] = [openTab(server, { desk: made, seed: 3 }), openTab(server, { seed: 4 })];
  await one.signIn(0);
  await two.signIn(1);
  [first, second] = [registerDesk(one.store), registerDesk(two.store)];
  book = await first.openBook();
  await drained(one, two);
});
afterEach(() => server.close());

const lendTo = async (desk: RegisterDesk, tab: Tab): Promise<void> => {
  await desk.lend(book, await desk.device());
  await drained(tab);
};
const entryOf = async (desk: RegisterDesk, dossier: string) => (await desk.dossier(dossier)).dossier.entry;

async function same(): Promise<void> {
  await drained(one, two, one);
  expect(await one.store.exchange.digest()).toBe(await two.store.exchange.digest());
}

describe('the pen', () => {
  it('[R19] gives each counter its number in one request while the server has it', async () => {
    const [a, b] = [await first.approved(birth()), await second.approved(birth())];
    await first.enter(a, book, {});
    expect((await first.dossier(a)).dossier.business).toBe('WAITING_NUMBER');
    const exchanged = await one.exchange();
    expect(exchanged.status).toBe('exchanged');
    expect(await entryOf(first, a)).toMatchObject({ number: 1 });
    await second.enter(b, book, {});
    await drained(two);
    expect(await entryOf(second, b)).toMatchObject({ number: 2 });
    await same();
    expect((await first.view(book)).book).toMatchObject({ last: 2, doubted: [] });
    expect((await first.dossier(a)).receipts.at(-1)?.flags.some((flag) => flag.startsWith('numberGiven:1:'))).toBe(
      true,
    );
  });

  it('[R19] proposes nothing on a device until the server has said that it was lent there', async () => {
    await first.lend(book, await first.device());
    expect(await first.view(book)).toMatchObject({ pen: 'server', number: null });
    const dossier = await first.approved(birth());
    const saved = await first.enter(dossier, book, { number: 1, fence: (await first.view(book)).book.pen.fence });
    expect(saved).toMatchObject({ status: 'refused', problems: [{ code: 'penNotHere' }] });
    await drained(one);
    expect(await first.view(book)).toMatchObject({ pen: 'here', number: 1 });
    await drained(two);
    expect(await second.view(book)).toMatchObject({ pen: 'elsewhere', number: null });
  });

  it('[R19] writes on for days without the server; colleagues’ dossiers wait for their number', async () => {
    await lendTo(first, one);
    const numbers: number[] = [];
    for (let day = 0; day < 4; day += 1) numbers.push(await first.write(await first.approved(birth()), book));
    const waiting = await second.approved(birth());
    await second.enter(waiting, book, {});
    await drained(two);
    expect((await second.dossier(waiting)).dossier.business).toBe('WAITING_NUMBER');
    expect(numbers).toEqual([1, 2, 3, 4]);
    await same();
    expect(await first.write(waiting, book)).toBe(5);
    await same();
    expect(await entryOf(second, waiting)).toMatchObject({ number: 5 });
    expect((await second.view(book)).book).toMatchObject({ last: 5, doubted: [] });
  });

  it('[R19] comes back with what was taken, and the server goes on from there', async () => {
    await lendTo(first, one);
    await first.write(await first.approved(birth()), book);
    await first.giveBack(book);
    await drained(one, two);
    const dossier = await second.approved(birth());
    await second.enter(dossier, book, {});
    await same();
    expect(await entryOf(second, dossier)).toMatchObject({ number: 2 });
  });

  it('[R19] [R5] is given back over an entry that is held: its number stays in doubt and is not given to another', async () => {
    await lendTo(first, one);
    const dossier = await first.approved(birth());
    await drained(one, two);
    // A colleague corrects the same step differently, so that the approval hangs.
    const { number, book: seen } = await first.view(book);
    await second.act('moveDossier', dossier, { from: 'APPROVED', to: 'WAITING_NUMBER' });
    await first.act('moveDossier', dossier, { from: 'APPROVED', to: 'WAITING_NUMBER' });
    await first.enter(dossier, book, { number, fence: seen.pen.fence });
    const spoiled = await first.enter(await first.approved(birth()), book, { number: 3, fence: seen.pen.fence });
    expect(spoiled.status).toBe('saved');
    await first.giveBack(book);
    await same();
    expect((await first.view(book)).book).toMatchObject({ last: 3, doubted: [{ from: 2, to: 2 }] });
    const next = await second.approved(birth());
    await second.enter(next, book, {});
    await same();
    expect(await entryOf(second, next)).toMatchObject({ number: 4 });
  });

  it('[R19] [R16] never proposes a number again whose entry was refused: it may be on paper', async () => {
    await lendTo(first, one);
    const dossier = await first.approved(birth());
    await drained(one, two);
    const order = { entity: dossier, from: '99999', to: otherCommune.code, reason: 'Người dân đã chuyển nơi cư trú' };
    expect(await handOver(order, server.parts)).toMatchObject({ status: 'handedOver' });
    expect(await first.write(dossier, book)).toBe(1);
    await drained(one);
    expect(await first.troubles()).toEqual(['recordLeft']);
    // The server has not heard of the number; this machine has written it.
    expect((await second.view(book)).book.last).toBe(0);
    expect(await first.view(book)).toMatchObject({ number: 2, book: { last: 1, doubted: [{ from: 1, to: 1 }] } });
    const [refusal] = (await one.store.outbox()).entries;
    await one.store.release(refusal?.mid ?? '', 'Đã chuyển hồ sơ');
    expect((await first.view(book)).number).toBe(2);
    expect(await first.write(await first.approved(birth()), book)).toBe(2);
    await same();
    expect((await second.view(book)).book).toMatchObject({ last: 2, doubted: [{ from: 1, to: 1 }] });
    expect(await first.view(book)).toMatchObject({ number: 3 });
    await second.act('closeDoubt', book, { number: 1, reason: 'Hồ sơ chuyển xã khác, mục đã gạch' });
    await same();
    expect((await first.view(book)).book).toMatchObject({ doubted: [], unused: [{ number: 1, kind: 'hole' }] });
  });

  it('[R19] is taken over by the last number on paper; the holder who comes back late fills what was in doubt, and no more', async () => {
    await lendTo(first, one);
    const late = [];
    for (let n = 0; n < 3; n += 1) late.push(await first.approved(birth()));
    for (const dossier of late) await first.write(dossier, book);
    // The machine is thought lost. The paper book shows two of its three numbers.
    await drained(two);
    await second.take(book, await second.device(), 2);
    await drained(two);
    const dossier = await second.approved(birth());
    expect(await second.write(dossier, book)).toBe(3);
    await drained(two);
    await same();
    expect(await Promise.all(late.map((id) => entryOf(second, id).then((entry) => entry?.number)))).toEqual([
      ...[1, 2, undefined],
    ]);
    expect(await first.troubles()).toEqual(['numberTaken']);
    expect((await second.view(book)).book).toMatchObject({ last: 3, doubted: [] });
    // She enters it again under another number, and says what became of the paper.
    const again = late[2] ?? '';
    const insteadOf = { number: 3, reason: 'Bản in số 3 đã thu hồi' };
    const { number, book: seen } = await second.view(book);
    expect(await second.enter(again, book, { number, fence: seen.pen.fence, insteadOf })).toMatchObject({
      status: 'saved',
    });
    await same();
    expect((await second.dossier(again)).dossier).toMatchObject({ entry: { number: 4 } });
    expect((await second.dossier(again)).dossier.events.at(-1)).toMatchObject({
      insteadOf: 3,
      reason: insteadOf.reason,
    });
  });
});

describe('twins', () => {
  it('[R19] have two consecutive numbers, and no one stops them as doubles', async () => {
    await lendTo(first, one);
    const fields = people.birth();
    const [elder, younger] = [
      await first.approved(birthCommand({ ...fields, 'child.fullName': 'Niê Y Một' }, 901)),
      await first.approved(
        birthCommand({ ...fields, 'child.fullName': 'Niê Y Hai', 'birthNotice.code': '99001.GCS.99999.26' }, 902),
      ),
    ];
    expect([await first.write(elder, book), await first.write(younger, book)]).toEqual([1, 2]);
    await same();
    expect([await entryOf(second, elder), await entryOf(second, younger)]).toMatchObject([
      { number: 1 },
      { number: 2 },
    ]);
    expect(await first.troubles()).toEqual([]);
  });
});

describe('a book', () => {
  it('[R2] opened on two machines is one book', async () => {
    const [mine, theirs] = [await first.openBook({ kind: 'KT' }), await second.openBook({ kind: 'KT' })];
    expect(mine).toBe(theirs);
    await same();
    expect((await second.store.books()).map(({ book: { kind } }) => kind)).toEqual(['KS', 'KT']);
    expect(await second.troubles()).toEqual([]);
  });

  it('[R5] that is not there yet holds the entry, and wakes it when it comes', async () => {
    const marriages = openTab(server, { seed: 9 });
    await marriages.signIn(2);
    await drained(one, marriages);
    const third = registerDesk(marriages.store);
    // The third machine opens a new volume's book offline, a colleague's entry in it arrives first.
    const births27 = await third.openBook({ openedOn: '2026-06-01' });
    const dossier = await third.approved(birth());
    await third.enter(dossier, births27, {});
    await drained(marriages, one);
    expect((await first.dossier(dossier)).dossier.entry).toMatchObject({ book: births27, number: 1 });
  });

  it('[R1] [R16] is not among the dossiers, nor counted with them', async () => {
    await first.approved(birth());
    await drained(one);
    expect(await one.store.counts()).toMatchObject({ dossiers: 1, waiting: 0, attention: 0 });
    expect(await one.store.dossiers({ limit: 10 })).toHaveLength(1);
    expect(await one.store.dossier(book)).toBeNull();
    expect(await one.store.unreadable()).toEqual([]);
  });

  it('[R19] is closed when everything in it is settled', async () => {
    await lendTo(first, one);
    const dossier = await first.approved(birth());
    const { book: seen } = await first.view(book);
    await first.enter(dossier, book, { number: 2, fence: seen.pen.fence });
    const close = () => first.act('closeBook', book, { on: '2026-12-31', pages: 200 });
    expect(await close()).toMatchObject({ problems: [{ code: 'penNotHere' }] });
    await first.giveBack(book);
    expect(await close()).toMatchObject({ problems: [{ code: 'numbersInDoubt' }] });
    await first.act('closeDoubt', book, { number: 1, reason: 'Tờ hỏng, đã hủy' });
    expect(await close()).toMatchObject({ status: 'saved' });
    await same();
    expect((await second.view(book)).book).toMatchObject({ closed: { entries: 1, pages: 200 } });
    expect(await second.troubles()).toEqual([]);
  });
});

describe('a profile that was copied', () => {
  it('[R19] [R14] has its pen suspended by the server before anything of the fork is judged, and proposes nothing until it is proved', async () => {
    await lendTo(first, one);
    const disk = new IDBFactory();
    await writeDisk(disk, 'desk', await readDisk(made.disk, 'desk'));
    const copy = openTab(server, { desk: makeDesk({ disk, seed: 55 }), seed: 55 });
    const twin = registerDesk(copy.store);
    const [mine, theirs] = [await first.approved(birth()), await twin.approved(birth())];
    expect([await first.write(mine, book), await twin.write(theirs, book)]).toEqual([1, 1]);
    await drained(one, copy, one);
    // The first that arrived has it; the other is told.
    expect(await entryOf(first, mine)).toMatchObject({ number: 1 });
    expect(await twin.troubles()).toEqual(['numberTaken']);
    for (const desk of [first, twin]) expect(await desk.view(book)).toMatchObject({ pen: 'suspended', number: null });
    // Both stood on paper as 1; the paper ends there. The copy's dossier is entered under another number.
    await first.take(book, null, 1);
    await drained(one, copy);
    await twin.enter(theirs, book, { insteadOf: { number: 1, reason: 'Hai máy cùng ghi số 1' } });
    await drained(copy, one);
    expect(await entryOf(first, theirs)).toMatchObject({ number: 2 });
  });
});
