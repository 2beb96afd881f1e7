import { Client } from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ServerStore } from '../../sync-server/store/port.ts';
import { change, entity, noCounter, scope, writesOf } from '../contract/server-rows.ts';
import { makeDatabase, type TestDatabase } from '../support/postgres-databases.ts';
import { openPostgresStore } from '../support/test-store.ts';

let database: TestDatabase;
let store: ServerStore;
beforeEach(async () => {
  database = await makeDatabase();
  store = await openPostgresStore(database);
});
afterEach(async () => {
  await store.close();
  await database.drop();
});

/** What a device that pulls at this moment is told: where it stands, and what it has from there. */
const pull = (after: number) =>
  store.read(async (of) => ({
    cursor: (await of(scope).counter()).seq,
    rows: (await of(scope).headsAfter(after, 100)).map(({ seq }) => seq),
  }));

const gate = (): { readonly opened: Promise<void>; readonly open: () => void } => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
};

it('[R12] never gives a cursor that covers what cannot be seen yet, though the first to decide commits last (L23)', async () => {
  const [decided, locked, wrote, mayCommit] = [gate(), gate(), gate(), gate()];
  // Looks first, takes its number late: after the other has come and gone.
  const slow = store.inScope(scope, async (transaction) => {
    const early = await transaction.counter();
    decided.open();
    await locked.opened;
    const late = await transaction.lockCounter();
    expect([early.turn, late.turn]).toEqual([0, 1]);
    const seq = late.seq + 1;
    await transaction.write(
      writesOf({ counter: { ...late, turn: 2, seq }, entities: [entity(seq)], changes: [change(seq)] }),
    );
    wrote.open();
    await mayCommit.opened;
  });
  await decided.opened;
  await store.inScope(scope, async (transaction) => {
    await transaction.lockCounter();
    const counter = { ...noCounter, turn: 1, seq: 1 };
    await transaction.write(writesOf({ counter, entities: [entity(1)], changes: [change(1)] }));
  });
  locked.open();
  await wrote.opened;
  const between = await pull(0);
  expect(between).toEqual({ cursor: 1, rows: [1] });
  mayCommit.open();
  await slow;
  expect(await pull(between.cursor)).toEqual({ cursor: 2, rows: [2] });
});

it('[R12] with numbers from a sequence in place of the counter the same story loses a row for ever (L23)', async () => {
  await database.run('CREATE SEQUENCE bare; CREATE TABLE story (seq BIGINT PRIMARY KEY)');
  const [slow, fast] = [new Client({ connectionString: database.url }), new Client({ connectionString: database.url })];
  await Promise.all([slow.connect(), fast.connect()]);
  const insert = "INSERT INTO story SELECT nextval('bare')";
  await slow.query(`BEGIN; ${insert}`);
  await fast.query(`BEGIN; ${insert}; COMMIT`);
  const [seen] = await database.run('SELECT max(seq)::int AS cursor FROM story');
  await slow.query('COMMIT');
  const after = await database.run(`SELECT seq::int FROM story WHERE seq > ${Number(seen?.['cursor'])}`);
  const all = await database.run('SELECT seq::int FROM story ORDER BY seq');
  // Both rows are there, the reader stands at 2 and has only ever been shown 2.
  expect({ seen, after, all }).toEqual({ seen: { cursor: 2 }, after: [], all: [{ seq: 1 }, { seq: 2 }] });
  await Promise.all([slow.end(), fast.end()]);
});

it('[R12] a reader in the middle sees all of one moment and keeps no writer waiting', async () => {
  const [look, written] = [gate(), gate()];
  const reading = store.read(async (of) => {
    const before = await of(scope).counter();
    look.open();
    await written.opened;
    return [before.seq, (await of(scope).headsAfter(0, 9)).length, (await of(scope).counter()).seq];
  });
  await look.opened;
  await store.inScope(scope, async (transaction) => {
    await transaction.lockCounter();
    await transaction.write(writesOf({ counter: { ...noCounter, turn: 1, seq: 1 }, entities: [entity(1)] }));
  });
  written.open();
  expect(await reading).toEqual([0, 0, 0]);
  expect(await pull(0)).toEqual({ cursor: 1, rows: [1] });
});
