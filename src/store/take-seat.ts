import type { DeviceDatabase } from './database.ts';
import type { Bytes } from './device-ports.ts';
import { holdFor } from './hold-for.ts';
import { moveGeneration, rolesOf, type SignedIn, writeMeta } from './meta.ts';
import type { PersonKeyRow } from './rows.ts';

export type Seat = NonNullable<PersonKeyRow['session']>;

/** The seat of whoever is signed in, as it is kept for when she unlocks after a colleague. */
export function seatOf({ account: _, since: _since, ...shown }: SignedIn, box: Bytes): Seat {
  return { ...shown, box };
}

/** What a transaction has to be over in which somebody takes her seat. */
export function seatTables(database: DeviceDatabase) {
  const { meta, keys, records, views, outbox, incoming, shards, pages, slices } = database;
  return [meta, keys, records, views, outbox, incoming, shards, pages, slices];
}

/** She is who works here from now on, and the base is hers (R9, R18). Only inside a transaction over `seatTables`. */
export async function takeSeat(database: DeviceDatabase, account: string, seat: Seat): Promise<void> {
  const { box, ...shown } = seat;
  const since = await moveGeneration(database);
  await holdFor(database, { account, scope: seat.scope, roles: rolesOf(seat) });
  await writeMeta(database, 'session', { account, since, ...shown }, box);
}
