import type { Bytes } from '../device-ports.ts';
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
import { type PasskeySecret, type PasskeyWrap, wrapByPasskey } from './passkey-wrap.ts';
import { openUnder, sealUnder } from './seal-under.ts';
import { wrapKey } from './wrap-key.ts';

/** Somebody who can open this profile. */
export interface Enrolled {
  readonly account: string;
  readonly name: string;
  /** What she types; `null`: nothing, her passkey alone. */
  readonly opensBy: 'pin' | 'password' | null;
  readonly passkey?: Pick<PasskeyWrap, 'credential' | 'salt'>;
}

/** What opens it for her. */
export type Opens =
  | { readonly by: 'pin' | 'password'; readonly secret: string }
  | { readonly by: 'passkey'; readonly secret: PasskeySecret };

interface Person {
  readonly account: string;
  readonly name: string;
}

/**
 * Wraps the data key once more, for her; from the first secret that she knows on nobody opens the profile without one any
 * more: with her sign-in, before the first act can have been typed. A passkey alone does not close it: what the machine
 * forgets, nobody could open.
 */
export async function enrol(parts: KeyParts, { account, name }: Person, opens: Opens): Promise<void> {
  const { database, gate, subtle } = parts;
  const device = await reopening(database, () => readDeviceKey(database));
  if (device === undefined) return;
  const raw = await rawDataKey(subtle, await gate.keys());
  const deviceKey = device.key;
  const wrap = await wrapsOf(parts, raw, { opens, deviceKey, purpose: purposeOf(account, opens.by) });
  const bytes = new TextEncoder().encode(name);
  const label = await sealUnder(parts, deviceKey, { bytes, purpose: labelPurpose(account) });
  await reopening(database, () =>
    database.transaction('rw', database.meta, database.keys, async () => {
      const row = (await readPerson(database, account)) ?? newPerson(account, label);
      await database.keys.put({ ...row, label, ...wrap, session: await sessionOf(parts, row) });
      const data = await readDataKey(database);
      if (opens.by !== 'passkey' && data !== undefined && data.open !== null) {
        await database.keys.put({ ...data, open: null });
      }
    }),
  );
}

async function wrapsOf(
  parts: KeyParts,
  raw: Bytes,
  { opens, ...wrapFor }: { readonly opens: Opens; readonly deviceKey: CryptoKey; readonly purpose: string },
): Promise<Partial<Pick<PersonKeyRow, Opens['by']>>> {
  if (opens.by === 'passkey') return { passkey: await wrapByPasskey(parts, raw, opens.secret, wrapFor) };
  return { [opens.by]: await wrapKey(parts, raw, { ...wrapFor, secret: opens.secret }) };
}

/** Her passkey opens this profile no longer; what else opens it for her does. */
export async function dropPasskey({ database }: KeyParts, account: string): Promise<void> {
  await reopening(database, () =>
    database.transaction('rw', database.keys, async () => {
      const row = await readPerson(database, account);
      if (row === undefined) return;
      const { passkey: _dropped, ...rest } = row;
      await database.keys.put(rest);
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
  const opening = rows.filter(({ pin, password, passkey }) => pin !== null || password !== null || passkey);
  const people = await Promise.all(
    opening.map(async ({ account, label, pin, password, passkey }): Promise<Enrolled> => {
      const bytes = await openUnder(parts, device.key, { box: label, purpose: labelPurpose(account) });
      const opensBy = pin !== null ? 'pin' : password !== null ? 'password' : null;
      const by = passkey === undefined ? {} : { passkey: { credential: passkey.credential, salt: passkey.salt } };
      return { account, name: new TextDecoder().decode(bytes), opensBy, ...by };
    }),
  );
  const place = ({ account }: Enrolled): number => (account === last?.account ? 0 : 1);
  return people.sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name, 'vi'));
}
