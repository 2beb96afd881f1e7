import { describe, expect, it } from 'vitest';
import { askStorageHealth } from '../../src/store/storage-health.ts';
import { storageFailure } from '../../src/store/storage-failure.ts';

const megabyte = 1024 * 1024;

describe('how the disk is', () => {
  it('asks the browser to keep the data for good (L18)', async () => {
    let asked = 0;
    const storage = {
      persisted: async () => false,
      persist: async () => {
        asked += 1;
        return true;
      },
      estimate: async () => ({ usage: megabyte, quota: 2_000 * megabyte }),
    };
    expect(await askStorageHealth(storage)).toEqual({
      persistence: 'granted',
      usedBytes: megabyte,
      quotaBytes: 2_000 * megabyte,
      short: false,
    });
    expect(asked).toBe(1);
  });

  it('says when room is getting short, and when nothing is promised', async () => {
    const storage = {
      persisted: async () => false,
      persist: async () => false,
      estimate: async () => ({ usage: 970 * megabyte, quota: 1_000 * megabyte }),
    };
    expect(await askStorageHealth(storage)).toMatchObject({ persistence: 'denied', short: true });
  });

  it('knows nothing where the browser says nothing, or refuses to', async () => {
    const nothing = { persistence: 'unknown', usedBytes: null, quotaBytes: null, short: false };
    expect(await askStorageHealth(undefined)).toEqual(nothing);
    expect(await askStorageHealth({})).toEqual(nothing);
    const refusing = {
      persist: () => Promise.reject(new TypeError('not in a private window')),
      estimate: () => Promise.reject(new TypeError('not in a private window')),
    };
    expect(await askStorageHealth(refusing)).toEqual(nothing);
  });
});

describe('a write that failed', () => {
  const nested = (name: string, inner: unknown): Error => Object.assign(new Error('wrapped'), { name, inner });

  it.each([
    [new DOMException('', 'QuotaExceededError'), 'storageFull'],
    [nested('AbortError', new DOMException('', 'QuotaExceededError')), 'storageFull'],
    [nested('DatabaseClosedError', undefined), 'storageClosed'],
    [new DOMException('', 'UnknownError'), 'storageClosed'],
    [nested('AbortError', null), 'unknown'],
    [new DOMException('', 'ConstraintError'), 'unknown'],
  ])('is a value when the disk did it: %o is %s', (error, reason) => {
    expect(storageFailure(error)).toMatchObject({ status: 'failed', reason });
  });

  it('is a bug when it was not the disk', () => {
    expect(storageFailure(new TypeError('undefined is not a function'))).toBeUndefined();
    expect(storageFailure('text')).toBeUndefined();
  });
});
