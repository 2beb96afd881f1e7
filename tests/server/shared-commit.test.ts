import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { Kysely, sql, type Transaction } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LibsqlDialect } from '../../sync-server/store/libsql/libsql-dialect.ts';
import { StoreBusy, TakenAlready } from '../../sync-server/store/port.ts';

interface Tables {
  line: { number: number; text: string };
}

let folder: string;
let writer: Database.Database;
let reader: Database.Database;
let another: Database.Database;
let database: Kysely<Tables>;
/** Turns given to others and not over yet. */
let turns: (() => void)[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lien-mach-shared-'));
  const open = () => new Database(join(folder, 'test.db'));
  [writer, reader, another] = [open(), open(), open()];
  writer.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON');
  writer.exec('CREATE TABLE line (number INTEGER PRIMARY KEY, text TEXT NOT NULL)');
  writer.exec('CREATE TABLE page (line INTEGER REFERENCES line (number) DEFERRABLE INITIALLY DEFERRED)');
  turns = [];
  const letOthersCome = () => new Promise<void>((resolve) => turns.push(resolve));
  database = new Kysely<Tables>({ dialect: new LibsqlDialect({ writer, reader, letOthersCome }) });
});
afterEach(async () => {
  await database.destroy();
  for (const handle of [writer, reader, another]) handle.close();
  rmSync(folder, { recursive: true, force: true });
});

const inTransaction = (work: (transaction: Transaction<Tables>) => Promise<unknown>) =>
  database.transaction().execute(work);
const add = (number: number, text = 'x') =>
  inTransaction((transaction) => transaction.insertInto('line').values({ number, text }).execute());
/** What another process would find now. */
const onDisk = () =>
  (another.prepare('SELECT number FROM line ORDER BY number').all() as { number: number }[]).map(
    ({ number }) => number,
  );
/** Everything that can go on without others having had their turn. */
const settle = async () => {
  for (let task = 0; task < 50; task += 1) await Promise.resolve();
};
/** Until the commit: nobody else comes any more. */
const endTurns = async () => {
  await settle();
  while (turns.length > 0) {
    turns.splice(0).forEach((end) => end());
    await settle();
  }
};

it('[R1] makes those who come together durable by one commit, and tells none of them before', async () => {
  const told: number[] = [];
  const all = [1, 2, 3].map(async (number) => {
    await add(number);
    told.push(number);
  });
  await settle();
  expect([told, onDisk()]).toEqual([[], []]);
  await endTurns();
  await Promise.all(all);
  expect([told, onDisk()]).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ]);
});

it('[R12] shows whoever reads nothing that is not on disk yet', async () => {
  const adding = add(1);
  await settle();
  const reading = () =>
    database
      .transaction()
      .setAccessMode('read only')
      .execute((of) => of.selectFrom('line').selectAll().execute());
  expect(await reading()).toEqual([]);
  expect(await database.selectFrom('line').selectAll().execute()).toEqual([]);
  await endTurns();
  await adding;
  expect(await reading()).toHaveLength(1);
});

it('lets a transaction see those it shares a commit with, and undoes one that fails alone', async () => {
  const first = add(1);
  const thrown = inTransaction(async (transaction) => {
    await transaction.insertInto('line').values({ number: 2, text: 'x' }).execute();
    throw new Error('in the middle');
  });
  const taken = add(1);
  const last = inTransaction(async (transaction) => {
    expect(await transaction.selectFrom('line').select('number').execute()).toEqual([{ number: 1 }]);
    await transaction.insertInto('line').values({ number: 3, text: 'x' }).execute();
  });
  await Promise.all([
    expect(thrown).rejects.toThrow('in the middle'),
    expect(taken).rejects.toThrow(TakenAlready),
    endTurns(),
  ]);
  await Promise.all([first, last]);
  expect(onDisk()).toEqual([1, 3]);
});

it('[R1] has failed for all of them when the commit fails, and goes on after it', async () => {
  const all = [
    add(1),
    inTransaction((transaction) => sql`INSERT INTO page (line) VALUES (77)`.execute(transaction)),
    add(2),
  ];
  const failed = all.map((one) => expect(one).rejects.toThrow('FOREIGN KEY'));
  await endTurns();
  await Promise.all(failed);
  expect(onDisk()).toEqual([]);
  const again = add(1);
  await endTurns();
  await again;
  expect(onDisk()).toEqual([1]);
});

it('[R1] tells all of them when the disk is full, and goes on when there is room', async () => {
  const [{ page_count: pages } = { page_count: 0 }] = writer.prepare('PRAGMA page_count').all() as {
    page_count: number;
  }[];
  writer.exec(`PRAGMA max_page_count=${pages + 2}`);
  const early = add(1).then(
    () => 'on disk',
    (error: unknown) => error,
  );
  const full = add(2, 'x'.repeat(100_000));
  await Promise.all([expect(full).rejects.toThrow(StoreBusy), endTurns()]);
  // Whether it went with the other or stood alone: what was told is what is there.
  expect(onDisk()).toEqual((await early) === 'on disk' ? [1] : []);
  writer.exec('PRAGMA max_page_count=100000');
  const later = add(3, 'x'.repeat(100_000));
  await endTurns();
  await later;
  expect(onDisk()).toContain(3);
});

it('[R17] commits when many have come, though more keep coming', async () => {
  const all = [];
  for (let number = 1; number <= 40; number += 1) {
    all.push(add(number));
    await settle();
    turns.splice(0).forEach((end) => end());
    await settle();
  }
  expect(onDisk().length).toBeGreaterThan(15);
  await endTurns();
  await Promise.all(all);
  expect(onDisk()).toHaveLength(40);
});
