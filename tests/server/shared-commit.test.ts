import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrateLibsql } from '../../sync-server/store/libsql/migrate-libsql.ts';
import type { Statement, WriteResult } from '../../sync-server/store/libsql/write-job.ts';
import { WriteSide } from '../../sync-server/store/libsql/write-side.ts';

let folder: string;
let writer: Database.Database;
let another: Database.Database;
let side: WriteSide;
/** Turns given to others and not over yet. */
let turns: (() => void)[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lien-mach-shared-'));
  const open = () => new Database(join(folder, 'test.db'));
  [writer, another] = [open(), open()];
  writer.exec('PRAGMA busy_timeout=20; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON');
  writer.exec('CREATE TABLE line (number INTEGER PRIMARY KEY, text TEXT NOT NULL)');
  writer.exec('CREATE TABLE page (line INTEGER REFERENCES line (number) DEFERRABLE INITIALLY DEFERRED)');
  writer.exec('CREATE TABLE scope_counter (scope TEXT PRIMARY KEY, turn INTEGER NOT NULL)');
  turns = [];
  side = new WriteSide(writer, () => new Promise<void>((resolve) => turns.push(resolve)));
});
afterEach(async () => {
  await side.close();
  another.close();
  rmSync(folder, { recursive: true, force: true });
});

const make = (...statements: Statement[]) => side.commit({ expected: [], statements });
const line = (number: number, text = 'x'): Statement => ({
  sql: 'INSERT INTO line (number, text) VALUES (?, ?)',
  parameters: [number, text],
});
const add = (number: number, text?: string) => make(line(number, text));
const durable: WriteResult = { status: 'durable' };
const failed = (name: string) => ({ status: 'failed', failure: { name } });
/** What another process would find now. */
const onDisk = () =>
  (another.prepare('SELECT number FROM line ORDER BY number').all() as { number: number }[]).map(
    ({ number }) => number,
  );
/** Everything that can go on without others having had their turn. */
const settle = async () => {
  for (let task = 0; task < 100; task += 1) await Promise.resolve();
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
    expect(await add(number)).toEqual(durable);
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

it('lets a job see those it shares a commit with, and undoes one that fails alone', async () => {
  const all = [
    add(1),
    make(line(2), { sql: 'INSERT INTO nowhere VALUES (1)', parameters: [] }),
    add(1),
    make({ sql: 'INSERT INTO line SELECT number + 2, text FROM line', parameters: [] }),
  ];
  await endTurns();
  expect(await Promise.all(all)).toMatchObject([durable, failed('SqliteError'), failed('TakenAlready'), durable]);
  expect(onDisk()).toEqual([1, 3]);
});

it('[R12] writes nothing that was decided at another turn than the one under the lock', async () => {
  const expected = [{ scope: '99999', turn: 0 }];
  const turn = { sql: "INSERT INTO scope_counter VALUES ('99999', 1)", parameters: [] };
  const both = [
    side.commit({ expected, statements: [line(1), turn] }),
    side.commit({ expected, statements: [line(2)] }),
    side.commit({ expected: [{ scope: '99999', turn: 1 }], statements: [line(3)] }),
  ];
  await endTurns();
  expect(await Promise.all(both)).toEqual([durable, { status: 'moved' }, durable]);
  expect(onDisk()).toEqual([1, 3]);
});

it('[R1] has failed for all of them when the commit fails, and goes on after it', async () => {
  const all = [add(1), make({ sql: 'INSERT INTO page (line) VALUES (77)', parameters: [] }), add(2)];
  await endTurns();
  for (const result of await Promise.all(all)) expect(result).toMatchObject({ status: 'failed' });
  expect(onDisk()).toEqual([]);
  const again = add(1);
  await endTurns();
  expect(await again).toEqual(durable);
  expect(onDisk()).toEqual([1]);
});

it('[R5] has no table whose rule is looked at only at the commit, where one would fail for all, again and again', () => {
  const handle = new Database(':memory:');
  migrateLibsql(handle, '2026-11-20T02:00:00.000Z', 'epoch');
  const tables = handle.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'table'").all() as { sql: string }[];
  expect(tables.length).toBeGreaterThan(10);
  expect(tables.filter(({ sql }) => /\bDEFERR(?:ED|ABLE)\b/iu.test(sql))).toEqual([]);
  handle.close();
});

it('[R1] tells all of them when the disk is full, and goes on when there is room', async () => {
  const [{ page_count: pages } = { page_count: 0 }] = writer.prepare('PRAGMA page_count').all() as {
    page_count: number;
  }[];
  writer.exec(`PRAGMA max_page_count=${pages + 2}`);
  const early = add(1);
  const full = add(2, 'x'.repeat(100_000));
  await endTurns();
  expect(await full).toMatchObject(failed('StoreBusy'));
  // Whether it went with the other or stood alone: what was told is what is there.
  expect(onDisk()).toEqual((await early).status === 'durable' ? [1] : []);
  writer.exec('PRAGMA max_page_count=100000');
  const later = add(3, 'x'.repeat(100_000));
  await endTurns();
  expect(await later).toEqual(durable);
  expect(onDisk()).toContain(3);
});

it('says that it is busy while another process holds the file, and leaves no lock behind', async () => {
  another.exec('BEGIN IMMEDIATE');
  const [first, second] = [add(1), add(2)];
  await endTurns();
  expect(await Promise.all([first, second])).toMatchObject([failed('StoreBusy'), failed('StoreBusy')]);
  another.exec('ROLLBACK');
  const later = add(3);
  await endTurns();
  expect(await later).toEqual(durable);
  another.exec('BEGIN IMMEDIATE; ROLLBACK');
  expect(onDisk()).toEqual([3]);
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

it('[R17] commits after sixteen, though a hundred stand in line at once', async () => {
  const told: number[] = [];
  const all = Array.from({ length: 100 }, async (_, number) => {
    await add(number);
    told.push(number);
    // As many as may have shared with it are on disk, and no more than that.
    expect(onDisk().length % 16).toBe(told.length > 96 ? 4 : 0);
  });
  await endTurns();
  await Promise.all(all);
  expect(told).toEqual(Array.from({ length: 100 }, (_, number) => number));
});

it('takes nothing more once it is closed, and says so', async () => {
  const last = add(1);
  const closing = side.close();
  await endTurns();
  await closing;
  expect(await last).toEqual(durable);
  expect(await add(2)).toMatchObject(failed('StoreBusy'));
  expect(onDisk()).toEqual([1]);
  side = new WriteSide(new Database(join(folder, 'test.db')), undefined);
});
