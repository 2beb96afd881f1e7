import type { Carrier } from './authenticate.ts';
import type { Bytes } from './bytes.ts';
import type { ServerClock } from './server-clock.ts';

/** A body that comes in pieces, and what it was answered. */
export interface Parcel {
  readonly id: string;
  readonly total: number;
  held: number;
  /** As much as has come, in the place that the whole will take; empty before the first piece, and once it is answered. */
  body: Bytes;
  /** Bytes that it takes up: of the whole body, or of the answer once there is one. */
  size: number;
  /** From when the body was whole. */
  answer: Promise<KeptAnswer> | undefined;
}

export interface KeptAnswer {
  readonly bytes: Bytes;
  readonly etag: string;
  readonly packed: boolean;
}

export interface Parcels {
  /** The owner's parcel of that name and length; an empty one where there is none. */
  open(owner: string, id: string, total: number): Parcel;
  /** Its exchange has taken place, and the answer has so many bytes: the body is not needed any more. */
  answered(parcel: Parcel, bytes: number): void;
  forget(owner: string, id: string): void;
}

interface Kept {
  readonly owner: string;
  readonly parcel: Parcel;
  usedMs: number;
}

/** Bounds on what is kept (R17): bytes in all, parcels of one owner, and how long nobody may ask. */
export const parcelBounds = { bytes: 32 * 1024 * 1024, ofOwner: 4, idleMs: 10 * 60_000 };

/**
 * Whose a parcel is. What she was answered is nobody's once she is moved, has other roles or none, or her machine is revoked (R18).
 */
export function ownerOf({ account, device, machine }: Pick<Carrier, 'account' | 'device' | 'machine'>): string {
  const { id, scope, roles, endedAt = '' } = account;
  return [id, scope, roles.join(' '), endedAt, device, machine?.revokedAt ?? ''].join('/');
}

/** Parcels are personal data on their way: they are kept in this process's memory alone, for a while. */
export function createParcels(clock: Pick<ServerClock, 'monotonicMs'>): Parcels {
  let kept: readonly Kept[] = [];

  const clearOut = (now: number): void => {
    let bytes = 0;
    const byOwner = new Map<string, number>();
    kept = [...kept]
      .sort((a, b) => b.usedMs - a.usedMs)
      .filter(({ owner, parcel, usedMs }) => {
        const before = byOwner.get(owner) ?? 0;
        byOwner.set(owner, before + 1);
        bytes += parcel.size;
        return before < parcelBounds.ofOwner && bytes <= parcelBounds.bytes && now - usedMs < parcelBounds.idleMs;
      });
  };
  const find = (owner: string, id: string): Kept | undefined =>
    kept.find((one) => one.owner === owner && one.parcel.id === id);

  return {
    open(owner, id, total) {
      const usedMs = clock.monotonicMs();
      const found = find(owner, id);
      if (found?.parcel.total === total) {
        found.usedMs = usedMs;
        return found.parcel;
      }
      const parcel: Parcel = { id, total, held: 0, body: new Uint8Array(), size: total, answer: undefined };
      kept = [{ owner, parcel, usedMs }, ...kept.filter((one) => one !== found)];
      clearOut(usedMs);
      return parcel;
    },
    answered(parcel, bytes) {
      parcel.body = new Uint8Array();
      parcel.size = bytes;
      clearOut(clock.monotonicMs());
    },
    forget(owner, id) {
      const found = find(owner, id);
      kept = kept.filter((one) => one !== found);
    },
  };
}

/** Takes in what comes after what is held; what is held already may come again, what would leave a hole is left. */
export function takePiece(parcel: Parcel, piece: Uint8Array, at: number): void {
  const known = parcel.held - at;
  if (known < 0 || known >= piece.byteLength) return;
  const added = piece.subarray(known, known + parcel.total - parcel.held);
  if (added.byteLength === 0) return;
  // In one place from the start: a body that comes byte by byte would be a thousand small ones (R17).
  if (parcel.held === 0) parcel.body = new Uint8Array(parcel.total);
  parcel.body.set(added, parcel.held);
  parcel.held += added.byteLength;
}
