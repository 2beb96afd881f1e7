import type { DeviceDatabase } from '../database.ts';
import type { Clock } from '../device-ports.ts';
import type { DataKeyRow, DeviceKeyRow, PersonKeyRow, RecoverySealRow } from '../rows.ts';
import type { KeyGate } from './key-gate.ts';
import type { KeyTools } from './seal-under.ts';

export interface KeyParts extends KeyTools {
  readonly database: DeviceDatabase;
  readonly clock: Clock;
  readonly gate: KeyGate;
}

const personId = (account: string): string => `person/${account}`;

/** What each of a person's wraps is bound to. */
export const purposeOf = (account: string, secret: 'pin' | 'password' | 'passkey'): string =>
  `${personId(account)}/${secret}`;
export const labelPurpose = (account: string): string => `${personId(account)}/label`;
export const dataPurpose = 'data';

export async function readDeviceKey({ keys }: DeviceDatabase): Promise<DeviceKeyRow | undefined> {
  return (await keys.get('device')) as DeviceKeyRow | undefined;
}

export async function readDataKey({ keys }: DeviceDatabase): Promise<DataKeyRow | undefined> {
  return (await keys.get('data')) as DataKeyRow | undefined;
}

export async function readPerson({ keys }: DeviceDatabase, account: string): Promise<PersonKeyRow | undefined> {
  return (await keys.get(personId(account))) as PersonKeyRow | undefined;
}

export async function readPeople({ keys }: DeviceDatabase): Promise<readonly PersonKeyRow[]> {
  return (await keys.where('id').startsWith(personId('')).toArray()) as PersonKeyRow[];
}

const sealPrefix = 'recovery/';

/** What the copy under a recovery key is called. */
export const recoverySealId = (keyId: string): string => `${sealPrefix}${keyId}`;

/** Copies of the data key under recovery keys, by the keys' ids. */
export async function readRecoverySeals({ keys }: DeviceDatabase): Promise<ReadonlyMap<string, RecoverySealRow>> {
  const rows = (await keys.where('id').startsWith(sealPrefix).toArray()) as RecoverySealRow[];
  return new Map(rows.map((row) => [row.id.slice(sealPrefix.length), row]));
}

/** Only inside a transaction. */
export async function changePerson(
  database: DeviceDatabase,
  account: string,
  change: Partial<Omit<PersonKeyRow, 'id' | 'account'>>,
): Promise<void> {
  const row = await readPerson(database, account);
  if (row !== undefined) await database.keys.put({ ...row, ...change });
}

export function newPerson(account: string, label: PersonKeyRow['label']): PersonKeyRow {
  return { id: personId(account), account, label, password: null, pin: null, session: null, tries: noTries };
}

export const noTries: PersonKeyRow['tries'] = { count: 0, at: 0 };
