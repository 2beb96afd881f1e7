import type { PersonKeyRow } from '../rows.ts';
import { readMeta, readSessionRow } from '../meta.ts';
import { reopening } from '../storage-failure.ts';
import { seatOf } from '../take-seat.ts';
import { rawDataKey } from './data-keys.ts';
import {
  type KeyParts,
  labelPurpose,
  newPerson,
  purposeOf,
  readDataKey,
  readDeviceKey,
  readPeople,
  readPerson,
} from './key-parts.ts';
import { openUnder, sealUnder } from './seal-under.ts';
import { wrapKey } from './wrap-key.ts';

/** Somebody who can open this profile. */
export interface Enrolled {
  readonly account: string;
  readonly name: string;
  readonly opensBy: 'pin' | 'password';
}

interface Person {
  readonly account: string;
  readonly name: string;
}

/**
 * Wraps the data key once more, for her; from the first such wrap on nobody opens the profile without a secret any more:
 * with her sign-in, before the first act can have been typed.
 */
export async function enrol(
  parts: KeyParts,
  { account, name }: Person,
  { by, secret }: { readonly by: 'pin' | 'password'; readonly secret: string },
): Promise<void> {
  const { database, gate, subtle } = parts;
  const device = await reopening(database, () => readDeviceKey(database));
  if (device === undefined) return;
  const raw = await rawDataKey(subtle, await gate.keys());
  const deviceKey = device.key;
  const wrapped = await wrapKey(parts, raw, { deviceKey, secret, purpose: purposeOf(account, by) });
  const bytes = new TextEncoder().encode(name);
  const label = await sealUnder(parts, deviceKey, { bytes, purpose: labelPurpose(account) });
  await reopening(database, () =>
    database.transaction('rw', database.meta, database.keys, async () => {
      const row = (await readPerson(database, account)) ?? newPerson(account, label);
      await database.keys.put({ ...row, label, [by]: wrapped, session: await sessionOf(parts, row) });
      const data = await readDataKey(database);
      if (data !== undefined && data.open !== null) await database.keys.put({ ...data, open: null });
    }),
  );
}

async function sessionOf({ database }: KeyParts, row: PersonKeyRow): Promise<PersonKeyRow['session']> {
  const signedIn = await readSessionRow(database);
  if (signedIn?.value.account !== row.account || signedIn.box === null) return row.session;
  return seatOf(signedIn.value, signedIn.box);
}

/** Who may open this profile, who worked last first. */
export async function readEnrolled(parts: KeyParts): Promise<readonly Enrolled[]> {
  const { database } = parts;
  const [device, rows, last] = await reopening(database, () =>
    Promise.all([readDeviceKey(database), readPeople(database), readMeta(database, 'session')]),
  );
  if (device === undefined) return [];
  // Of whom only the last sign-in is left, since the browser lost its key: the paper opens it for her, nothing else does.
  const opening = rows.filter(({ pin, password }) => pin !== null || password !== null);
  const people = await Promise.all(
    opening.map(async ({ account, label, pin }): Promise<Enrolled> => {
      const bytes = await openUnder(parts, device.key, { box: label, purpose: labelPurpose(account) });
      return { account, name: new TextDecoder().decode(bytes), opensBy: pin === null ? 'password' : 'pin' };
    }),
  );
  const place = ({ account }: Enrolled): number => (account === last?.account ? 0 : 1);
  return people.sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name, 'vi'));
}
