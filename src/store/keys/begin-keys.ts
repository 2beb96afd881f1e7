import type { KeyRow } from '../rows.ts';
import { reopening } from '../storage-failure.ts';
import { type DataKeys, deriveDataKeys } from './data-keys.ts';
import { dataPurpose, type KeyParts, readDataKey, readDeviceKey } from './key-parts.ts';
import { noteAsked } from './lock-facts.ts';
import { openUnder, sealUnder } from './seal-under.ts';

/** `lost`: the browser no longer has what opens it here. */
export type Begun = 'open' | 'locked' | 'lost';

const keyBytes = 32;
/** Rows that may be there before the profile has keys of its own. */
const opensNothing: ReadonlySet<string> = new Set(['signing', 'revoked'] satisfies readonly KeyRow['id'][]);

/** At every start: makes the profile's keys where there are none, opens it where nobody has a PIN yet. */
export async function beginKeys(parts: KeyParts): Promise<Begun> {
  const { database, gate } = parts;
  const read = () =>
    reopening(database, async () => {
      const [device, data] = await Promise.all([readDeviceKey(database), readDataKey(database)]);
      return device === undefined || data === undefined ? undefined : { device, data };
    });
  const kept = (await read()) ?? (await makeKeys(parts).then(read));
  if (kept === undefined) return 'lost';
  if (kept.data.open === null) return 'locked';
  const keys = await openData(parts, kept.device.key, kept.data.open);
  if (keys === undefined) return 'lost';
  gate.give(keys);
  await noteAsked(parts);
  return 'open';
}

async function openData(
  parts: KeyParts,
  deviceKey: CryptoKey,
  box: Parameters<typeof openUnder>[2]['box'],
): Promise<DataKeys | undefined> {
  const raw = await openUnder(parts, deviceKey, { box, purpose: dataPurpose });
  return raw === undefined ? undefined : deriveDataKeys(parts.subtle, raw);
}

async function makeKeys(parts: KeyParts): Promise<void> {
  const { database, subtle, randomBytes } = parts;
  const key = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const bytes = Uint8Array.from(randomBytes(keyBytes));
  const open = await sealUnder(parts, key, { bytes, purpose: dataPurpose });
  await reopening(database, () =>
    database.transaction('rw', database.keys, async () => {
      // Another tab may have been here first; what it sealed must open. Nor is a half of it ever made anew.
      const kept = await database.keys.toCollection().primaryKeys();
      if (kept.some((id) => !opensNothing.has(id))) return;
      await database.keys.bulkAdd([
        { id: 'device', key },
        { id: 'data', open, swept: 'never' },
      ]);
    }),
  );
}
