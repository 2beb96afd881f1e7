import { describe, expect, it } from 'vitest';
import type { PageBlobs } from '../../sync-server/documents/page-blobs.ts';

const key = { scope: '99999', sha256: 'a'.repeat(64) };
const other = { scope: '99998', sha256: 'a'.repeat(64) };
const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);

/** What every place for pages must do. */
export function pageBlobsContract(open: () => PageBlobs): void {
  describe('a place for whole pages', () => {
    it('gives back what was put there, also by another hand', async () => {
      await open().put(key, bytes(1, 2, 3));
      expect(await open().get(key)).toEqual(bytes(1, 2, 3));
    });

    it('[R2] takes the same again', async () => {
      const blobs = open();
      await blobs.put(key, bytes(1, 2, 3));
      await blobs.put(key, bytes(1, 2, 3));
      expect(await blobs.get(key)).toEqual(bytes(1, 2, 3));
    });

    it('keeps the pages of two communes apart', async () => {
      const blobs = open();
      await blobs.put(other, bytes(9));
      await blobs.put(key, bytes(1));
      await blobs.remove(other);
      expect([await blobs.get(other), await blobs.get(key)]).toEqual([undefined, bytes(1)]);
    });

    it('knows nothing of what was never put, and takes away what is not there', async () => {
      const blobs = open();
      const never = { ...key, sha256: 'b'.repeat(64) };
      await blobs.remove(never);
      expect(await blobs.get(never)).toBeUndefined();
    });

    it('keeps four megabytes as they are', async () => {
      const large = new Uint8Array(4 * 1024 * 1024).map((_, at) => (at * 7) % 251);
      const blobs = open();
      await blobs.put(key, large);
      expect(Buffer.compare(Buffer.from((await blobs.get(key)) ?? []), Buffer.from(large))).toBe(0);
    });

    it.each([`../${'a'.repeat(61)}`, 'A'.repeat(64), '', '/etc/passwd', `${'a'.repeat(63)}\0`])(
      'is led nowhere by a name: %j',
      async (sha256) => {
        await expect((async () => open().put({ scope: '99999', sha256 }, bytes(1)))()).rejects.toThrow(TypeError);
        await expect((async () => open().get({ scope: sha256, sha256: 'a'.repeat(64) }))()).rejects.toThrow(TypeError);
      },
    );
  });
}
