import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { makeKeyFile, readKeyFile } from '../../../sync-server/backup/key-file.ts';
import { diskBlobs } from '../../../sync-server/documents/disk-blobs.ts';
import { DamagedPage, sealedBlobs } from '../../../sync-server/documents/sealed-blobs.ts';
import { pageBlobsContract } from '../../contract/page-blobs.ts';
import { createFakeIds } from '../../support/fake-ids.ts';

const folder = mkdtempSync(join(tmpdir(), 'pages-'));
afterAll(() => rmSync(folder, { recursive: true }));
const { newId } = createFakeIds(3);
const keyFile = join(folder, 'documents.key');
makeKeyFile(keyFile, randomBytes);
const key = readKeyFile(keyFile);
const disk = diskBlobs(join(folder, 'pages'), newId);
const sealed = () => sealedBlobs(diskBlobs(join(folder, 'pages'), newId), { key, randomBytes });
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

  it('does not open once a byte of it has changed, nor in the place of another', async () => {
    const before = readFileSync(file);
    const other = { ...page, sha256: 'd'.repeat(64) };
    await disk.put(other, Uint8Array.from(before));
    await expect(sealed().get(other)).rejects.toThrow(DamagedPage);
    const broken = Buffer.from(before);
    broken[broken.length - 20] = (broken[broken.length - 20] ?? 0) ^ 1;
    writeFileSync(file, broken);
    await expect(sealed().get(page)).rejects.toThrow(DamagedPage);
    writeFileSync(file, before.subarray(0, 30));
    await expect(sealed().get(page)).rejects.toThrow(DamagedPage);
  });

  it('does not open under another key', async () => {
    await sealed().put(page, new TextEncoder().encode(text));
    const otherFile = join(folder, 'other.key');
    makeKeyFile(otherFile, randomBytes);
    const other = sealedBlobs(disk, { key: readKeyFile(otherFile), randomBytes });
    await expect(other.get(page)).rejects.toThrow(DamagedPage);
  });
});
