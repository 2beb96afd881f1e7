import { describe, expect, it } from 'vitest';
import { createDeliverFile, type DeliverFile } from '../../src/service-worker/deliver-files.ts';
import { createFileStore, type FileStore } from '../../src/service-worker/file-store.ts';
import { precache } from '../../src/service-worker/precache.ts';
import { createFakeCacheStorage } from '../support/fake-cache-storage.ts';
import { digestOf, madeUpDeliveryFile } from '../support/made-up-delivery-file.ts';

const madeUp = ['/index.html', '/assets/main-1.js', '/assets/react-1.js', '/icon-192.png'].map((url, n) =>
  madeUpDeliveryFile(url, 2_000, n + 1),
);
const files = madeUp.map(({ file }) => file);
const headers = { 'content-security-policy': "default-src 'self'", 'x-content-type-options': 'nosniff', date: 'today' };

interface World {
  readonly store: FileStore;
  readonly deliver: DeliverFile;
  readonly asked: string[];
  /** Paths that the server no longer has. */
  readonly missing: Set<string>;
}

function createWorld(room?: number): World {
  const store = createFileStore(createFakeCacheStorage(room));
  const asked: string[] = [];
  const missing = new Set<string>();
  const deliver = createDeliverFile({
    store,
    fetch: async (url) => {
      asked.push(url);
      const found = madeUp.find(({ file }) => url === (file.packed ? `${file.url}.gz` : file.url));
      if (found === undefined || missing.has(url)) return new Response(null, { status: 404 });
      return new Response(new Uint8Array(found.travelling), { headers });
    },
    digest: async (bytes) => digestOf(bytes),
    wait: () => new Promise(() => undefined),
    random: () => 0,
    stallMs: 20_000,
    onBytes: () => undefined,
  });
  return { store, deliver, asked, missing };
}

describe('delivering a file', () => {
  it('gives the page what it expects: unpacked, with its type, under the rules the server set', async () => {
    const { deliver } = createWorld();
    const [, main] = madeUp;
    if (main === undefined) throw new Error('no file');

    const response = await deliver(main.file);

    expect(Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(main.content);
    expect(Object.fromEntries(response?.headers ?? [])).toEqual({
      'content-security-policy': "default-src 'self'",
      'content-type': 'text/javascript; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
  });

  it('shares one download among all who ask, and asks no more once it is here', async () => {
    const { deliver, asked } = createWorld();
    const [, main] = files;
    if (main === undefined) throw new Error('no file');

    const texts = await Promise.all(
      [deliver(main), deliver(main), deliver(main)].map(async (it) => (await it)?.text()),
    );
    await deliver(main);

    expect(new Set(texts).size).toBe(1);
    expect(asked).toEqual(['/assets/main-1.js.gz']);
  });

  it('gives the page its file even when the browser has no room to keep it', async () => {
    const { deliver } = createWorld(0);
    const [, main] = files;
    if (main === undefined) throw new Error('no file');

    expect((await deliver(main))?.status).toBe(200);
  });
});

describe('fetching a whole version ahead', () => {
  it('brings the files one after the other and tells how far it is', async () => {
    const { store, deliver, asked } = createWorld();
    const progress: number[] = [];

    expect(await precache(files, deliver, store, (bytes) => progress.push(bytes))).toEqual({ kind: 'whole' });

    expect(asked).toEqual(['/index.html', '/assets/main-1.js.gz', '/assets/react-1.js.gz', '/icon-192.png']);
    expect(progress).toHaveLength(4);
    expect(progress.at(-1)).toBe(files.reduce((sum, { bytes }) => sum + bytes, 0));
  });

  it('goes on with the first missing file after it was stopped', async () => {
    const { store, deliver, asked, missing } = createWorld();
    missing.add('/assets/react-1.js.gz');
    expect(await precache(files, deliver, store, () => undefined)).toEqual({ kind: 'gone' });
    missing.clear();
    asked.length = 0;

    expect(await precache(files, deliver, store, () => undefined)).toEqual({ kind: 'whole' });

    expect(asked).toEqual(['/assets/react-1.js.gz', '/icon-192.png']);
  });

  it('never calls a version whole that the browser had no room for', async () => {
    const { store, deliver } = createWorld(2);

    expect(await precache(files, deliver, store, () => undefined)).toEqual({ kind: 'notKept' });
  });
});
