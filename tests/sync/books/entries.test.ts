import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTab, type Tab } from '../../support/desk-on-line.ts';
import { birthCommand, makeDesk } from '../../support/made-up-desk.ts';
import { makePeople } from '../../support/people.ts';
import { registerDesk, type RegisterDesk } from '../../support/register-desk.ts';
import { drained } from '../../support/restorable-server.ts';
import { openServerInProcess, type ServerInProcess } from '../../support/server-in-process.ts';

let server: ServerInProcess;
let [one, two]: [Tab, Tab] = [] as unknown as [Tab, Tab];
let [first, second]: [RegisterDesk, RegisterDesk] = [] as unknown as [RegisterDesk, RegisterDesk];
let book: string;
let births = 0;
const people = makePeople(43);
const birth = () => birthCommand(people.birth(), (births += 1));

beforeEach(async () => {
  server = await openServerInProcess();
  [one, two] = [openTab(server, { desk: makeDesk({ seed: 3 }), seed: 3 }), openTab(server, { seed: 4 })];
  await one.signIn(0);
  await two.signIn(1);
  [first, second] = [registerDesk(one.store), registerDesk(two.store)];
  book = await first.openBook();
  await drained(one, two);
  await first.lend(book, await first.device());
  await drained(one);
});
afterEach(() => server.close());

const numbersOn = async (tab: Tab, limit = 10) =>
  (await tab.store.entriesOf(book, limit)).map(({ entry }) => entry?.number);

it('[R16] reads a book from its highest number, with what waits here, on the machine that wrote it and on another', async () => {
  for (let count = 0; count < 3; count += 1) await first.write(await first.approved(birth()), book);
  expect(await numbersOn(one)).toEqual([3, 2, 1]);
  expect(await numbersOn(one, 2)).toEqual([3, 2]);
  expect(await numbersOn(two)).toEqual([]);
  await drained(one, two);
  expect(await numbersOn(one)).toEqual([3, 2, 1]);
  expect(await numbersOn(two)).toEqual([3, 2, 1]);
  await first.write(await first.approved(birth()), book);
  expect(await numbersOn(one)).toEqual([4, 3, 2, 1]);
});

it('leaves out an entry as soon as it is struck, though the base still has it', async () => {
  const spoiled = await first.approved(birth());
  await first.write(spoiled, book);
  await drained(one, two);
  expect((await second.act('strikeEntry', spoiled, { book, number: 1, reason: 'Ghi nhầm dòng' })).status).toBe('saved');
  expect(await numbersOn(two)).toEqual([]);
  expect(await numbersOn(one)).toEqual([1]);
  await drained(two, one);
  expect(await numbersOn(one)).toEqual([]);
});
