import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTab, type Tab } from '../../support/desk-on-line.ts';
import { birthCommand } from '../../support/made-up-desk.ts';
import { makePeople } from '../../support/people.ts';
import { registerDesk, type RegisterDesk } from '../../support/register-desk.ts';
import { drained, openRestorable, type RestorableServer } from '../../support/restorable-server.ts';

let hall: RestorableServer;
let [one, two]: [Tab, Tab] = [] as unknown as [Tab, Tab];
let [first, second]: [RegisterDesk, RegisterDesk] = [] as unknown as [RegisterDesk, RegisterDesk];
let book: string;
const people = makePeople(43);
let births = 0;
const birth = () => birthCommand(people.birth(), (births += 1));

beforeEach(async () => {
  hall = await openRestorable();
  const { fetch } = hall.line;
  [one, two] = [openTab(hall.server, { seed: 3, fetch }), openTab(hall.server, { seed: 4, fetch })];
  await one.signIn(0);
  await two.signIn(1);
  [first, second] = [registerDesk(one.store), registerDesk(two.store)];
  await hall.backUp('empty.db');
  book = await first.openBook();
  await drained(one, two);
});
afterEach(async () => {
  one.store.close();
  two.store.close();
  await hall.close();
});

/** The server goes back to its backup, and people sign in anew. */
async function restore(): Promise<void> {
  await hall.restore('backup.db');
  await one.signIn(0);
  await two.signIn(1);
}

const entryOf = async (desk: RegisterDesk, dossier: string) => (await desk.dossier(dossier)).dossier.entry?.number;

async function same(): Promise<void> {
  await drained(one, two, one, two);
  expect(await one.store.exchange.digest()).toBe(await two.store.exchange.digest());
}

describe('a server restored from a backup', () => {
  it('[R19] [R13] gets back the numbers that were taken after it, under the pen it has forgotten it lent, and none twice', async () => {
    await hall.backUp('backup.db');
    await first.lend(book, await first.device());
    await drained(one);
    const dossiers = [await first.approved(birth()), await first.approved(birth())];
    for (const dossier of dossiers) await first.write(dossier, book);
    await drained(one, two);
    expect(await first.view(book)).toMatchObject({ pen: 'here', number: 3 });

    await restore();
    await drained(one);
    expect(await first.view(book)).toMatchObject({ pen: 'suspended', number: null });
    await same();
    for (const desk of [first, second]) expect(await desk.view(book)).toMatchObject({ pen: 'suspended', number: null });
    expect([await entryOf(second, dossiers[0] ?? ''), await entryOf(second, dossiers[1] ?? '')]).toEqual([1, 2]);
    expect((await second.view(book)).book).toMatchObject({ last: 2, doubted: [] });
    // Nobody is given a number meanwhile.
    const waiting = await second.approved(birth());
    await second.enter(waiting, book, {});
    await drained(two);
    expect((await second.dossier(waiting)).dossier.business).toBe('WAITING_NUMBER');

    hall.clock.advance(60_000);
    await second.take(book, await second.device(), 2);
    await drained(two);
    expect(await second.write(waiting, book)).toBe(3);
    await same();
    expect((await first.view(book)).book).toMatchObject({ last: 3, doubted: [] });
  });

  it('[R19] [R13] gives no number of a book that comes back with its opening: others of the lost history may be on paper', async () => {
    await first.lend(book, await first.device());
    await drained(one);
    const [onPaper, waiting] = [await first.approved(birth()), await second.approved(birth())];
    expect(await first.write(onPaper, book)).toBe(1);
    await drained(one, two);

    await hall.restore('empty.db');
    await two.signIn(1);
    await second.enter(waiting, book, {});
    await drained(two);
    await one.signIn(0);
    await same();
    for (const desk of [first, second]) expect(await desk.view(book)).toMatchObject({ pen: 'suspended', number: null });
    expect(await entryOf(second, onPaper)).toBe(1);
    expect((await second.dossier(waiting)).dossier).toMatchObject({ business: 'WAITING_NUMBER' });
  });

  it('[R19] [R13] gives a number again to the dossier it had given it to, by its own earlier word', async () => {
    await hall.backUp('backup.db');
    const [a, b] = [await first.approved(birth()), await second.approved(birth())];
    await first.enter(a, book, {});
    await drained(one);
    await second.enter(b, book, {});
    await drained(two, one);
    expect([await entryOf(first, a), await entryOf(first, b)]).toEqual([1, 2]);

    await restore();
    // The second comes first: what it had was 2, and stays 2.
    await drained(two);
    expect(await entryOf(second, b)).toBe(2);
    expect((await second.view(book)).book).toMatchObject({ last: 2, doubted: [{ from: 1, to: 1 }] });
    await same();
    expect([await entryOf(second, a), await entryOf(second, b)]).toEqual([1, 2]);
    expect((await first.view(book)).book).toMatchObject({ last: 2, doubted: [] });
    expect([await first.troubles(), await second.troubles()]).toEqual([[], []]);
  });

  it('[R19] [R13] gives it that number also when it is restored a second time', async () => {
    await hall.backUp('backup.db');
    const [a, b] = [await first.approved(birth()), await second.approved(birth())];
    await first.enter(a, book, {});
    await drained(one);
    await second.enter(b, book, {});
    await drained(two, one);
    for (let time = 0; time < 2; time += 1) {
      await restore();
      await drained(two);
      expect(await entryOf(second, b)).toBe(2);
      expect((await second.view(book)).book).toMatchObject({ last: 2, doubted: [{ from: 1, to: 1 }] });
    }
    await same();
    expect([await entryOf(second, a), await entryOf(second, b)]).toEqual([1, 2]);
  });

  it('[R19] [R13] is told by paper what no machine brings back, and the pen goes on after it', async () => {
    await hall.backUp('backup.db');
    await first.lend(book, await first.device());
    await drained(one);
    const lost = await first.approved(birth());
    await first.write(lost, book);
    await drained(one, two);
    await hall.restore('backup.db');
    // The machine that wrote it never comes back.
    await two.signIn(1);
    await drained(two);
    expect(await second.view(book)).toMatchObject({ pen: 'suspended' });
    await second.take(book, null, 1);
    await drained(two);
    expect((await second.view(book)).book).toMatchObject({ last: 1, doubted: [{ from: 1, to: 1 }] });
    const next = await second.approved(birth());
    await second.enter(next, book, {});
    await drained(two);
    expect(await entryOf(second, next)).toBe(2);
    await second.act('closeDoubt', book, { number: 1, reason: 'Máy hỏng, hồ sơ lập lại' });
    await drained(two);
    expect((await second.view(book)).book).toMatchObject({ doubted: [], unused: [{ number: 1, kind: 'hole' }] });
  });
});
