import { expect, it } from 'vitest';
import { bookIdOf } from '../../src/domain/books/book-id.ts';
import type { Fields } from '../../src/domain/field.ts';
import { takenAtItsWord } from '../../src/practice/open-practice-commune.ts';
import { createPracticeLine } from '../../src/practice/practice-line.ts';
import { createStoreOn, type DeviceStore } from '../../src/store/create-store.ts';
import { createExchange } from '../../src/sync/exchange.ts';
import { madeUpId } from '../support/acts.ts';
import { openTab } from '../support/desk-on-line.ts';
import { entryArgs, movesToApproval, openingOf } from '../support/made-up-books.ts';
import { officeId, shortDay, statement } from '../support/made-up-office.ts';
import { birthCommand, makeDesk } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess } from '../support/server-in-process.ts';

interface Machine {
  readonly store: DeviceStore;
  readonly exchange: () => Promise<unknown>;
}

const entity = (number: number): string => madeUpId(0xe00 + number);
const opening = openingOf();
const book = bookIdOf(opening) ?? '';

/** Acts that are taken in, merged, refused, parked and held, on dossiers and on a register, some sent together. */
async function aDayAtTheDesk({ store, exchange }: Machine): Promise<readonly string[]> {
  const said: string[] = [];
  const act = async (name: string, on: string, args: Readonly<Record<string, unknown>>): Promise<void> => {
    said.push(`${name} ${(await store.perform({ name, entity: on, args })).status}`);
  };
  const open = async (number: number, fields: Fields): Promise<void> => {
    const { name, args } = birthCommand(fields, number);
    await act(name, entity(number), args);
  };
  const fence = async () => (await store.book(book))?.book.pen.fence ?? null;
  const enter = async (number: number, changed: Parameters<typeof entryArgs>[1]): Promise<void> => {
    await act('enterInBook', entity(number), { ...entryArgs(book, changed) });
  };

  await act('openBook', book, { ...opening });
  const hours = { kind: 'hours' } as const;
  await act('stateValue', officeId, { ...statement(hours, shortDay) });
  const [first, second, third, fourth] = [21, 22, 23, 24].map((seed) => makePeople(seed).birth());
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) throw new Error();
  await open(1, first);
  await open(2, second);
  await exchange();
  // What stands so already, and what another statement stands against.
  await act('stateValue', officeId, { ...statement(hours, shortDay, { basis: 'Theo thông báo khác (thử)' }) });
  await act('stateValue', officeId, { ...statement(hours, null) });
  // The same event once more; a step forward before the opening is received.
  await open(3, first);
  for (const args of movesToApproval) await act('moveDossier', entity(3), args);
  await open(4, third);
  await open(5, fourth);
  await exchange();
  for (const number of [1, 2, 4]) for (const args of movesToApproval) await act('moveDossier', entity(number), args);
  await act('lendPen', book, { fence: await fence(), to: { device: (await store.identity()).device, name: 'Quầy 1' } });
  await exchange();
  await enter(1, { number: 1, fence: await fence() });
  // Asked of the server while the pen is out.
  await enter(2, {});
  await exchange();
  await act('returnPen', book, { fence: await fence(), lastOnPaper: 1 });
  await exchange();
  await enter(2, {});
  await enter(4, {});
  await exchange();
  await exchange();
  const change = (to: string) => ({ changes: [{ field: 'child.fullName', from: fourth['child.fullName'], to }] });
  await act('editDossier', entity(5), change('Thử Thị Hải'));
  await exchange();
  await act('editDossier', entity(5), change('Thử Thị Hài'));
  await act('moveDossier', entity(5), movesToApproval[0] ?? {});
  await exchange();
  const parked = (await store.dossier(entity(5)))?.dossier.parked?.[0]?.mid;
  const decision = { field: 'child.fullName', standing: 'Thử Thị Hải', parked: 'Thử Thị Hài', take: 'standing' };
  await act('decideParked', entity(5), { parked, decisions: [decision], reason: 'Theo giấy chứng sinh' });
  await exchange();
  await exchange();
  const number = (await store.dossier(entity(4)))?.dossier.entry?.number;
  await act('strikeEntry', entity(4), { book, number, reason: 'Ghi nhầm dòng' });
  await exchange();
  return said;
}

const byTheClock = /^(?:recordedAt|epoch|server|since)$/u;
/** An id that was drawn, and not one that this test gave. */
const isDrawn = (value: unknown): boolean =>
  typeof value === 'string' && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u.test(value) && !value.startsWith('0193');

/** What came of it, without what goes by the clock and the history of whoever answered. */
async function whatCame(store: DeviceStore) {
  const views = await Promise.all([1, 2, 3, 4, 5].map((number) => store.dossier(entity(number))));
  const held = await store.book(book);
  const timeless = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value ?? null, (key, one: unknown) => (byTheClock.test(key) || isDrawn(one) ? undefined : one)),
    );
  return {
    dossiers: views.map((view) => timeless(view?.dossier)),
    exchange: views.map((view) => view?.exchange),
    receipts: views.map((view) => view?.receipts.map(({ status, rev }) => `${status} ${rev}`)),
    outbox: (await store.outbox()).entries.map(({ name, receipt }) => [
      name,
      receipt?.status,
      receipt?.problems[0]?.code,
    ]),
    book: timeless(held?.book),
    pen: held?.pen,
    office: timeless((await store.office()).office),
  };
}

it('[R5] [R10] [R19] the practice line says of every act what the real server says, and makes the same of it', async () => {
  const server = await openServerInProcess();
  const desk = makeDesk({ seed: 5 });
  const tab = openTab(server, { desk });
  await tab.signIn();
  const session = await tab.store.session();
  if (session === null) throw new Error('nobody is signed in');
  const said = await aDayAtTheDesk(tab);
  const real = await whatCame(tab.store);

  const parts = makeDesk({ seed: 6 }).openParts();
  const store = createStoreOn(parts);
  await store.startSession(session);
  const exchange = createExchange({
    store: store.exchange,
    send: createPracticeLine({ storeParts: parts, isCut: () => false, wait: () => Promise.resolve() }),
    check: takenAtItsWord,
    clock: parts.clock,
    randomBytes: parts.randomBytes,
    chance: () => 0,
    build: 'test',
  });
  expect(await aDayAtTheDesk({ store, exchange })).toEqual(said);
  expect(await whatCame(store)).toEqual(real);
  store.close();
  tab.store.close();
  await server.close();
});
