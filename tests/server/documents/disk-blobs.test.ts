import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { makeKeyFile, readKeyFile } from '../../../sync-server/backup/key-file.ts';
import { diskBlobs } from '../../../sync-server/documents/disk-blobs.ts';
import { sealedBlobs } from '../../../sync-server/documents/sealed-blobs.ts';
import { pageBlobsContract } from '../../contract/page-blobs.ts';
import { Refusal } from '../../../sync-server/refusal.ts';
import { createLog } from '../../../sync-server/log.ts';
import { createFakeIds } from '../../support/fake-ids.ts';

const folder = mkdtempSync(join(tmpdir(), 'pages-'));
afterAll(() => rmSync(folder, { recursive: true }));
const { newId } = createFakeIds(3);
const keyFile = join(folder, 'documents.key');
makeKeyFile(keyFile, randomBytes);
const key = readKeyFile(keyFile);
const disk = diskBlobs(join(folder, 'pages'), newId);
const logged: string[] = [];
const log = createLog('warn', { write: (line) => void logged.push(line) });
const sealed = () => sealedBlobs(diskBlobs(join(folder, 'pages'), newId), { key, randomBytes, log });
const page = { scope: '99999', sha256: 'c'.repeat(64) };
const file = join(folder, 'pages', '99999', 'cc', page.sha256);

describe('on a disk, in the clear', () => pageBlobsContract(() => diskBlobs(join(folder, 'plain'), newId)));
describe('on a disk, sealed', () => pageBlobsContract(sealed));

describe('a sealed page', () => {
  const text = 'GIẤY CHỨNG SINH của một người làm ra để thử';

  it('lies there unreadable, for this account of the machine alone, and nothing half lies beside it', async () => {
    await sealed().put(page, new TextEncoder().encode(text));
    expect(readFileSync(file).includes('CHỨNG SINH')).toBe(false);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readdirSync(join(folder, 'pages', '99999', 'cc'))).toEqual([page.sha256]);
  });

  it('[R6] is not there once a byte of it has changed, nor in the place of another; that is logged, and it comes anew', async () => {
    const before = readFileSync(file);
    const other = { ...page, sha256: 'd'.repeat(64) };
    await disk.put(other, Uint8Array.from(before));
    expect(await sealed().get(other)).toBeUndefined();
    const broken = Buffer.from(before);
    broken[broken.length - 20] = (broken[broken.length - 20] ?? 0) ^ 1;
    writeFileSync(file, broken);
    expect(await sealed().get(page)).toBeUndefined();
    writeFileSync(file, before.subarray(0, 30));
    expect(await sealed().get(page)).toBeUndefined();
    expect(logged).toHaveLength(3);
    expect(logged.join('')).toContain('a page is damaged');
    expect(logged.join('')).not.toMatch(/[cd]{64}/u);
    await sealed().put(page, new TextEncoder().encode(text));
    expect(new TextDecoder().decode(await sealed().get(page))).toBe(text);
  });

  it('does not open under another key, and is not taken for damaged: the server is set up wrongly', async () => {
    await sealed().put(page, new TextEncoder().encode(text));
    const otherFile = join(folder, 'other.key');
    makeKeyFile(otherFile, randomBytes);
    const other = sealedBlobs(disk, { key: readKeyFile(otherFile), randomBytes, log });
    const refused = await other.get(page).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect(refused).toMatchObject({ code: 'busy', status: 503 });
    expect(logged.at(-1)).toContain('sealed under another key');
  });
});
