import type { DeviceDatabase } from '../database.ts';
import type { Bytes } from '../device-ports.ts';
import { readMeta } from '../meta.ts';
import { reopening } from '../storage-failure.ts';
import { readDataKey, readPerson } from './key-parts.ts';

export interface LockFacts {
  /** This profile asks for a secret at its next start. */
  readonly isLocking: boolean;
  /** Hers is a PIN. */
  readonly hasPin: boolean;
  /** The passkey that opens it for her, if one does. */
  readonly passkey: Bytes | null;
  /** Minutes without a touch. */
  readonly lockAfter: number;
}

const usualLockAfter = 10;

export async function readLockFacts(database: DeviceDatabase, account: string): Promise<LockFacts> {
  const [data, person, lockAfter] = await reopening(database, () =>
    Promise.all([readDataKey(database), readPerson(database, account), readMeta(database, 'lockAfter')]),
  );
  const hasPin = person !== undefined && person.pin !== null;
  const passkey = person?.passkey?.credential ?? null;
  return { isLocking: data?.open === null, hasPin, passkey, lockAfter: lockAfter ?? usualLockAfter };
}
