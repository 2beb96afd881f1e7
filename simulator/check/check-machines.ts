import type { ServerStore } from '../../sync-server/store/port.ts';
import { outboxOnDisk } from '../../src/store/names-on-disk.ts';
import { readMetadata } from '../../src/protocol/documents.ts';
import type { Machine } from '../world/machine.ts';
import { actsInParcel } from '../world/made-up-parcel.ts';
import { scope } from '../world/people-of-the-world.ts';
import type { WireRequest } from '../world/wire-message.ts';
import { waitingOn } from './check-device.ts';
import type { Ledger } from './ledger.ts';

/** Tables that hold something of somebody, or what opens it. */
const ownTables = ['records', 'views', outboxOnDisk, 'acknowledged', 'drafts', 'keys', 'pages', 'slices', 'loose'];

/** R18, as soon as a machine says that it has forgotten everything; and R4: what was saved there is to be at the server. */
export function noteGone(ledger: Ledger, { name, disk, device }: Machine): void {
  for (const table of ownTables) {
    const { length } = disk.rows(table);
    if (length > 0) ledger.violate('revoked', `${name} has forgotten everything, and holds ${length} rows of ${table}`);
  }
  if (device !== undefined) ledger.violate('revoked', `${name} still knows who it was`);
  for (const { mid, machine } of ledger.saved.values()) if (machine === name) ledger.forgotten.add(mid);
}

/** R18: a machine that asks after it was revoked is told nothing of the commune. */
export function checkTold(ledger: Ledger, { name, device, toldAt }: Machine): void {
  const { to = Infinity } = ledger.revoked.get(device ?? '') ?? {};
  if (toldAt !== null && toldAt > to) ledger.violate('revoked', `${name} was revoked, and is told of changes`);
}

/** R18: what a machine begins after it was revoked is held in the end to what somebody has named. */
export function noteBegun(
  ledger: Ledger,
  { name, device }: Machine,
  { request: { headers }, askedAt }: { readonly request: WireRequest; readonly askedAt: number },
): void {
  const { to = Infinity } = ledger.revoked.get(device ?? '') ?? {};
  if (askedAt <= to) return;
  const told = readMetadata(headers['upload-metadata'] ?? '', (value) => Buffer.from(value, 'base64').toString());
  ledger.begunByRevoked.set(told?.['sha256'] ?? '', name);
}

/** What a thief sent must not be taken, whatever it was. */
export function checkStolen(ledger: Ledger, how: string, status: number): void {
  if (status === 200 || status === 409)
    ledger.violate('proved', `a stolen request (${how}) was answered with ${status}`);
}

/** A revoked machine keeps what waits when nobody can say it for it: there is no key to seal to, and nobody is signed in. */
export function mayKeep(ledger: Ledger, machine: Machine, seals: boolean): boolean {
  const isRevoked = ledger.revoked.has(machine.device ?? '');
  return isRevoked && !seals && machine.account === undefined && waitingOn(machine).count > 0;
}

/** In the end: what was handed in, and that no revoked machine is left that could have forgotten. */
export async function readHandedIn(ledger: Ledger, store: ServerStore): Promise<void> {
  for (const { device, sha256, at } of await store.devices.handInsOf(scope)) {
    if (at === null) continue;
    for (const mid of actsInParcel(await store.devices.bytesOf(device, sha256))) ledger.inParcels.add(mid);
  }
}
