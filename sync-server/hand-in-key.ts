import { createECDH, createHash, createPrivateKey, hkdfSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileForms, placesIn, pointBytes } from '../src/protocol/sealed-file.ts';

/** To which machines seal what they would hand in, and what travels in carry files. */
export interface HandInKey {
  /** An uncompressed point of P-256 in base64url. */
  readonly publicKey: string;
  /** The first eight bytes of that point's SHA-256. */
  readonly keyId: string;
  /** What it has in common with somebody's point; `undefined`: that is no point of the curve. */
  secretWith(point: Uint8Array): Buffer | undefined;
  /** What opens this one file, on the machine of whoever may ask for it; `undefined`: it is not sealed to this key. */
  secretOf(file: Uint8Array): Buffer | undefined;
  /** A file sealed to a server's key that is not this one: nobody here could ever open it. */
  isForAnother(file: Uint8Array): boolean;
}

const curve = 'prime256v1';
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
/** More than the order has, so that the remainder leans to nothing (FIPS 186-5, A.2.1). */
const wideBytes = 48;

function handInKeyOf(secret: Uint8Array): HandInKey {
  const wide = Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), 'lien-mach hand-in key 1', wideBytes));
  const scalar = (BigInt(`0x${wide.toString('hex')}`) % (order - 1n)) + 1n;
  const ecdh = createECDH(curve);
  ecdh.setPrivateKey(Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex'));
  const point = ecdh.getPublicKey();
  const id = createHash('sha256').update(point).digest('hex').slice(0, 16);
  const secretWith: HandInKey['secretWith'] = (other) => {
    try {
      return ecdh.computeSecret(other);
    } catch {
      return undefined;
    }
  };
  return {
    publicKey: point.toString('base64url'),
    keyId: id,
    secretWith,
    secretOf(file) {
      const places = placesIn(file);
      if (typeof places === 'string' || places.form !== fileForms.server || keyIdIn(file) !== id) return undefined;
      return secretWith(file.subarray(places.keyAt, places.keyAt + pointBytes));
    },
    isForAnother(file) {
      const places = placesIn(file);
      return typeof places !== 'string' && places.form === fileForms.server && keyIdIn(file) !== id;
    },
  };
}

function keyIdIn(file: Uint8Array): unknown {
  const places = placesIn(file);
  if (typeof places === 'string') return undefined;
  try {
    const head: unknown = JSON.parse(Buffer.from(file.subarray(places.headAt, places.keyAt)).toString());
    return typeof head === 'object' && head !== null && 'keyId' in head ? head.keyId : undefined;
  } catch {
    return undefined;
  }
}

/** One whose private half nobody keeps. */
export function newHandInKey(): HandInKey {
  return handInKeyOf(randomBytes(32));
}

/** Derived from the key in `file`, which signs the receipts: one file to keep, in one backup, for two uses that say nothing of each other. */
export function loadHandInKey(file: string): HandInKey {
  const { d } = createPrivateKey(readFileSync(file)).export({ format: 'jwk' });
  if (d === undefined) throw new Error(`${file} holds no private key.`);
  return handInKeyOf(Buffer.from(d, 'base64url'));
}
