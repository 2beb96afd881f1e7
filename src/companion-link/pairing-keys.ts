import { type Bytes, bytesOfText, textOfBytes } from './bytes-as-text.ts';

/** Guessing the code from what was overheard has to take longer than the code is good. */
const iterations = 300_000;
const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;
const utf8 = new TextEncoder();

export interface OwnHalf {
  readonly privateKey: CryptoKey;
  /** The other side's to see, base64. */
  readonly publicKey: string;
}

export type Side = 'app' | 'companion';

/** What both sides must have seen alike: anybody between them would have had to change some of it. */
export interface Meeting {
  readonly id: string;
  /** Address of the app, as each side sees it by itself. */
  readonly origin: string;
  readonly companion: string;
  readonly app: string;
}

export interface PairedKeys {
  /** 32 bytes, for all that follows. */
  readonly key: Bytes;
  /** What `side` shows to prove that it knew the code, base64. */
  proofOf(side: Side): Promise<string>;
  proves(side: Side, proof: string): Promise<boolean>;
}

export async function makeHalf(subtle: SubtleCrypto): Promise<OwnHalf> {
  const { privateKey, publicKey } = await subtle.generateKey(curve, false, ['deriveBits']);
  return { privateKey, publicKey: textOfBytes(new Uint8Array(await subtle.exportKey('raw', publicKey))) };
}

/**
 * The key of two sides that know the same code and have exchanged halves. Who only listens knows no half; who stands between
 * them has to know the code. `undefined`: theirs is no half.
 */
export async function pairKeys(
  subtle: SubtleCrypto,
  own: OwnHalf,
  theirs: string,
  code: string,
  meeting: Meeting,
): Promise<PairedKeys | undefined> {
  const shared = await sharedBits(subtle, own, theirs);
  if (shared === undefined) return undefined;
  const seen = utf8.encode(['1', meeting.id, meeting.origin, meeting.companion, meeting.app].join('\n'));
  const typed = await subtle.importKey('raw', utf8.encode(code), 'PBKDF2', false, ['deriveBits']);
  const stretched = await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: seen, iterations }, typed, 256);
  const both = new Uint8Array([...new Uint8Array(shared), ...new Uint8Array(stretched)]);
  const source = await subtle.importKey('raw', both, 'HKDF', false, ['deriveBits', 'deriveKey']);
  const salt = await subtle.digest('SHA-256', seen);
  const from = (use: string) => ({ name: 'HKDF', hash: 'SHA-256', salt, info: utf8.encode(use) });
  const proofKey = (side: Side) =>
    subtle.deriveKey(from(`proof of the ${side}`), source, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, [
      'sign',
      'verify',
    ]);
  return {
    key: new Uint8Array(await subtle.deriveBits(from('records'), source, 256)),
    proofOf: async (side) => textOfBytes(new Uint8Array(await subtle.sign('HMAC', await proofKey(side), seen))),
    async proves(side, proof) {
      const bytes = bytesOfText(proof);
      return bytes !== undefined && (await subtle.verify('HMAC', await proofKey(side), bytes, seen));
    },
  };
}

async function sharedBits(subtle: SubtleCrypto, own: OwnHalf, theirs: string): Promise<ArrayBuffer | undefined> {
  const bytes = bytesOfText(theirs);
  if (bytes === undefined) return undefined;
  try {
    const key = await subtle.importKey('raw', bytes, curve, false, []);
    return await subtle.deriveBits({ name: 'ECDH', public: key }, own.privateKey, 256);
  } catch {
    // Not a point of the curve.
    return undefined;
  }
}
