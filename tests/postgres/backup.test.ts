import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditDatabase } from '../../sync-server/audit/audit-database.ts';
import { checkBackup } from '../../sync-server/backup/check-backup.ts';
import { type BackupKey, makeKeyFile } from '../../sync-server/backup/key-file.ts';
import { restoreBackup } from '../../sync-server/backup/restore-backup.ts';
import type { RestoreOrder } from '../../sync-server/backup/restore-order.ts';
import type { WrittenBackup } from '../../sync-server/backup/write-backup.ts';
import { type DatabasePlace, readWhole } from '../../sync-server/store/read-whole.ts';
import { backedUpAt as at, orderOf, write as writeOne } from '../support/backups.ts';
import { createFakeIds } from '../support/fake-ids.ts';
import { type LivedIn, openLivedIn } from '../support/lived-in-server.ts';
import { makeDatabase, type TestDatabase } from '../support/postgres-databases.ts';
import { serverHash } from '../support/server-parts.ts';
import { openPostgresStore } from '../support/test-store.ts';

const { randomBytes, newId } = createFakeIds(29);
let folder: string;
let key: BackupKey;
let onPostgres: LivedIn;
let onLibsql: LivedIn;
const made: TestDatabase[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lien-mach-both-'));
  key = makeKeyFile(join(folder, 'key'), randomBytes);
  [onPostgres, onLibsql] = [await openLivedIn('postgres'), await openLivedIn('libsql')];
  await onPostgres.more(250);
});
afterAll(async () => {
  await Promise.all([onPostgres.close(), onLibsql.close()]);
  await Promise.all(made.map((database) => database.drop()));
  rmSync(folder, { recursive: true });
});

const options = () => ({ folder, key, receiptKeyFile: join(folder, 'none'), randomBytes, newId });
const write = (place: DatabasePlace) => writeOne(place, options());
const restore = (file: string, place: DatabasePlace, more: Partial<RestoreOrder> = {}) =>
  restoreBackup(orderOf({ file, place }, options(), more));
async function bare(): Promise<DatabasePlace> {
  const database = await makeDatabase('bare');
  made.push(database);
  return { databaseUrl: database.url, dataDirectory: folder };
}
/** But the epoch, which is new, and when the health was looked at. */
const rowsOf = ({ summary }: WrittenBackup) => summary.tables.filter(({ table }) => table !== 'server_identity');

describe('backups of PostgreSQL', () => {
  it('[R13] go from one kind of database to the other and back without a row being another', async () => {
    for (const from of [onPostgres, onLibsql]) {
      const first = await write(from.place);
      expect((await checkBackup(first.file, { keys: [key], hash: serverHash, at })).findings).toEqual([]);
      const other: DatabasePlace = {
        databaseUrl: undefined,
        dataDirectory: join(folder, `to-${from === onPostgres ? 'one' : 'other'}`),
      };
      const places = [await bare(), other, await bare()];
      let { file } = first;
      for (const place of places) {
        expect(await restore(file, place)).toMatchObject({ status: 'restored', findings: [] });
        const again = await write(place);
        expect(rowsOf(again)).toEqual(rowsOf(first));
        expect(again.summary.head.epoch).not.toBe(first.summary.head.epoch);
        ({ file } = again);
      }
    }
  });

  it('are of one moment while the server goes on', async () => {
    const before = (await onPostgres.server.store.read((reads) => reads('99999').counter())).seq;
    let more: Promise<void> | undefined;
    const pause = () => (more ??= onPostgres.more(5));
    const { file, summary } = await writeOne(onPostgres.place, { ...options(), pause });
    expect(summary.head.communes[1]?.seq).toBe(before);
    expect((await checkBackup(file, { keys: [key], hash: serverHash, at })).findings).toEqual([]);
    expect((await onPostgres.server.store.read((reads) => reads('99999').counter())).seq).toBe(before + 5);
  });

  it('are put back only where nothing stands and nobody works, or all at once in place of what stands there', async () => {
    const { file } = await write(onLibsql.place);
    expect(await restore(file, onPostgres.place, { replace: true })).toEqual({ status: 'inUse' });
    const place = await bare();
    expect(await restore(file, place)).toMatchObject({ status: 'restored' });
    expect(await restore(file, place)).toEqual({ status: 'notEmpty' });
    const standing = rowsOf(await write(place));
    const large = await write(onPostgres.place);
    await expect(restore(join(folder, 'key'), place, { replace: true })).rejects.toThrow('not a backup');
    expect(rowsOf(await write(place))).toEqual(standing);
    expect(await restore(large.file, place, { replace: true })).toMatchObject({ status: 'restored' });
    expect(rowsOf(await write(place))).toEqual(rowsOf(large));
    const store = await openPostgresStore({ url: place.databaseUrl ?? '' });
    expect((await store.read((reads) => reads('99999').counter())).seq).toBeGreaterThan(250);
    await store.close();
  });
});

describe('the audit on PostgreSQL', () => {
  it('finds nothing where nothing is wrong, and a row that was altered', async () => {
    const audit = async (place: DatabasePlace) => {
      let found: Awaited<ReturnType<typeof auditDatabase>> | undefined;
      await readWhole(place, async (database) => {
        found = await auditDatabase(database, serverHash);
      });
      return found?.findings;
    };
    expect(await audit(onPostgres.place)).toEqual([]);
    const place = await bare();
    await restore((await write(onLibsql.place)).file, place);
    const database = made.at(-1);
    await database?.run("UPDATE receipt SET server_time = '2020-01-01T00:00:00.000Z' WHERE scope = '99999' AND no = 3");
    expect(await audit(place)).toEqual(
      expect.arrayContaining([expect.objectContaining({ table: 'receipt_batch', column: 'root' })]),
    );
  });
});
