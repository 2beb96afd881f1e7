import type { Bytes } from '../device-ports.ts';
import { type PinAsked, readMeta, writeMeta } from '../meta.ts';
import { reopening } from '../storage-failure.ts';
import { type KeyParts, readDataKey, readPerson } from './key-parts.ts';

export interface LockFacts {
  /** This profile asks for a secret at its next start. */
  readonly isLocking: boolean;
  /** Hers is a PIN. */
  readonly hasPin: boolean;
  /** The passkey that opens it for her, if one does. */
  readonly passkey: Bytes | null;
  /** Minutes without a touch. */
  readonly lockAfter: number;
  /** Of a profile that still opens by itself: from when on a PIN is asked for before anything else, and whether that has come. */
  readonly demand: Demand | null;
}

interface Demand {
  /** In ms by the device's clock. */
  readonly from: number;
  readonly isDue: boolean;
  /** Not now: somebody stands at the desk. Once a day, and no more than so many days. */
  readonly mayPutOff: boolean;
}

const day = 24 * 60 * 60_000;
const vietnamAhead = 7 * 60 * 60_000;
const askedFor = 7 * day;
const mostPutOff = 3;

const usualLockAfter = 10;

export async function readLockFacts(
  { database, clock }: Pick<KeyParts, 'database' | 'clock'>,
  account: string,
): Promise<LockFacts> {
  const [data, person, lockAfter, asked] = await reopening(database, () =>
    Promise.all([
      readDataKey(database),
      readPerson(database, account),
      readMeta(database, 'lockAfter'),
      readMeta(database, 'pinAsked'),
    ]),
  );
  const hasPin = person !== undefined && person.pin !== null;
  const isLocking = data?.open === null;
  const demand = isLocking || asked === undefined ? null : demandOf(asked, clock.now());
  const passkey = person?.passkey?.credential ?? null;
  return { isLocking, hasPin, passkey, lockAfter: lockAfter ?? usualLockAfter, demand };
}

function demandOf({ since, putOff }: PinAsked, now: number): Demand {
  const today = dayOf(now);
  // Put off for today; a clock set back does not begin the week anew.
  const isDue = Math.abs(now - since) >= askedFor && !putOff.includes(today);
  return { from: since + askedFor, isDue, mayPutOff: putOff.length < mostPutOff };
}

/** Days since 1970 in Viet Nam. */
const dayOf = (at: number): number => Math.floor((at + vietnamAhead) / day);

/** From the first start of a profile that opens by itself the days are counted. */
export async function noteAsked({ database, clock }: Pick<KeyParts, 'database' | 'clock'>): Promise<void> {
  await reopening(database, () =>
    database.transaction('rw', database.meta, async () => {
      if ((await readMeta(database, 'pinAsked')) !== undefined) return;
      await writeMeta(database, 'pinAsked', { since: clock.now(), putOff: [] });
    }),
  );
}

/** Today it is not asked for again. */
export async function putOffPin({ database, clock }: Pick<KeyParts, 'database' | 'clock'>): Promise<void> {
  await reopening(database, () =>
    database.transaction('rw', database.meta, async () => {
      const asked = await readMeta(database, 'pinAsked');
      if (asked === undefined || asked.putOff.length >= mostPutOff) return;
      const putOff = [...new Set([...asked.putOff, dayOf(clock.now())])];
      await writeMeta(database, 'pinAsked', { ...asked, putOff });
    }),
  );
}
