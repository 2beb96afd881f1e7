import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gzip, isPackable } from '../../scripts/app-build/gzip-files.ts';

describe('packing the files of the app', () => {
  it('packs what shrinks and leaves pictures and fonts alone', () => {
    expect(['a.js', 'a.css', 'index.html', 'a.svg', 'a.json', 'a.wasm', 'a.webmanifest'].every(isPackable)).toBe(true);
    expect(['a.woff2', 'a.png', 'a.js.gz', 'a'].some(isPackable)).toBe(false);
  });

  it('writes no time and no name of the system, so that every machine packs the same bytes', () => {
    const packed = gzip(Buffer.from('Sổ hộ tịch'.repeat(100)));

    // RFC 1952 §2.3: bytes 4 to 7 are the time, byte 9 the system.
    expect([...packed.subarray(4, 8), packed[9]]).toEqual([0, 0, 0, 0, 255]);
    expect(gunzipSync(packed).toString()).toBe('Sổ hộ tịch'.repeat(100));
  });
});
