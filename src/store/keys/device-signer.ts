import type { DeviceDatabase } from '../database.ts';
import type { Bytes } from '../device-ports.ts';
import type { SigningKeyRow } from '../rows.ts';
import { reopening } from '../storage-failure.ts';

/** The key by which this profile is known; it never leaves the browser. */
export interface DeviceSigner {
  /** An uncompressed point in base64url. */
  readonly publicKey: string;
  /** ECDSA P-256 with SHA-256 over the UTF-8 of the text; IEEE P1363 in base64url. */
  sign(text: string): Promise<string>;
}

interface SignerParts {
  readonly database: DeviceDatabase;
  readonly subtle: SubtleCrypto;
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' } as const;

async function readRow({ keys }: DeviceDatabase): Promise<SigningKeyRow | undefined> {
  return (await keys.get('signing')) as SigningKeyRow | undefined;
}

/** The profile's own key, made at the first need. */
export async function openDeviceSigner(parts: SignerParts): Promise<DeviceSigner> {
  const { database, subtle } = parts;
  const row = (await reopening(database, () => readRow(database))) ?? (await makeKey(parts));
  return {
    publicKey: row.publicKey,
    async sign(text) {
      const bytes = new TextEncoder().encode(text);
      return base64url(new Uint8Array(await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, row.key, bytes)));
    },
  };
}

/** The server has this key on record. */
export async function readIsKnown(database: DeviceDatabase): Promise<boolean> {
  return (await reopening(database, () => readRow(database)))?.known === true;
}

export async function noteKnown(database: DeviceDatabase): Promise<void> {
  await reopening(database, () =>
    database.transaction('rw', database.keys, async () => {
      const row = await readRow(database);
      if (row !== undefined) await database.keys.put({ ...row, known: true });
    }),
  );
}

async function makeKey({ database, subtle }: SignerParts): Promise<SigningKeyRow> {
  const pair = await subtle.generateKey(ecdsa, false, ['sign', 'verify']);
  const publicKey = base64url(new Uint8Array(await subtle.exportKey('raw', pair.publicKey)));
  const made: SigningKeyRow = { id: 'signing', key: pair.privateKey, publicKey, known: false };
  return reopening(database, () =>
    database.transaction('rw', database.keys, async () => {
      // Another tab may have been here first.
      const other = await readRow(database);
      if (other !== undefined) return other;
      await database.keys.add(made);
      return made;
    }),
  );
}

export function base64url(bytes: Bytes): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/u, '');
}
