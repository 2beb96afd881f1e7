import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestSigner } from '../../src/sync/signed-wire.ts';

export interface DeviceKey extends RequestSigner {
  /** An uncompressed point in base64url. */
  readonly publicKey: string;
}

/** A device's key as Node makes it. */
export function makeDeviceKey(): DeviceKey {
  return keyOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
}

/** The same again for a profile that is kept in a directory. */
export function openDeviceKey(directory: string | undefined): DeviceKey {
  if (directory === undefined) return makeDeviceKey();
  const file = join(directory, 'device-key.pem');
  if (!existsSync(file)) {
    mkdirSync(directory, { recursive: true });
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  }
  return keyOf(createPrivateKey(readFileSync(file)));
}

function keyOf(privateKey: KeyObject): DeviceKey {
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return {
    publicKey: spki.subarray(-65).toString('base64url'),
    sign: async (text) =>
      sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
    digest: async (bytes) => createHash('sha256').update(bytes).digest('base64url'),
  };
}
