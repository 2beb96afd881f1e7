import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBackup } from '../../../sync-server/backup/check-backup.ts';
import { DamagedBackup, OtherBackupKey } from '../../../sync-server/backup/damaged-backup.ts';
import { BadKeyFile, type BackupKey, makeKeyFile, readKeyFile } from '../../../sync-server/backup/key-file.ts';
import { writeBackup } from '../../../sync-server/backup/write-backup.ts';
import { createFakeIds } from '../../support/fake-ids.ts';
import { type LivedIn, openLivedIn } from '../../support/lived-in-server.ts';
import { serverHash } from '../../support/server-parts.ts';

const at = '2026-11-21T02:00:00.000Z';
const { randomBytes } = createFakeIds(19);
let lived: LivedIn;
let folder: string;
let key: BackupKey;
let whole: Buffer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lien-mach-backup-'));
  key = makeKeyFile(join(folder, 'key'), randomBytes);
  lived = await openLivedIn();
  const { file } = await write(join(folder, 'kept'));
  whole = readFileSync(file);
});
afterAll(async () => {
  await lived.close();
  rmSync(folder, { recursive: true });
});

const write = (into: string, of = at) =>
  writeBackup({
    place: lived.place,
    folder: into,
    key,
    receiptKeyFile: join(folder, 'receipt-key.pem'),
    at: of,
    server: 'test',
    randomBytes,
    pause: async () => undefined,
  });
const check = (bytes: Uint8Array, keys = [key]) => {
  const file = join(folder, 'checked.backup');
  writeFileSync(file, bytes);
  return checkBackup(file, { keys, hash: serverHash, at });
};

describe('a backup', () => {
  it('[R13] holds every table, opens under its key alone, and everything in it hangs together', async () => {
    const { summary, findings } = await check(whole);
    expect(findings).toEqual([]);
    const rows = new Map(summary.tables.map((table) => [table.table, table.rows]));
    for (const table of ['mutation', 'receipt', 'entity', 'change_log', 'set_aside', 'arrival', 'account', 'token']) {
      expect([table, rows.get(table)]).not.toEqual([table, 0]);
    }
    expect(summary.head.communes.map(({ scope }) => scope)).toEqual(['99998', '99999']);
    const counter = await lived.server.store.read((reads) => reads('99999').counter());
    expect(summary.head.communes[1]).toMatchObject({ seq: counter.seq, receiptChain: counter.receiptChain });
    const another = makeKeyFile(join(folder, 'other-key'), randomBytes);
    await expect(check(whole, [another])).rejects.toThrow(OtherBackupKey);
    // After a rotation both are at hand.
    expect((await check(whole, [another, key])).findings).toEqual([]);
  });

  it('is of one moment while the server goes on, and one made later has what came since', async () => {
    const counted = () => lived.server.store.read((reads) => reads('99999').counter());
    const before = await counted();
    let started = false;
    const going = writeBackup({
      place: lived.place,
      folder: join(folder, 'meanwhile'),
      key,
      receiptKeyFile: join(folder, 'none'),
      at,
      server: 'test',
      randomBytes,
      // In the middle of the copy, behind its first page.
      pause: async () => {
        if (started) return;
        started = true;
        await lived.more(3);
      },
    });
    const { file } = await going;
    const after = await counted();
    expect(after.seq).toBe(before.seq + 3);
    const checked = await check(readFileSync(file));
    expect(checked.findings).toEqual([]);
    expect(checked.summary.head.communes[1]?.seq).toBe(before.seq);
    const later = await write(join(folder, 'later'));
    expect(later.summary.head.communes[1]?.seq).toBe(after.seq);
  });

  it('is noticed when a byte is altered, or a part cut off, doubled, moved, or taken from another backup', async () => {
    const other = readFileSync((await write(join(folder, 'second'))).file);
    const [mine, others] = [partsOf(whole), partsOf(other)];
    expect(mine.parts.length).toBeGreaterThanOrEqual(1);
    const altered = [0, 5, 12, 40, mine.begin.length + 2, mine.begin.length + 40, whole.length - 1].map((index) => {
      const bytes = Buffer.from(whole);
      bytes[index] = (bytes[index] ?? 0) ^ 1;
      return bytes;
    });
    const bad = [
      ...altered,
      Buffer.alloc(0),
      whole.subarray(0, mine.begin.length),
      whole.subarray(0, whole.length - 1),
      Buffer.concat([whole, Buffer.from([0])]),
      Buffer.concat([mine.begin, ...mine.parts, ...mine.parts.slice(-1)]),
      Buffer.concat([mine.begin, ...others.parts]),
    ];
    for (const bytes of bad) {
      await expect(check(bytes)).rejects.toSatisfy((e) => e instanceof DamagedBackup || e instanceof OtherBackupKey);
    }
  });

  it('of several parts is noticed when these come in another order, or one is left out', async () => {
    await lived.more(400);
    const bytes = readFileSync((await write(join(folder, 'large'))).file);
    const { begin, parts } = partsOf(bytes);
    expect(parts.length).toBeGreaterThan(2);
    expect((await check(bytes)).findings).toEqual([]);
    const [first = begin, second = begin, ...rest] = parts;
    for (const wrong of [
      [second, first, ...rest],
      [first, ...rest],
      parts.slice(0, -1),
      [first, first, ...parts.slice(1)],
    ]) {
      await expect(check(Buffer.concat([begin, ...wrong]))).rejects.toThrow(DamagedBackup);
    }
  });

  it('holds no name in the clear, in UTF-8 or UTF-16, nor does anything beside it', () => {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const file = join(folder, name);
      if (!statSync(file).isFile()) continue;
      const bytes = readFileSync(file);
      for (const person of lived.names) {
        expect(person.length).toBeGreaterThan(5);
        expect(bytes.includes(Buffer.from(person, 'utf8')), file).toBe(false);
        expect(bytes.includes(Buffer.from(person, 'utf16le')), file).toBe(false);
      }
    }
  });

  it('is for this account of the machine alone, and leaves nothing half-done beside it', async () => {
    const { file } = await write(join(folder, 'alone'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(write(join(folder, 'alone'))).rejects.toThrow('of this very moment');
    expect(readdirSync(join(folder, 'alone'))).toEqual(['lien-mach-2026-11-21T02-00-00-000Z.backup']);
  });
});

describe('the key of backups', () => {
  it('is written once, for nobody else to read, and a digit mistyped from paper is told', () => {
    const file = join(folder, 'paper');
    const made = makeKeyFile(file, randomBytes);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readKeyFile(file)).toEqual(made);
    expect(() => makeKeyFile(file, randomBytes)).toThrow(BadKeyFile);
    const text = readFileSync(file, 'utf8');
    // As somebody types it from paper: all in one line, with more room between.
    writeFileSync(file, text.replaceAll(' ', '  '));
    expect(readKeyFile(file)).toEqual(made);
    const last = text.trimEnd().at(-1);
    writeFileSync(file, `${text.trimEnd().slice(0, -1)}${last === '0' ? '1' : '0'}\n`);
    expect(() => readKeyFile(file)).toThrow('A digit');
    writeFileSync(file, text);
    chmodSync(file, 0o640);
    expect(() => readKeyFile(file)).toThrow('Others on this machine may read');
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
    expect(() => readKeyFile(join(folder, 'nowhere'))).toThrow(BadKeyFile);
  });
});

/** A backup file as its header and its sealed parts. */
function partsOf(bytes: Buffer): { begin: Buffer; parts: Buffer[] } {
  const headerEnd = 14 + bytes.readUInt32BE(10);
  const parts: Buffer[] = [];
  for (let from = headerEnd; from < bytes.length;) {
    const to = from + 4 + bytes.readUInt32BE(from);
    parts.push(bytes.subarray(from, to));
    from = to;
  }
  return { begin: bytes.subarray(0, headerEnd), parts };
}
