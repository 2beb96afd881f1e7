import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimReceiptKey } from '../../sync-server/claim-receipt-key.ts';
import { lookAtDatabase } from '../../sync-server/doctor/look-at-database.ts';
import { firstStart } from '../../sync-server/first-start.ts';
import { migrationNames } from '../../sync-server/store/libsql/migrate-libsql.ts';
import { migrationsAhead } from '../../sync-server/store/migrations-ahead.ts';
import { createFakeIds } from '../support/fake-ids.ts';
import { makeDatabase, type TestDatabase } from '../support/postgres-databases.ts';
import { cheapPasswords, holdServerClock, testCommune } from '../support/server-parts.ts';
import { startServer } from '../support/server.ts';
import { openPostgresStore } from '../support/test-store.ts';

let database: TestDatabase;
let place: string;
beforeEach(async () => {
  database = await makeDatabase('bare');
  place = mkdtempSync(join(tmpdir(), 'lien-mach-first-'));
});
afterEach(async () => {
  rmSync(place, { recursive: true, force: true });
  await database.drop();
});

const ofEachRole = ['canbo', 'giamsat', 'lanhdao', 'motcua', 'quantri', 'tinhnguyen'].map((role) => `thu-${role}`);

describe('the first start on an empty PostgreSQL', () => {
  it('is to add every table, as asked beforehand, and has nothing to add afterwards', async () => {
    const where = { databaseUrl: database.url, dataDirectory: place };
    expect(await migrationsAhead(where)).toEqual(migrationNames.map(({ name }) => name));
    expect(await lookAtDatabase(where, '2100-01-01T00:00:00.000Z')).toMatchObject([{ standing: 'look' }]);
    await (await openPostgresStore(database)).close();
    expect(await migrationsAhead(where)).toEqual([]);
    expect(await lookAtDatabase(where, '2100-01-01T00:00:00.000Z')).toMatchObject([{ standing: 'good' }]);
    const gone = { ...where, databaseUrl: database.url.replace(/:\d+\//u, ':1/') };
    const [told] = await lookAtDatabase(gone, '2100-01-01T00:00:00.000Z');
    expect(told?.standing).toBe('bad');
    expect(told?.en).toContain('ECONNREFUSED');
    expect(JSON.stringify(told)).not.toContain(new URL(database.url).password || 'postgres://');
  });

  it('by three processes at once, each with its own folder and one key file: one account, one key', async () => {
    const env = { DATABASE_URL: database.url, RECEIPT_KEY_FILE: join(place, 'receipt.pem') };
    const folders = ['a', 'b', 'c'].map((name) => join(place, name));
    const servers = await Promise.all(folders.map((dataDirectory) => startServer({ dataDirectory, env })));
    expect(await database.run('SELECT username FROM account ORDER BY username')).toEqual(
      ['canbo', ...ofEachRole, 'thu1', 'thu2', 'thu3'].map((username) => ({ username })),
    );
    expect(await database.run('SELECT count(*)::int FROM receipt_key')).toEqual([{ count: 1 }]);
    const notes = folders.map((folder) => join(folder, 'first-sign-in.txt')).filter((note) => existsSync(note));
    expect(notes).toHaveLength(1);
    const [username = '', password = ''] = readFileSync(notes[0] ?? '', 'utf8').split('\n');
    expect(servers.filter((server) => server.output().includes(`First sign-in: ${username} ${password}`))).toHaveLength(
      1,
    );
    for (const { url } of servers) {
      const body = JSON.stringify({ username, password, device: '0190c000-0000-7000-8000-000000000001' });
      const answer = await fetch(`${url}/v1/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      expect(answer.status).toBe(200);
    }
    await Promise.all(servers.map((server) => server.stop()));
  });

  it('[R8] a process with another key than the database knows does not start, and starts with the first one’s', async () => {
    const store = await openPostgresStore(database);
    const { newId } = createFakeIds(2);
    const claim = (folder: string) =>
      claimReceiptKey({
        store,
        clock: holdServerClock(),
        newId,
        settings: { dataDirectory: folder, databaseUrl: database.url, receiptKeyFile: undefined },
      });
    const other = mkdtempSync(join(tmpdir(), 'lien-mach-other-'));
    const first = await claim(place);
    await expect(claim(other)).rejects.toThrow(`signed with ${first.key.id}, not with`);
    expect(await store.receiptKeys.all()).toEqual([first.key]);
    copyFileSync(join(place, 'receipt-key.pem'), join(other, 'receipt-key.pem'));
    expect((await claim(other)).key).toEqual(first.key);
    rmSync(other, { recursive: true });
    await store.close();
  });

  it('cut short between the commune and its first account, makes the account at the next', async () => {
    const store = await openPostgresStore(database);
    await store.accounts.putCommune(testCommune);
    const parts = { store, passwords: await cheapPasswords(), clock: holdServerClock(), ...createFakeIds(3) };
    const asked = () => {
      throw new Error('There is a commune already.');
    };
    const told = await firstStart({ ...parts, dataDirectory: place, commune: asked });
    expect(told).toMatch(/^First sign-in: canbo /u);
    expect(await store.accounts.byUsername('canbo')).toMatchObject({ scope: testCommune.code });
    await store.close();
  });
});
