import { type DeviceDatabase } from '../database.ts';
import type { Bytes } from '../device-ports.ts';
import { moveGeneration, readMeta } from '../meta.ts';
import type { PersonKeyRow } from '../rows.ts';
import { sessionOnDisk } from '../names-on-disk.ts';
import { reopening } from '../storage-failure.ts';
import { seatTables, takeSeat } from '../take-seat.ts';
import { deriveDataKeys } from './data-keys.ts';
import { changePerson, type KeyParts, noTries, purposeOf, readDeviceKey, readPerson } from './key-parts.ts';
import { type PasskeySecret, unwrapByPasskey } from './passkey-wrap.ts';
import { unwrapKey } from './wrap-key.ts';
import { isLockedOut, mostTries, waitAfter, waitLeft } from './wrong-tries.ts';

export type Unlocked =
  | { readonly status: 'open' }
  /** `left`: tries until only a sign-in at the server counts. */
  | { readonly status: 'wrong'; readonly left: number; readonly waitMs: number }
  | { readonly status: 'wait'; readonly waitMs: number }
  | { readonly status: 'signInNeeded' };

/** Opens the profile by what a person knows, without the line; she works on where she signed in last. */
export async function unlock(
  parts: KeyParts,
  { account, secret }: { readonly account: string; readonly secret: string },
): Promise<Unlocked> {
  const { database, clock } = parts;
  // Counted before it is looked at: a page that is closed meanwhile has tried all the same.
  const tried = await reopening(database, () =>
    database.transaction('rw', database.keys, async () => {
      const row = await readPerson(database, account);
      if (row === undefined || isLockedOut(row.tries)) return undefined;
      const waitMs = waitLeft(row.tries, clock.now());
      if (waitMs > 0) return waitMs;
      const tries = { count: row.tries.count + 1, at: clock.now() };
      await changePerson(database, account, { tries });
      return { ...row, tries };
    }),
  );
  if (tried === undefined) return { status: 'signInNeeded' };
  if (typeof tried === 'number') return { status: 'wait', waitMs: tried };
  if (await openBy(parts, tried, secret, tried.pin === null ? 'password' : 'pin')) {
    await reopening(database, () => seatAgain(database, account));
    return { status: 'open' };
  }
  const { count } = tried.tries;
  if (isLockedOut(tried.tries)) return { status: 'signInNeeded' };
  return { status: 'wrong', left: mostTries - count, waitMs: waitAfter(count) };
}

/**
 * Opens the profile by her passkey, without the line. No guess is counted, since none can be made: who has looked at her is
 * the machine itself, which slows and locks by its own rules. So it opens also after too many wrong PINs. `false`: this
 * passkey does not open it for her.
 */
export async function unlockByPasskey(
  parts: KeyParts,
  { account, secret }: { readonly account: string; readonly secret: PasskeySecret },
): Promise<boolean> {
  const { database } = parts;
  const row = await reopening(database, () => readPerson(database, account));
  if (row === undefined || !(await openWithPasskey(parts, row, secret))) return false;
  await reopening(database, () => seatAgain(database, account));
  return true;
}

/** What a person has signed in by, as far as it may open something here. */
export type SignedInBy = { readonly password: string } | { readonly passkey: PasskeySecret | null };

/** The server knows her: what she signed in by opens what it opened last, and the PIN may be tried again. */
export async function unlockSignedIn(parts: KeyParts, account: string, by: SignedInBy): Promise<boolean> {
  const { database, gate } = parts;
  if (gate.given !== undefined) return true;
  const row = await reopening(database, () => readPerson(database, account));
  if (row === undefined) return false;
  await reopening(database, () =>
    database.transaction('rw', database.keys, () => changePerson(database, account, { tries: noTries })),
  );
  if ('password' in by) return openBy(parts, row, by.password, 'password');
  return by.passkey !== null && openWithPasskey(parts, row, by.passkey);
}

async function openWithPasskey(parts: KeyParts, row: PersonKeyRow, secret: PasskeySecret): Promise<boolean> {
  const device = await reopening(parts.database, () => readDeviceKey(parts.database));
  if (device === undefined || row.passkey === undefined) return false;
  const wrapFor = { deviceKey: device.key, purpose: purposeOf(row.account, 'passkey') };
  return give(parts, await unwrapByPasskey(parts, row.passkey, secret, wrapFor));
}

async function openBy(parts: KeyParts, row: PersonKeyRow, secret: string, by: 'pin' | 'password'): Promise<boolean> {
  const device = await reopening(parts.database, () => readDeviceKey(parts.database));
  const wrapped = row[by];
  if (device === undefined || wrapped === null) return false;
  const purpose = purposeOf(row.account, by);
  return give(parts, await unwrapKey(parts, wrapped, { deviceKey: device.key, secret, purpose }));
}

async function give({ gate, subtle }: KeyParts, raw: Bytes | undefined): Promise<boolean> {
  if (raw === undefined) return false;
  gate.give(await deriveDataKeys(subtle, raw));
  return true;
}

/** She is who works here now: nothing goes under the name of whoever was before her (R9). */
export async function seatAgain(database: DeviceDatabase, account: string): Promise<void> {
  await database.transaction('rw', seatTables(database), async () => {
    await changePerson(database, account, { tries: noTries });
    if ((await readMeta(database, 'session'))?.account === account) return;
    const seat = (await readPerson(database, account))?.session ?? null;
    if (seat !== null) return takeSeat(database, account, seat);
    await moveGeneration(database);
    await database.meta.delete(sessionOnDisk);
  });
}
