import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ServerStore } from '../../sync-server/store/port.ts';
import { type Desk, openDesk, standing } from '../server/open-desk.ts';
import { type BadLine, openBadLine } from '../support/bad-line.ts';
import { makeDatabase, type TestDatabase } from '../support/postgres-databases.ts';
import { holdServerClock } from '../support/server-parts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { openPostgresStore } from '../support/test-store.ts';

/** Neither a superuser, for whom there is always a connection, nor the owner of anything but its database. */
const role = 'lien_mach_plain';

let database: TestDatabase;
let line: BadLine;
let server: ServerInProcess;
let desk: Desk;
/** What befalls the next transaction that has locked its counter. */
let befalls: (() => Promise<unknown>) | undefined;

beforeEach(async () => {
  database = await makeDatabase();
  await database.run(`DO $$ BEGIN CREATE ROLE ${role} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$`);
  await database.run(`GRANT ALL ON SCHEMA public TO ${role}`);
  await database.run(`GRANT ALL ON ALL TABLES IN SCHEMA public TO ${role}`);
  const place = new URL(database.url);
  line = await openBadLine({ target: { host: place.hostname, port: Number(place.port) }, seed: 1 });
  place.username = role;
  place.port = String(line.port);
  const clock = holdServerClock();
  const inner = await openPostgresStore({ url: place.href }, { clock });
  const store: ServerStore = {
    ...inner,
    inScope: (scope, work) =>
      inner.inScope(scope, (transaction) =>
        work({
          ...transaction,
          async lockCounter() {
            const counter = await transaction.lockCounter();
            const trouble = befalls;
            befalls = undefined;
            await trouble?.();
            return counter;
          },
        }),
      ),
  };
  server = await openServerInProcess({ clock }, { store });
  desk = await openDesk(server);
});
afterEach(async () => {
  befalls = undefined;
  await server.close();
  await line.close();
  await database.drop();
});

const written = () =>
  database.run(`SELECT (SELECT count(*)::int FROM mutation) AS acts, (SELECT count(*)::int FROM receipt) AS receipts,
    (SELECT count(*)::int FROM change_log) AS changes, (SELECT coalesce(max(receipt_no), 0)::int FROM scope_counter) AS no`);

/** Sends one act: it must be told to come again, and nothing of it be there; then, with the trouble over, it is taken. */
async function comesAgain(over: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
  const before = await written();
  const request = desk.request({ lanes: [desk.run(1, ...desk.acts.openings(3))] });
  const busy = await desk.post(request);
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await busy.json()).toMatchObject({ code: 'busy' });
  expect(befalls).toBeUndefined();
  await over();
  expect(await written()).toEqual(before);
  expect(standing(await desk.exchange(request))).toEqual(['applied 1', 'applied 1', 'applied 1']);
}

const sessions = `FROM pg_stat_activity WHERE datname = current_database() AND usename = '${role}'`;
const terminate = () => database.run(`SELECT pg_terminate_backend(pid) ${sessions}`);

describe('[R7][R8] trouble that passes by itself', () => {
  it('an administrator ends the session in the middle of its transaction', async () => {
    befalls = terminate;
    await comesAgain();
  });

  it('the connection is lost in the middle, and none can be had until the line is back', async () => {
    const setOffline = (offline: boolean) => () => {
      line.setOffline(offline);
      return Promise.resolve();
    };
    befalls = setOffline(true);
    await comesAgain(setOffline(false));
  });

  it('nobody listens at the address', async () => {
    await terminate();
    await line.close();
    const before = await written();
    const refused = await desk.post(desk.request({ lanes: [desk.run(1, desk.acts.opening())] }));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect((await server.fetch(`${server.serverUrl}/healthz`)).status).toBe(503);
    expect(await written()).toEqual(before);
  });

  it('there are too many connections', async () => {
    await database.run(`ALTER ROLE ${role} CONNECTION LIMIT 0`);
    await terminate();
    await comesAgain(() => database.run(`ALTER ROLE ${role} CONNECTION LIMIT -1`));
  });

  it('two transactions are in each other’s way', async () => {
    const other = new Client({ connectionString: database.url });
    await other.connect();
    // The one that waits longer finds the knot, and that is ours.
    await other.query(`SET deadlock_timeout = '60s'; BEGIN; LOCK TABLE receipt IN EXCLUSIVE MODE`);
    let theirs: Promise<unknown> | undefined;
    befalls = async () => {
      theirs = other.query('UPDATE scope_counter SET turn = turn');
      const waits = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      while ((await database.run(waits)).length === 0);
    };
    await comesAgain(async () => {
      await theirs;
      await other.query('ROLLBACK');
    });
    await other.end();
  });

  // No disk of a test's can be filled without the others': the database says of a table what it says of a full disk.
  it('the disk is full', async () => {
    await database.run(`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`);
    await database.run('CREATE TRIGGER full_disk AFTER INSERT ON receipt FOR EACH ROW EXECUTE FUNCTION full_disk()');
    await comesAgain(() => database.run('DROP TRIGGER full_disk ON receipt'));
  });
});
