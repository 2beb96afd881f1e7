import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../src/store/recovery/bytes-as-text.ts';
import {
  openOutboxFile,
  type OutboxBody,
  type OutboxHead,
  readOutboxFile,
  writeOutboxFile,
} from '../../../src/store/recovery/outbox-file.ts';
import { madeUpId } from '../../support/acts.ts';

const { subtle } = globalThis.crypto;
const tools = { subtle, randomBytes: (count: number): Uint8Array => randomBytes(count) };
const body: OutboxBody = {
  dataKey: 'made-up',
  acts: [{ id: madeUpId(1), hash: 'f'.repeat(64), box: 'Thử Thị Một', state: 'waiting' }],
};

interface Pair {
  readonly privateKey: CryptoKey;
  readonly publicKey: Uint8Array<ArrayBuffer>;
}
async function drawPair(): Promise<Pair> {
  const pair = await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  return { privateKey: pair.privateKey, publicKey: new Uint8Array(await subtle.exportKey('raw', pair.publicKey)) };
}

let pair: Pair;
let other: Pair;
let head: OutboxHead;
let bytes: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  [pair, other] = await Promise.all([drawPair(), drawPair()]);
  head = {
    scope: '99999',
    device: madeUpId(7),
    incarnation: '0000TEST',
    madeAt: '2026-11-20T02:00:00.000Z',
    count: 1,
    keyId: 'ab'.repeat(8),
    publicKey: toHex(pair.publicKey),
  };
  bytes = await writeOutboxFile(tools, { head, publicKey: pair.publicKey, body });
});

async function opened(file: Uint8Array<ArrayBuffer>, key = pair): Promise<unknown> {
  const read = readOutboxFile(file);
  return read.status === 'read' ? openOutboxFile(tools, read.file, key) : undefined;
}

describe('a sealed outbox as a file', () => {
  it('says whose machine’s it is and how much is in it, and the rest to its key alone', async () => {
    expect(readOutboxFile(bytes)).toMatchObject({ status: 'read', file: { head } });
    expect(await opened(bytes)).toEqual(body);
    expect(await opened(bytes, { ...other, publicKey: pair.publicKey })).toBeUndefined();
    expect(await opened(bytes, other)).toBeUndefined();
    expect(Buffer.from(bytes).toString('utf8')).not.toContain('Thử');
  });

  it('cut anywhere opens nowhere, and says that it was cut or is no such file', async () => {
    const lengths = fc.integer({ min: 0, max: bytes.length - 1 });
    await fc.assert(
      fc.asyncProperty(lengths, async (length) => {
        const cut = bytes.slice(0, length);
        expect(readOutboxFile(cut).status).not.toBe('newer');
        expect(await opened(cut)).toBeUndefined();
      }),
      { numRuns: 150 },
    );
    expect(readOutboxFile(bytes.slice(0, 7)).status).toBe('otherFile');
    expect(readOutboxFile(bytes.slice(0, 11)).status).toBe('cut');
    expect(readOutboxFile(bytes.slice(0, 300)).status).toBe('cut');
  });

  it('with any bit changed opens nowhere, its open head too', async () => {
    const places = fc.integer({ min: 0, max: bytes.length * 8 - 1 });
    await fc.assert(
      fc.asyncProperty(places, async (bit) => {
        const patched = bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
        expect(await opened(patched)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('whose parts are those of two files opens nowhere', async () => {
    const second = await writeOutboxFile(tools, { head, publicKey: pair.publicKey, body });
    const half = bytes.length - 100;
    expect(await opened(Uint8Array.from([...bytes.slice(0, half), ...second.slice(half)]))).toBeUndefined();
  });

  it('of a newer build says so', () => {
    const newer = bytes.map((byte, at) => (at === 8 ? 9 : byte));
    expect(readOutboxFile(newer)).toEqual({ status: 'newer' });
  });

  it.each([new Uint8Array(), new Uint8Array(500), new TextEncoder().encode('PK\u0003\u0004 some archive')])(
    'is not taken for another kind of file (%#)',
    (foreign) => {
      expect(readOutboxFile(Uint8Array.from(foreign))).toEqual({ status: 'otherFile' });
    },
  );

  it('whose head is larger than any is no such file', () => {
    const huge = bytes.map((byte, at) => (at >= 9 && at < 13 ? 255 : byte));
    expect(readOutboxFile(huge)).toEqual({ status: 'otherFile' });
    expect(fromHex(toHex(huge))).toEqual(huge);
  });
});
