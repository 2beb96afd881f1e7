import type { Bytes } from '../device-ports.ts';
import { deriveDataKeys } from '../keys/data-keys.ts';
import {
  type KeyParts,
  labelPurpose,
  newPerson,
  noTries,
  purposeOf,
  readDataKey,
  readDeviceKey,
} from '../keys/key-parts.ts';
import { sealUnder } from '../keys/seal-under.ts';
import { seatAgain } from '../keys/unlock.ts';
import { wrapKey } from '../keys/wrap-key.ts';
import { readMeta, writeMeta } from '../meta.ts';
import type { PersonKeyRow } from '../rows.ts';
import { reopening } from '../storage-failure.ts';

export interface RecoveredPerson {
  readonly account: string;
  readonly name: string;
  /** Her PIN and password of before still open the profile. */
  readonly wrapsOpen: boolean;
}

const mostNoted = 20;

/**
 * She gets a new PIN, and works where she signed in last. Where the browser's own key is gone another is made, and the
 * others' PINs, which lay under it, are gone with it; they come back by the paper too, or by a sign-in while it is open.
 */
export async function enterAs(
  parts: KeyParts,
  opened: {
    readonly raw: Bytes;
    readonly people: readonly (RecoveredPerson & { readonly row: PersonKeyRow })[];
    readonly keyId: string;
  },
  { account, pin }: { readonly account: string; readonly pin: string },
): Promise<void> {
  const { database, subtle, gate, clock } = parts;
  const { raw, people, keyId } = opened;
  const device = await deviceKeyOf(parts);
  const pinned = await wrapKey(parts, raw, { deviceKey: device, secret: pin, purpose: purposeOf(account, 'pin') });
  const relabelled = await Promise.all(
    people.map(async ({ account: of, name, wrapsOpen, row }): Promise<PersonKeyRow> => {
      if (wrapsOpen) return row;
      const bytes = new TextEncoder().encode(name);
      const label = await sealUnder(parts, device, { bytes, purpose: labelPurpose(of) });
      return { ...newPerson(of, label), session: row.session };
    }),
  );
  const rows = relabelled.map((row) => (row.account === account ? { ...row, pin: pinned, tries: noTries } : row));
  const at = new Date(clock.now()).toISOString();
  await reopening(database, () =>
    database.transaction('rw', database.keys, database.meta, async () => {
      await database.keys.put({ id: 'device', key: device });
      const data = (await readDataKey(database)) ?? { id: 'data', swept: 'never' };
      await database.keys.put({ ...data, open: null });
      await database.keys.bulkPut(rows);
      const noted = (await readMeta(database, 'recovered')) ?? [];
      await writeMeta(database, 'recovered', [...noted, { account, at, keyId }].slice(-mostNoted));
    }),
  );
  await reopening(database, () => seatAgain(database, account));
  gate.give(await deriveDataKeys(subtle, raw));
}

async function deviceKeyOf({ database, subtle }: KeyParts): Promise<CryptoKey> {
  const kept = await reopening(database, () => readDeviceKey(database));
  return kept?.key ?? subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
