import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawPassphrase, isWeakPassphrase } from '../../../src/store/recovery/passphrase.ts';
import {
  idOf,
  makeRecoveryKey,
  openPaper,
  type Paper,
  readRecoveryPaper,
  type RecoveryKeyMade,
} from '../../../src/store/recovery/recovery-key.ts';
import { fromBase64Url } from '../../../src/store/recovery/bytes-as-text.ts';
import { writePaper } from '../../../src/store/recovery/paper-text.ts';
import type { SealedFor } from '../../../src/protocol/sealed-file.ts';
import { openWithKey, sealToKey } from '../../../src/store/recovery/seal-to-key.ts';
import { valueOf } from '../../../src/domain/office/stated-value.ts';

const { subtle } = globalThis.crypto;
const tools = { subtle, randomBytes: (count: number): Uint8Array => randomBytes(count) };
const passphrase = 'khang trao muan thoi bung sat cong lua';
const sealedFor: SealedFor = { purpose: 'data key', scope: '99999', keyId: '', device: 'made-up-device' };
const secret = Uint8Array.from({ length: 32 }, (_, at) => at);

let made: RecoveryKeyMade;
let publicKey: Uint8Array<ArrayBuffer>;
const paperOf = ({ paper }: RecoveryKeyMade): Paper => {
  const read = readRecoveryPaper(paper.join(' '));
  if (read.status !== 'read') throw new Error(read.status);
  return read.paper;
};
beforeAll(async () => {
  made = await makeRecoveryKey(tools, passphrase);
  publicKey = fromBase64Url(made.stated.publicKey);
});

describe('a recovery key', () => {
  it('is stated by a name made of its public half, in the form that the commune’s values have', async () => {
    expect(valueOf({ kind: 'recoveryKey' }, made.stated)).toEqual(made.stated);
    expect(await idOf(subtle, publicKey)).toBe(made.stated.id);
    expect(paperOf(made).keyId).toBe(made.stated.id);
  });

  it('opens with its paper and its passphrase what was sealed to its public half, and nothing else does', async () => {
    const box = await sealToKey(tools, publicKey, { ...sealedFor, bytes: secret });
    const privateKey = await openPaper({ subtle }, paperOf(made), { passphrase, publicKey });
    if (privateKey === undefined) throw new Error('the paper does not open');
    const open = (changed: Partial<SealedFor & { box: typeof box }>) =>
      openWithKey({ subtle }, { privateKey, publicKey }, { ...sealedFor, box, ...changed });
    expect(await open({})).toEqual(secret);
    for (const changed of [{ purpose: 'outbox' }, { scope: '99998' }, { keyId: 'x' }, { device: 'other' }] as const)
      expect(await open(changed)).toBeUndefined();
    for (const at of [0, 1, 64, 65, 70, 80, box.length - 1])
      expect(await open({ box: box.map((byte, place) => (place === at ? byte ^ 1 : byte)) })).toBeUndefined();
    expect(await open({ box: box.slice(0, 40) })).toBeUndefined();
    const other = await makeRecoveryKey(tools, passphrase);
    const wrong = await openPaper({ subtle }, paperOf(other), {
      passphrase,
      publicKey: fromBase64Url(other.stated.publicKey),
    });
    if (wrong === undefined) throw new Error('the other paper does not open');
    const byOther = { privateKey: wrong, publicKey: fromBase64Url(other.stated.publicKey) };
    expect(await openWithKey({ subtle }, byOther, { ...sealedFor, box })).toBeUndefined();
    // The same bytes never seal to the same box.
    expect(await sealToKey(tools, publicKey, { ...sealedFor, bytes: secret })).not.toEqual(box);
  });

  it('does not open with another passphrase, nor for another public half; spaces and capitals do not matter', async () => {
    const paper = paperOf(made);
    expect(await openPaper({ subtle }, paper, { passphrase: `${passphrase}s`, publicKey })).toBeUndefined();
    const other = await makeRecoveryKey(tools, passphrase);
    const otherKey = fromBase64Url(other.stated.publicKey);
    expect(await openPaper({ subtle }, paper, { passphrase, publicKey: otherKey })).toBeUndefined();
    const written = `  ${passphrase.toUpperCase().replaceAll(' ', '  ')} `;
    expect(await openPaper({ subtle }, paper, { passphrase: written, publicKey })).toBeDefined();
  });

  it('cannot be taken out of the browser once it is open', async () => {
    const privateKey = await openPaper({ subtle }, paperOf(made), { passphrase, publicKey });
    if (privateKey === undefined) throw new Error('the paper does not open');
    await expect(subtle.exportKey('jwk', privateKey)).rejects.toThrow();
  });

  it('of a newer build’s form is told as that', () => {
    const bytes = new Uint8Array(75).fill(2);
    expect(readRecoveryPaper(writePaper(bytes).join(''))).toEqual({ status: 'otherForm' });
  });
});

describe('a passphrase', () => {
  it('that is drawn is eight different words, and strong enough', () => {
    for (let count = 0; count < 200; count += 1) {
      const drawn = drawPassphrase(tools.randomBytes);
      expect(new Set(drawn.split(' ')).size).toBe(8);
      expect(isWeakPassphrase(drawn)).toBe(false);
    }
  });

  it.each(['', 'mật khẩu', 'một hai ba bốn', 'a b c d e', 'thử thử thử thử thử thử thử', 'motcaimatkhaurathatladai'])(
    'is too weak: “%s”',
    (typed) => {
      expect(isWeakPassphrase(typed)).toBe(true);
    },
  );

  it('of one’s own with five words and twenty characters will do', () => {
    expect(isWeakPassphrase('con trâu ăn lúa non ngoài đồng')).toBe(false);
  });
});
