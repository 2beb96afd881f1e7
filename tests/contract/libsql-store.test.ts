import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'libsql';
import { expect, it } from 'vitest';
import { rolesOfBefore } from '../../src/domain/access/role.ts';
import { StoreBusy } from '../../sync-server/store/port.ts';
import { NewerDatabase } from '../../sync-server/store/newer-database.ts';
import { commitBeside } from '../support/commit-beside.ts';
import { testCommune } from '../support/server-parts.ts';
import { openLibsqlStore } from '../support/test-store.ts';
import { accessContract } from './server-access.ts';
import { deliveriesContract } from './server-deliveries.ts';
import { figuresContract } from './server-figures.ts';
import { pagesContract } from './server-pages.ts';
import { serverStoreContract } from './server-store.ts';

function place() {
  const folder = mkdtempSync(join(tmpdir(), 'lien-mach-store-'));
  return { file: join(folder, 'test.db'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const ways = [
  { way: 'libsql', more: {} },
  { way: 'libsql, judged ahead of who writes', more: { committer: commitBeside } },
];
for (const { way, more } of ways) {
  serverStoreContract(way, async () => {
    const { file, remove } = place();
    let store = openLibsqlStore({ file, ...more });
    return {
      store,
      async reopen() {
        await store.close();
        store = openLibsqlStore({ file, seed: 99, ...more });
        return store;
      },
      async dispose() {
        await store.close();
        remove();
      },
    };
  }, [accessContract, deliveriesContract, figuresContract, pagesContract]);
}

it('[R18] opens a database of before there were roles: whoever worked there is what she was, and its records are nobody’s own', async () => {
  const { file, remove } = place();
  const before = join(import.meta.dirname, '../fixtures/profile-1/server.db.gz');
  writeFileSync(file, gunzipSync(readFileSync(before)));
  const store = openLibsqlStore({ file });
  const found = await store.accounts.ofCommune(testCommune.code);
  expect(found.length).toBeGreaterThan(0);
  for (const { roles } of found) {
    expect([...roles].sort()).toEqual([...rolesOfBefore].sort());
  }
  expect(await store.access.changes(testCommune.code, 10)).toEqual([]);
  const heads = await store.read((reads) => reads(testCommune.code).headsAfter(0, 10));
  expect(heads.length).toBeGreaterThan(0);
  expect(heads.every(({ reportedBy }) => reportedBy === null)).toBe(true);
  await store.close();
  remove();
});

it('keeps a log beside the file that others may read along with, and holds to its foreign keys', async () => {
  const { file, remove } = place();
  const store = openLibsqlStore({ file });
  const look = new Database(file);
  expect(look.prepare<[]>('PRAGMA journal_mode').all()).toEqual([{ journal_mode: 'wal' }]);
  look.close();
  const homeless = { id: '1', scope: '00000', username: 'x', passwordHash: '', name: '', title: '', roles: [] };
  await expect(store.accounts.putAccount(homeless, '2026-11-20')).rejects.toThrow('FOREIGN KEY');
  await store.close();
  remove();
});

it('says that it is busy when another process holds the file for too long, and is whole again after', async () => {
  const { file, remove } = place();
  const store = openLibsqlStore({ file, busyTimeoutMs: 20 });
  const other = new Database(file);
  const read = other.prepare<[]>('SELECT checked_at FROM server_identity');
  for (const at of ['2026-11-20', '2026-11-21', '2026-11-22']) {
    other.exec('BEGIN IMMEDIATE');
    await expect(store.check(at)).rejects.toThrow(StoreBusy);
    await expect(store.accounts.putCommune(testCommune)).rejects.toThrow(StoreBusy);
    other.exec('ROLLBACK');
    // What is told as written must be there for others: a lock left behind would show here.
    await store.check(at);
    expect(read.all()).toMatchObject([{ checked_at: at }]);
    other.exec('BEGIN IMMEDIATE; ROLLBACK');
  }
  other.close();
  await store.close();
  remove();
});

it('does not open a database that a newer build has written', async () => {
  const { file, remove } = place();
  await openLibsqlStore({ file }).close();
  const newer = new Database(file);
  newer.exec("INSERT INTO migration (name, at) VALUES ('9999-later', '2027')");
  newer.close();
  expect(() => openLibsqlStore({ file })).toThrow(NewerDatabase);
  remove();
});
