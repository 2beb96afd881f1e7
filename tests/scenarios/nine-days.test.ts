import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BookKind } from '../../src/domain/books/book.ts';
import { receive } from '../../src/domain/deadline.ts';
import type { Fields } from '../../src/domain/field.ts';
import { addDays } from '../../src/domain/local-date.ts';
import { procedureVersion } from '../../src/domain/procedures/catalogue.ts';
import { instantAt } from '../../src/domain/vietnam-time.ts';
import type { LocalDate } from '../../src/domain/words.ts';
import { usualHours } from '../../src/domain/working-calendar.ts';
import { calendar202611 } from '../../src/domain/working-calendar-data.ts';
import { type Device, openDevice } from '../support/device.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { madeUpDeath, madeUpExtractCopy, madeUpMarriage } from '../support/made-up-events.ts';
import { makePeople } from '../support/people.ts';
import { registerDesk } from '../support/register-desk.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { takenDossier } from '../support/taken-dossier.ts';

/** What is registered, in which book, and whose machine stands beside that book. */
const kinds = [
  { procedure: 'birth', book: 'KS', holder: 0 },
  { procedure: 'death', book: 'KT', holder: 0 },
  { procedure: 'marriage', book: 'KH', holder: 1 },
  { procedure: 'extract-copy', book: 'BSTL', holder: 1 },
] as const satisfies readonly { procedure: string; book: BookKind; holder: 0 | 1 }[];

const minute = 60_000;
const firstDay = '2026-11-05';
const days = Array.from({ length: 9 }, (_, index) => addDays(firstDay, index));

interface Machine {
  readonly clock: FakeClock;
  readonly directory: string;
  device: Device;
}
type Line = 'open' | 'cut' | 'losesAnswers';

let server: ServerInProcess;
let machines: readonly [Machine, Machine, Machine];
let line: Line;
let answersLost: number;

async function overTheLine(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  if (line === 'cut') throw new TypeError('no line');
  const answer = await server.fetch(input, init);
  const path = input instanceof Request ? input.url : String(input);
  if (line === 'losesAnswers' && !path.includes('sign-in') && answersLost < 3) {
    answersLost += 1;
    throw new TypeError('the answer was lost');
  }
  return answer;
}

const opened = (number: 0 | 1 | 2, { clock, directory }: Omit<Machine, 'device'>): Promise<Device> =>
  openDevice({
    serverUrl: server.serverUrl,
    account: server.accounts[number],
    name: `máy ${number + 1}`,
    directory,
    fetch: overTheLine,
    clock,
  });

beforeEach(async () => {
  server = await openServerInProcess();
  [line, answersLost] = ['open', 0];
  // Each machine has a time of its own: right, a quarter of an hour slow, three minutes fast.
  const machine = async (number: 0 | 1 | 2, minutesFast: number): Promise<Machine> => {
    const start = Date.parse(instantAt(firstDay, '08:00')) + minutesFast * minute;
    const clock = createFakeClock(new Date(start).toISOString());
    const parts = { clock, directory: mkdtempSync(join(tmpdir(), 'lien-mach-nine-days-')) };
    return { ...parts, device: await opened(number, parts) };
  };
  machines = [await machine(0, 0), await machine(1, -15), await machine(2, 3)];
});
afterEach(async () => {
  for (const { device, directory } of machines) {
    await device.close();
    rmSync(directory, { recursive: true });
  }
  await server.close();
});

function fieldsOf(procedure: string, seed: number, receivedOn: LocalDate): Fields {
  const wishes = { seed, receivedOn };
  if (procedure === 'birth') return makePeople(seed, wishes).birth();
  if (procedure === 'death') return madeUpDeath(wishes);
  return procedure === 'marriage' ? madeUpMarriage(wishes) : madeUpExtractCopy(wishes);
}

async function everyoneSyncs(): Promise<void> {
  for (const { device } of [...machines, ...machines]) await device.sync();
}

it('[scenario 8] [R19] [R3] [R2] nine days without a line, three machines, four books: thirty-one dossiers of the days they happened on, numbers from the pen’s holder alone, each received once', async () => {
  const books = new Map<BookKind, string>();
  const desk = (number: 0 | 1 | 2, on: LocalDate = firstDay) => registerDesk(machines[number].device.store, on);
  for (const { book } of kinds) books.set(book, await desk(0).openBook({ kind: book }));
  await everyoneSyncs();
  for (const { book, holder } of kinds) await desk(holder).lend(books.get(book) ?? '', await desk(holder).device());
  await everyoneSyncs();

  line = 'cut';
  for (const { device } of machines) expect((await device.sync()).failure?.reason).toBe('offline');
  const all: { dossier: string; book: BookKind; holder: 0 | 1; on: LocalDate; due: string; number: number | null }[] =
    [];
  for (const [day, on] of days.entries()) {
    // Three a day, four on every other day but the last: thirty-one.
    for (let count = day % 2 === 0 && day < 8 ? 4 : 3; count > 0; count -= 1) {
      const made = all.length;
      const kind = kinds[made % 4] ?? kinds[0];
      const number = ([0, 1, 2] as const)[(made * 7) % 3] ?? 0;
      const receivedAt = instantAt(on, '09:00');
      const procedure = procedureVersion(kind.procedure, 1);
      if (procedure === undefined) throw new Error(kind.procedure);
      const { device } = machines[number];
      const fields = fieldsOf(kind.procedure, 800 + made, on);
      const opening = await takenDossier(device, fields, { procedure: kind.procedure, receivedAt });
      const dossier = await desk(number).approved(opening);
      const book = books.get(kind.book) ?? '';
      const { number: proposed } = await desk(number).view(book);
      expect(proposed !== null).toBe(kind.holder === number);
      if (proposed === null) expect(await desk(number, on).enter(dossier, book, {})).toMatchObject({ status: 'saved' });
      const given = proposed === null ? null : await desk(number, on).write(dossier, book);
      const { dueAt: due } = receive(receivedAt, procedure.timeLimit, calendar202611, usualHours);
      all.push({ dossier, book: kind.book, holder: kind.holder, on, due, number: given });
    }
    // In the evening every machine is switched off.
    for (const [number, machine] of machines.entries()) {
      await machine.device.close();
      machine.clock.advance(24 * 60 * minute);
      machine.device = await opened(number as 0 | 1 | 2, machine);
    }
  }
  expect(all).toHaveLength(31);

  // The line is back, on another day by the server's clock, and loses its first answers.
  server.clock.advance(Date.parse(instantAt('2026-11-14', '09:00')) - Date.parse(server.clock.now()));
  line = 'losesAnswers';
  const sent = await Promise.all(machines.map(async ({ device }) => (await device.outbox()).map(({ mid }) => mid)));
  await everyoneSyncs();
  expect(answersLost).toBe(3);
  for (const one of all.filter(({ number }) => number === null)) {
    const holder = desk(one.holder, '2026-11-14');
    expect((await holder.dossier(one.dossier)).dossier.business).toBe('WAITING_NUMBER');
    one.number = await holder.write(one.dossier, books.get(one.book) ?? '');
  }
  await everyoneSyncs();

  for (const [number, { device }] of machines.entries()) {
    expect(await device.outbox()).toEqual([]);
    expect(await device.store.counts()).toMatchObject({ attention: 0, waiting: 0 });
    expect(await device.dossiers()).toHaveLength(31);
    // Under the ids they were given on the way, each once, in the order they were made.
    const proofs = await Promise.all((sent[number] ?? []).map((mid) => device.store.proofOf(mid)));
    expect(proofs.map((each) => each.map(({ receipt }) => receipt.status))).toEqual(proofs.map(() => ['applied']));
    const order = proofs.map(([proof]) => proof?.receipt.no ?? 0);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const [outage] = await device.store.outages();
    const whole = Date.parse(outage?.to ?? '') - Date.parse(outage?.from ?? '');
    expect([outage?.reason, whole]).toEqual(['offline', 9 * 24 * 60 * minute]);
  }
  expect(new Set(await Promise.all(machines.map(({ device }) => device.digest()))).size).toBe(1);

  for (const { dossier: id, on, due, number } of all) {
    const { dossier } = await desk(2).dossier(id);
    expect([dossier.receivedAt, dossier.dueAt]).toEqual([instantAt(on, '09:00'), due]);
    expect(dossier.entry?.number).toBe(number);
    const [opening] = dossier.events;
    expect(opening?.occurredAt.slice(0, 10)).toBe(on);
    expect(opening?.recordedAt?.slice(0, 10)).toBe('2026-11-14');
  }
  for (const { book: kind } of kinds) {
    const numbers = all.filter(({ book }) => book === kind).map(({ number }) => number ?? 0);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
    const { book } = await desk(2).view(books.get(kind) ?? '');
    expect(book).toMatchObject({ last: numbers.length, doubted: [], unused: [] });
  }
});
