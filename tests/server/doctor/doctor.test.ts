import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupName } from '../../../sync-server/backup/backup-folder.ts';
import { makeKeyFile } from '../../../sync-server/backup/key-file.ts';
import { readCommandLine } from '../../../sync-server/commands/command-line.ts';
import type { CommandParts } from '../../../sync-server/commands/command-parts.ts';
import { runCommand } from '../../../sync-server/commands/run-command.ts';
import { lookAtFolder } from '../../../sync-server/doctor/look-at-folder.ts';
import { readEnvironment } from '../../../sync-server/environment.ts';
import { makeCertificate } from '../../support/made-up-certificate.ts';
import { realTimers } from '../../support/real-timers.ts';

const now = '2026-11-23T02:00:00.000Z';
let folder: string;
let said: readonly string[];

const at = (name: string): string => join(folder, name);

/** Runs a command with these variables; what it said is in `said`. */
async function run(
  words: string,
  variables: Readonly<Record<string, string>> = {},
  clock: string = now,
): Promise<number> {
  const read = readEnvironment({ DATA_DIR: folder, PORT: '1', ...variables });
  if (read.status !== 'good') throw new Error(read.sentences.join(' '));
  const lines: string[] = [];
  said = lines;
  const parts: CommandParts = {
    settings: read.settings,
    clock: { now: () => clock, monotonicMs: () => 0 },
    timers: realTimers,
    newId: () => '0198c0de-0000-7000-8000-000000000001',
    randomBytes: (size) => new Uint8Array(size).fill(7),
    hash: () => '',
    say: (line) => void lines.push(line),
  };
  const command = readCommandLine(words.split(' '));
  if (command.name === 'serve') throw new Error('Nothing is to be served.');
  return runCommand(command, parts);
}

const doctor = (variables?: Readonly<Record<string, string>>, clock?: string) => run('doctor', variables, clock);
/** The line about this, in either language, with its sign before it. */
const told = (words: string): string | undefined => {
  const at = said.findIndex((line) => line.includes(words));
  return said[at]?.startsWith('  ') === true ? said[at - 1] : said[at];
};

/** A data folder as a server that runs well leaves it; the variables that go with it. */
async function healthy(): Promise<Readonly<Record<string, string>>> {
  chmodSync(folder, 0o700);
  expect(await run('migrate')).toBe(0);
  writeFileSync(at('receipt-key.pem'), 'key', { mode: 0o600 });
  makeKeyFile(at('documents.key'), (size) => new Uint8Array(size).fill(1));
  makeKeyFile(at('backup.key'), (size) => new Uint8Array(size).fill(2));
  for (const name of ['documents', 'backups']) mkdirSync(at(name), { mode: 0o700 });
  writeFileSync(join(at('backups'), backupName('2026-11-22T23:00:00.000Z')), '');
  return { BACKUP_KEY_FILE: at('backup.key'), BACKUP_EVERY_HOURS: '6' };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lien-mach-doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('lien-mach doctor', () => {
  it('finds nothing to put right where all is well, and says so in both languages', async () => {
    expect(await doctor(await healthy())).toBe(0);
    expect(said.join('\n')).not.toContain('✗');
    expect(said.at(-1)).toContain('Nothing must be put right.');
    expect(told('Database: readable')).toBe('✓ Cơ sở dữ liệu: đọc được, nguyên vẹn.');
  });

  it('makes nothing and changes nothing, also where there is nothing yet', async () => {
    expect(await doctor({ DATA_DIR: at('not-yet') })).toBe(1);
    expect(told('không thay đổi')).toBeUndefined();
    expect(() => readFileSync(at('not-yet'))).toThrow('ENOENT');
    expect(told('not there yet')).toContain('! DATA_DIR');
    expect(told('chưa có bản nào')).toContain('✗ Sao lưu');
  });

  it('names a folder others may read, one that is no folder, and a disk that is full', async () => {
    const variables = await healthy();
    chmodSync(folder, 0o755);
    expect(await doctor(variables)).toBe(1);
    expect(told('0700')).toContain('✗ DATA_DIR');
    writeFileSync(at('file'), '', { mode: 0o600 });
    expect(lookAtFolder('X', at('file')).map(({ standing }) => standing)).toEqual(['bad', 'good']);
    const room = (bytes: number) => lookAtFolder('X', folder, () => bytes).at(-1)?.standing;
    expect([room(1e6), room(1e9), room(1e11)]).toEqual(['bad', 'look', 'good']);
  });

  it('names tables that are to come, tables of a newer build, and a file that is damaged', async () => {
    const variables = await healthy();
    const database = new Database(at('lien-mach.db'));
    database.exec("DELETE FROM migration WHERE name = '0016-pages'");
    expect(await doctor(variables)).toBe(0);
    expect(told('0016-pages')).toContain('! Cơ sở dữ liệu');
    expect(await run('migrate --check')).toBe(1);
    expect(said).toEqual(['This build would add: 0016-pages.']);
    database.exec("INSERT INTO migration VALUES ('0016-pages', ''), ('9999-later', '')");
    expect(await doctor(variables)).toBe(1);
    expect(told('9999-later')).toContain('✗ Cơ sở dữ liệu');
    expect(await run('migrate')).toBe(3);
    database.exec("DELETE FROM migration WHERE name = '9999-later'; PRAGMA wal_checkpoint(TRUNCATE)");
    database.close();
    expect(await run('migrate --check')).toBe(0);
    expect(await run('migrate')).toBe(0);
    expect(said).toEqual(['There was nothing to add.']);
    const bytes = readFileSync(at('lien-mach.db'));
    for (const suffix of ['-wal', '-shm']) rmSync(`${at('lien-mach.db')}${suffix}`, { force: true });
    writeFileSync(at('lien-mach.db'), bytes.fill(0xff, 4_096 * 3, 4_096 * 12));
    expect(await doctor(variables)).toBe(1);
    expect(said.some((line) => line.startsWith('✗ Cơ sở dữ liệu'))).toBe(true);
  });

  it('names a clock that is behind what the database has seen', async () => {
    const variables = await healthy();
    expect(await doctor(variables, '2020-01-01T00:00:00.000Z')).toBe(1);
    expect(told('Đồng hồ')).toContain('✗');
  });

  it('names secrets that others may read, keys that are none, and a first password that still lies there', async () => {
    const variables = await healthy();
    chmodSync(at('receipt-key.pem'), 0o644);
    writeFileSync(at('documents.key'), 'not a key', { mode: 0o600 });
    writeFileSync(at('first-sign-in.txt'), '');
    expect(await doctor({ ...variables, BACKUP_KEY_FILE: at('nowhere') })).toBe(1);
    expect(told('RECEIPT_KEY_FILE')).toContain('✗');
    expect(told('DOCUMENTS_KEY_FILE')).toContain('✗');
    expect(told('BACKUP_KEY_FILE')).toContain('✗');
    expect(told('first-sign-in.txt')).toContain('!');
    expect(said.join('\n')).not.toContain('not a key\n');
  });

  it('names backups that are old, and that none come by themselves', async () => {
    const variables = await healthy();
    expect(await doctor(variables, '2026-11-23T12:00:00.000Z')).toBe(1);
    expect(told('13 giờ')).toContain('✗ Sao lưu');
    expect(await doctor({ BACKUP_KEY_FILE: at('backup.key') })).toBe(0);
    expect(told('BACKUP_EVERY_HOURS')).toContain('!');
  });

  it('names a certificate with another key, of another name, soon ended, ended; and an address in the clear', async () => {
    const variables = await healthy();
    const [one, other] = [makeCertificate(), makeCertificate()];
    writeFileSync(at('cert.pem'), one.cert);
    writeFileSync(at('key.pem'), one.key);
    writeFileSync(at('other.pem'), other.key);
    const tls = { ...variables, TLS_CERT_FILE: at('cert.pem'), TLS_KEY_FILE: at('key.pem') };
    expect(await doctor({ ...tls, HOST: '0.0.0.0' })).toBe(0);
    expect(told('Chứng thư: còn')).toContain('✓');
    expect(told('PUBLIC_ORIGIN')).toContain('!');
    expect(await doctor({ ...tls, PUBLIC_ORIGIN: 'https://hotich.example' })).toBe(1);
    expect(told('hotich.example')).toContain('✗');
    expect(await doctor({ ...tls, TLS_KEY_FILE: at('other.pem') })).toBe(1);
    expect(told('TLS_KEY_FILE')).toContain('✗');
    expect(await doctor({ ...tls, TLS_CERT_FILE: at('nowhere') })).toBe(1);
    expect(told('Chứng thư: không dùng được')).toContain('✗');
    await doctor(tls, '2049-12-25T00:00:00.000Z');
    expect(told('Chứng thư: còn 6 ngày')).toContain('!');
    await doctor(tls, '2050-01-02T00:00:00.000Z');
    expect(told('hiệu lực')).toContain('✗');
    expect(await doctor({ ...variables, HOST: '0.0.0.0' })).toBe(1);
    expect(told('không có chứng thư')).toContain('✗');
  });

  it('says whether anything answers where the server would listen', async () => {
    const variables = await healthy();
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await doctor({ ...variables, PORT: String(port) });
    expect(told(`Cổng ${port}`)).toContain('✓');
    await new Promise((resolve) => server.close(resolve));
    await doctor({ ...variables, PORT: String(port) });
    expect(told(`Cổng ${port}`)).toContain('!');
    await doctor({ ...variables, PORT: '0' });
    expect(told('PORT')).toContain('!');
  });

  it('names a mistake in the file of the roads to the national systems', async () => {
    const variables = await healthy();
    writeFileSync(at('delivery.json'), '{"targets": []}');
    expect(await doctor({ ...variables, DELIVERY_FILE: at('delivery.json') })).toBe(0);
    writeFileSync(at('delivery.json'), '{"targets": 1}');
    expect(await doctor({ ...variables, DELIVERY_FILE: at('delivery.json') })).toBe(1);
    expect(told('DELIVERY_FILE')).toContain('✗');
  });
});
