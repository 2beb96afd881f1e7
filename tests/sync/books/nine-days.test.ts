import { afterEach, beforeEach, expect, it } from 'vitest';
import { beginDossier } from '../../../src/domain/begin-dossier.ts';
import type { BookKind } from '../../../src/domain/books/book.ts';
import type { Fields } from '../../../src/domain/field.ts';
import { procedureVersion } from '../../../src/domain/procedures/catalogue.ts';
import { usualHours } from '../../../src/domain/working-calendar.ts';
import { calendar202611 } from '../../../src/domain/working-calendar-data.ts';
import { localDateOf } from '../../../src/domain/vietnam-time.ts';
import type { Command } from '../../../src/store/store.ts';
import { openTab, type Tab } from '../../support/desk-on-line.ts';
import { madeUpDeath, madeUpExtractCopy, madeUpMarriage } from '../../support/made-up-events.ts';
import { makePeople } from '../../support/people.ts';
import { registerDesk, type RegisterDesk } from '../../support/register-desk.ts';
import { drained } from '../../support/restorable-server.ts';
import { openServerInProcess, type ServerInProcess } from '../../support/server-in-process.ts';

let server: ServerInProcess;
let machines: readonly { readonly tab: Tab; desk: RegisterDesk }[];
const books = new Map<BookKind, string>();
const dayMs = 24 * 3_600_000;
const people = makePeople(8);

/** What is registered, in which book, and whose machine stands beside that book. */
const kinds: readonly { readonly procedure: string; readonly book: BookKind; readonly holder: 0 | 1 }[] = [
  { procedure: 'birth', book: 'KS', holder: 0 },
  { procedure: 'death', book: 'KT', holder: 0 },
  { procedure: 'marriage', book: 'KH', holder: 1 },
  { procedure: 'extract-copy', book: 'BSTL', holder: 1 },
];

beforeEach(async () => {
  server = await openServerInProcess();
  machines = [3, 4, 5].map((seed) => {
    const tab = openTab(server, { seed });
    return { tab, desk: registerDesk(tab.store) };
  });
  for (const [number, { tab }] of machines.entries()) await tab.signIn(number);
});
afterEach(() => server.close());

function fieldsOf(procedure: string, seed: number): Fields {
  if (procedure === 'birth') return people.birth();
  const wishes = { seed };
  if (procedure === 'death') return madeUpDeath(wishes);
  return procedure === 'marriage' ? madeUpMarriage(wishes) : madeUpExtractCopy(wishes);
}

function taken(procedure: string, number: number): Command {
  const found = procedureVersion(procedure, 1);
  if (found === undefined) throw new Error(procedure);
  const args = beginDossier({
    procedure: found,
    fields: fieldsOf(procedure, 800 + number),
    channel: 'direct',
    receivedAt: '2026-11-20T02:00:00.000Z',
    provisionalCode: `TAM-99999-0000TEST-261120-${String(number).padStart(3, '0')}`,
    slipToken: `made-up-slip-token-${String(number).padStart(6, '0')}`,
    calendar: calendar202611,
    hours: usualHours,
  });
  return { name: 'openDossier', args: { ...args } };
}

it('[R19] [R3] [R2] three machines, four books, nine days without a line: only a pen’s holder proposes, and thirty-one dossiers stand under gapless numbers, each once', async () => {
  const [first, second, third] = machines as readonly [
    (typeof machines)[0],
    (typeof machines)[0],
    (typeof machines)[0],
  ];
  for (const { book } of kinds) books.set(book, await first.desk.openBook({ kind: book }));
  await drained(first.tab, second.tab, third.tab);
  for (const { book, holder } of kinds) {
    const { desk } = holder === 0 ? first : second;
    await desk.lend(books.get(book) ?? '', await desk.device());
  }
  await drained(first.tab, second.tab, third.tab, first.tab);

  // Nine days without a line.
  const all: { readonly dossier: string; readonly book: BookKind; readonly holder: 0 | 1; number: number | null }[] =
    [];
  for (let made = 0; made < 31; made += 1) {
    const kind = kinds[made % 4] ?? kinds[0];
    const number = [0, 1, 2][(made * 7) % 3] ?? 0;
    const machine = machines[number];
    if (kind === undefined || machine === undefined) throw new Error('no machine');
    if (made % 4 === 3) for (const { tab } of machines) tab.clock.advance(dayMs);
    const desk = registerDesk(machine.tab.store, localDateOf(new Date(machine.tab.clock.now()).toISOString()));
    const dossier = await desk.approved(taken(kind.procedure, made + 1));
    const book = books.get(kind.book) ?? '';
    const { number: proposed, pen } = await desk.view(book);
    expect([proposed !== null, pen]).toEqual([kind.holder === number, kind.holder === number ? 'here' : 'elsewhere']);
    if (proposed === null) expect(await desk.enter(dossier, book, {})).toMatchObject({ status: 'saved' });
    const given = proposed === null ? null : await desk.write(dossier, book);
    all.push({ dossier, book: kind.book, holder: kind.holder, number: given });
  }
  for (const { book } of kinds) {
    const written = all.filter((one) => one.book === book).flatMap(({ number }) => number ?? []);
    expect(written).toEqual(written.map((_, index) => index + 1));
  }

  // The line is back; sessions have run out.
  server.clock.advance(9 * dayMs);
  const mids = new Map<Tab, readonly string[]>();
  for (const [number, { tab }] of machines.entries()) {
    mids.set(
      tab,
      (await tab.store.outbox()).entries.map(({ mid }) => mid),
    );
    await tab.signIn(number);
  }
  await drained(first.tab, second.tab, third.tab, first.tab, second.tab);
  for (const one of all.filter(({ number }) => number === null)) {
    const { tab } = one.holder === 0 ? first : second;
    const desk = registerDesk(tab.store, localDateOf(new Date(tab.clock.now()).toISOString()));
    expect((await desk.dossier(one.dossier)).dossier.business).toBe('WAITING_NUMBER');
    one.number = await desk.write(one.dossier, books.get(one.book) ?? '');
  }
  await drained(first.tab, second.tab, third.tab, first.tab, second.tab);

  for (const { tab } of machines) {
    expect((await tab.store.counts()).attention + (await tab.store.counts()).waiting).toBe(0);
    expect(await tab.store.dossiers({ limit: 100 })).toHaveLength(31);
    for (const mid of mids.get(tab) ?? []) {
      expect((await tab.store.proofOf(mid)).map(({ receipt }) => receipt.status)).toEqual(['applied']);
    }
  }
  const digests = await Promise.all(machines.map(({ tab }) => tab.store.exchange.digest()));
  expect(new Set(digests).size).toBe(1);
  for (const { book: kind } of kinds) {
    const id = books.get(kind) ?? '';
    const ofBook = all.filter(({ book }) => book === kind);
    const stands = await Promise.all(
      ofBook.map(async ({ dossier }) => (await third.desk.dossier(dossier)).dossier.entry?.number),
    );
    expect(stands).toEqual(ofBook.map(({ number }) => number));
    expect([...stands].sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(ofBook.map((_, index) => index + 1));
    expect((await third.desk.view(id)).book).toMatchObject({ last: ofBook.length, doubted: [], unused: [] });
  }
});
