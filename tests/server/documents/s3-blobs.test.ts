import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPageBlobs } from '../../../sync-server/documents/open-page-blobs.ts';
import { s3Blobs } from '../../../sync-server/documents/s3-blobs.ts';
import { readS3Settings, type S3Settings } from '../../../sync-server/documents/s3-settings.ts';
import { createLog } from '../../../sync-server/log.ts';
import { pageBlobsContract } from '../../contract/page-blobs.ts';
import { createFakeIds } from '../../support/fake-ids.ts';
import { type MadeUpS3, openMadeUpS3, s3Account } from '../../support/made-up-s3.ts';

const folder = mkdtempSync(join(tmpdir(), 's3-'));
const file = join(folder, 's3.json');
const now = '2026-11-22T02:00:00.123Z';
const logged: string[] = [];
const log = createLog('warn', { write: (line) => void logged.push(line) });
const page = { scope: '99999', sha256: 'c'.repeat(64) };
const bytes = Uint8Array.from([1, 2, 3]);
let s3: MadeUpS3;

const settingsWith = (changed: Partial<S3Settings> = {}): S3Settings => {
  const { accessKeyId, secret, region, bucket } = s3Account;
  const known = { accessKeyId, secret, region, bucket, secretFile: 'secret', prefix: 'xa/', timeoutSeconds: 20 };
  return { endpoint: s3.url, ...known, ...changed };
};
const open = (changed: Partial<S3Settings> = {}, at = now) =>
  s3Blobs({ settings: settingsWith(changed), fetch, clock: { now: () => at }, log });

beforeAll(async () => {
  s3 = await openMadeUpS3(() => Date.parse(now));
});
beforeEach(() => {
  logged.length = 0;
  s3.faults.length = 0;
});
afterAll(async () => {
  await s3.stop();
  rmSync(folder, { recursive: true });
});

describe('in an S3-compatible store', () => pageBlobsContract(open));

describe('an S3-compatible store', () => {
  it('has a page under the prefix, by one signed request', async () => {
    await open().put(page, bytes);
    expect(s3.asked.at(-1)).toBe(`PUT /trang/xa/99999/cc/${page.sha256}`);
    expect(s3.kept.get(`/trang/xa/99999/cc/${page.sha256}`)).toEqual(Buffer.from(bytes));
  });

  it.each([
    ['another secret', { secret: 'wrong' }, 'SignatureDoesNotMatch'],
    ['another name', { accessKeyId: 'AKNOBODY' }, 'InvalidAccessKeyId'],
    ['another bucket', { bucket: 'khong-co' }, 'NoSuchBucket'],
  ] as const)(
    'that refuses %s is busy for now, never empty, and the log says what to look at',
    async (_name, wrong, said) => {
      for (const ask of [open(wrong).get(page), open(wrong).put(page, bytes), open(wrong).remove(page)])
        await expect(ask).rejects.toMatchObject({ code: 'busy', status: 503, retryAfterSeconds: 300 });
      expect(logged.join('')).toContain(said);
      expect(logged.join('')).toContain('DOCUMENTS_S3_FILE');
      expect(logged.join('')).not.toMatch(/c{64}|made-up-secret|wrong/u);
    },
  );

  it('believes no server whose clock is far off', async () => {
    await expect(open({}, '2026-11-22T03:00:00.000Z').get(page)).rejects.toMatchObject({ code: 'busy' });
    expect(logged.join('')).toContain('RequestTimeTooSkewed');
  });

  it.each([
    { status: 503, code: 'SlowDown' },
    { status: 500, code: 'InternalError' },
    { status: 429, code: 'TooManyRequests' },
    'cut',
  ] as const)('[R7] that is busy is asked again soon: %j', async (fault) => {
    s3.faults.push(fault);
    await expect(open().get(page)).rejects.toMatchObject({ code: 'busy', retryAfterSeconds: 60 });
    expect(await open().get(page)).toEqual(bytes);
  });

  it('[R7] that says nothing is given up after its time', async () => {
    s3.faults.push('silent');
    await expect(open({ timeoutSeconds: 0.05 }).get(page)).rejects.toMatchObject({ code: 'busy' });
    expect(logged.join('')).toContain('TimeoutError');
  });

  it.each([
    { status: 404, body: '<html>Not found</html>' },
    { status: 302, body: '' },
    { status: 403, body: '<html>Proxy</html>' },
  ])('[R6] is not what a proxy says in its place: $status', async (fault) => {
    for (const ask of ['get', 'remove'] as const) {
      s3.faults.push(fault);
      await expect(open()[ask](page)).rejects.toMatchObject({ code: 'busy' });
    }
    expect(await open().get(page)).toEqual(bytes);
  });

  it('[R17] that brings more than a page is not read to its end', async () => {
    s3.faults.push({ status: 200, body: 'x'.repeat(5 * 1024 * 1024 + 1) });
    await expect(open().get(page)).rejects.toMatchObject({ code: 'busy' });
  });
});

describe('a server that is told of a store', () => {
  const write = (changed: object = {}): string => {
    const { accessKeyId, region, bucket } = s3Account;
    writeFileSync(join(folder, 'secret'), `${s3Account.secret}\n`);
    writeFileSync(
      file,
      JSON.stringify({ endpoint: s3.url, accessKeyId, region, bucket, secretFile: 'secret', ...changed }),
    );
    return file;
  };

  it('seals pages before they leave it', async () => {
    const blobs = openPageBlobs({
      settings: {
        dataDirectory: join(folder, 'data'),
        documents: { folder: undefined, s3File: write({ prefix: 'kin/' }), keyFile: undefined, communeBytes: 1 },
      },
      newId: createFakeIds(1).newId,
      randomBytes,
      fetch,
      clock: { now: () => now },
      log,
    });
    const text = 'GIẤY CHỨNG SINH của một người làm ra để thử';
    await blobs.put(page, new TextEncoder().encode(text));
    const lies = s3.kept.get(`/trang/kin/99999/cc/${page.sha256}`);
    expect(lies?.length).toBeGreaterThan(text.length);
    expect(lies?.includes('CHỨNG SINH')).toBe(false);
    expect(new TextDecoder().decode(await blobs.get(page))).toBe(text);
  });

  it.each([
    [{ endpoint: 'http://s3.example' }, 'endpoint: must begin with https:'],
    [{ endpoint: 'https://a:b@s3.example' }, 'endpoint: is an address without'],
    [{ bucket: '../x' }, 'bucket: is no name'],
    [{ prefix: '../' }, 'prefix: is a path'],
    [{ secretAccessKey: 'in the file' }, 'secretAccessKey'],
    [{ secretFile: 'nowhere' }, 'secretFile: there is no file'],
  ])('does not start with what cannot be used: %j', (wrong, sentence) => {
    expect(() => readS3Settings(write(wrong))).toThrow(sentence);
  });

  it('says so when the file is none, or the secret is empty', () => {
    expect(() => readS3Settings(join(folder, 'nowhere'))).toThrow('DOCUMENTS_S3_FILE: there is no file');
    write();
    writeFileSync(join(folder, 'secret'), ' \n');
    expect(() => readS3Settings(file)).toThrow('secretFile: the file is empty');
    writeFileSync(file, 'not JSON');
    expect(() => readS3Settings(file)).toThrow('is not JSON');
  });
});
