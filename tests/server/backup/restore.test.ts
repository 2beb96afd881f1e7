import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dossier } from '../../../src/domain/dossier.ts';
import { type BackupKey, makeKeyFile } from '../../../sync-server/backup/key-file.ts';
import { restoreBackup } from '../../../sync-server/backup/restore-backup.ts';
import type { RestoreOrder } from '../../../sync-server/backup/restore-order.ts';
import type { WrittenBackup } from '../../../sync-server/backup/write-backup.ts';
import type { DatabasePlace } from '../../../sync-server/store/read-whole.ts';
import { NewerDatabase } from '../../../sync-server/store/newer-database.ts';
import { orderOf, write as writeOne } from '../../support/backups.ts';
import { createFakeIds } from '../../support/fake-ids.ts';
import { type LivedIn, openLivedIn } from '../../support/lived-in-server.ts';
import { openLibsqlStore } from '../../support/test-store.ts';

const { randomBytes, newId } = createFakeIds(23);
let lived: LivedIn;
let folder: string;
let key: BackupKey;
let backup: WrittenBackup;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lien-mach-restore-'));
  key = makeKeyFile(join(folder, 'key'), randomBytes);
  writeFileSync(join(folder, 'receipt-key.pem'), 'made-up key\n');
  lived = await openLivedIn();
  backup = await write(lived.place.dataDirectory);
});
afterAll(async () => {
  await lived.close();
  rmSync(folder, { recursive: true });
});

const options = () => ({ folder, key, receiptKeyFile: join(folder, 'receipt-key.pem'), randomBytes, newId });
const at = (dataDirectory: string): DatabasePlace => ({ databaseUrl: undefined, dataDirectory });
const write = (dataDirectory: string) => writeOne(at(dataDirectory), options());
const order = (dataDirectory: string, more: Partial<RestoreOrder> = {}): RestoreOrder => {
  const receiptKeyFile = join(dataDirectory, 'receipt-key.pem');
  return orderOf({ file: backup.file, place: at(dataDirectory) }, { ...options(), receiptKeyFile }, more);
};

describe('a restore', () => {
  it('[R13] puts every row back into an empty place, under a new epoch, with the key of receipts', async () => {
    const place = join(folder, 'empty');
    const done = await restoreBackup(order(place));
    expect(done).toMatchObject({ status: 'restored', findings: [], putAside: null, receiptKey: 'putBack' });
    expect(readFileSync(join(place, 'receipt-key.pem'), 'utf8')).toBe('made-up key\n');
    for (const name of readdirSync(place)) expect(statSync(join(place, name)).mode & 0o077, name).toBe(0);
    const store = openLibsqlStore({ file: join(place, 'lien-mach.db') });
    expect(await store.epoch()).toBe(done.status === 'restored' ? done.epoch : '');
    expect(await store.epoch()).not.toBe(await lived.server.store.epoch());
    expect(await store.tellingKey()).toBe(await lived.server.store.tellingKey());
    const counter = (of: typeof store) => of.read((reads) => reads('99999').counter());
    expect(await counter(store)).toEqual(await counter(lived.server.store));
    await store.close();
    // What was copied from the copy is the same, row for row, but the epoch and when its health was looked at.
    const again = await write(place);
    const rows = (of: WrittenBackup) => of.summary.tables.filter(({ table }) => table !== 'server_identity');
    expect(rows(again)).toEqual(rows(backup));
  });

  it('leaves a database with records alone, unless told; what stood there is then kept under another name', async () => {
    // One that no handle of this process has been on: libsql lets go of a file when what it prepared is collected.
    const place = join(folder, 'full');
    await restoreBackup(order(place));
    const standing = readFileSync(join(place, 'lien-mach.db'));
    expect(await restoreBackup(order(place))).toEqual({ status: 'notEmpty' });
    expect(readFileSync(join(place, 'lien-mach.db')).equals(standing)).toBe(true);
    const done = await restoreBackup(order(place, { replace: true }));
    expect(done).toMatchObject({ status: 'restored', receiptKey: 'stoodThere' });
    const aside = done.status === 'restored' ? (done.putAside ?? '') : '';
    expect(readFileSync(aside).equals(standing)).toBe(true);
  });

  it('does not touch what a server works on', async () => {
    const place = join(folder, 'served');
    await restoreBackup(order(place));
    const store = openLibsqlStore({ file: join(place, 'lien-mach.db') });
    expect(await restoreBackup(order(place, { replace: true }))).toEqual({ status: 'inUse' });
    expect((await store.read((reads) => reads('99999').counter())).seq).toBeGreaterThan(0);
    await store.close();
  });

  it('changes nothing when the backup is damaged, or when what is in it does not hang together', async () => {
    const damaged = join(folder, 'damaged.backup');
    const bytes = readFileSync(backup.file);
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    writeFileSync(damaged, bytes);
    const place = join(folder, 'spared');
    await expect(restoreBackup(order(place, { file: damaged }))).rejects.toThrow('damaged');
    expect(readdirSync(place)).toEqual([]);

    const bent = join(folder, 'bent');
    await restoreBackup(order(bent));
    const handle = new Database(join(bent, 'lien-mach.db'));
    handle.exec("UPDATE receipt SET status = 'refused' WHERE scope = '99999' AND no = 2");
    handle.close();
    const { file } = await write(bent);
    const spared = await restoreBackup(order(place, { file }));
    const findings = spared.status === 'findings' ? spared.findings : [];
    expect(findings.map(({ scope, table }) => `${scope} ${table}`)).toContain('99999 receipt_batch');
    expect(readdirSync(place)).toEqual([]);
    const all = await restoreBackup(order(place, { file, despiteFindings: true }));
    expect(all).toMatchObject({ status: 'restored' });
    expect(existsSync(join(place, 'lien-mach.db'))).toBe(true);
  });

  it('[R15] brings a backup of an older build up to this one, and refuses one of a newer', async () => {
    const old = join(folder, 'old');
    await restoreBackup(order(old));
    const handle = new Database(join(old, 'lien-mach.db'));
    handle.exec(
      "UPDATE entity SET state = json_set(state, '$.report', json('{}'), '$.business', 'REPORTED') WHERE id = (SELECT min(id) FROM entity WHERE kind = 'dossier' AND state <> '')",
    );
    handle.exec(
      "DROP TABLE delivery; DROP TABLE delivery_mark; DROP TABLE delivery_exchange; DROP TABLE delivery_connector; DROP TABLE delivery_pause; DELETE FROM migration WHERE name IN ('0015-delivery', '0017-delivery-told', '0023-owed-waived')",
    );
    // As a build of before the log of access left it, and before the three migrations ahead of that.
    handle.exec(
      "DROP TABLE access_change; DROP TABLE dossier_slip; DROP TABLE dossier_figure; DROP TABLE dossier_standing; DROP TABLE figure_mark; ALTER TABLE scope_counter DROP COLUMN access_no; ALTER TABLE scope_counter DROP COLUMN access_chain; ALTER TABLE account DROP COLUMN one_time_until; ALTER TABLE account DROP COLUMN seen_at; DELETE FROM migration WHERE name IN ('0014-access-changes', '0021-slips', '0022-period-figures')",
    );
    handle.exec(
      "DROP TABLE record_read; DROP INDEX entity_by_reporter; ALTER TABLE entity DROP COLUMN reported_by; ALTER TABLE entity DROP COLUMN is_report; ALTER TABLE account DROP COLUMN roles; DELETE FROM migration WHERE name IN ('0008-roles', '0009-who-read')",
    );
    handle.exec(
      "DROP INDEX entity_by_telling; ALTER TABLE entity DROP COLUMN telling; ALTER TABLE entity DROP COLUMN left_to; DROP TABLE server_secret; DELETE FROM migration WHERE name = '0007-telling-and-left'",
    );
    handle.close();
    const { file, summary } = await write(old);
    expect(summary.head.migrations).not.toContain('0007-telling-and-left');
    const place = join(folder, 'brought-up');
    // Its tellings are of a key that is drawn anew, and what it had handed over it no longer knows to have left.
    const done = await restoreBackup(order(place, { file, despiteFindings: true }));
    expect(done).toMatchObject({ status: 'restored' });
    const store = openLibsqlStore({ file: join(place, 'lien-mach.db') });
    expect((await store.tellingKey()).length).toBeGreaterThan(30);
    await store.close();
    const upgraded = new Database(join(place, 'lien-mach.db'));
    const reports = upgraded
      .prepare('SELECT reported_by, state, is_report FROM entity WHERE reported_by IS NOT NULL')
      .all();
    expect(reports).toMatchObject([{ is_report: 1 }]);
    const [{ state, reported_by: by }] = reports as [{ state: string; reported_by: string }];
    expect((JSON.parse(state) as Dossier).events[0]?.author).toBe(by);
    upgraded.close();

    const newer = new Database(join(old, 'lien-mach.db'));
    newer.exec("INSERT INTO migration (name, at) VALUES ('9999-of-a-later-build', 'now')");
    newer.close();
    await expect(write(old)).rejects.toThrow(NewerDatabase);
  });
});
