import type { Bytes } from './bytes.ts';
import type { ServerClock } from './server-clock.ts';

/** A body that comes in pieces, and what it was answered. */
export interface Parcel {
  readonly id: string;
  readonly total: number;
  held: number;
  readonly pieces: Bytes[];
  /** Bytes of the body, and of the answer once there is one. */
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
  /** The account's parcel of that name and length; an empty one where there is none. */
  open(account: string, id: string, total: number): Parcel;
  forget(account: string, id: string): void;
}

interface Kept {
  readonly account: string;
  readonly parcel: Parcel;
  usedMs: number;
}

/** Bounds on what is kept (R17): bytes in all, parcels of one account, and how long nobody may ask. */
export const parcelBounds = { bytes: 32 * 1024 * 1024, ofAccount: 4, idleMs: 10 * 60_000 };

/** Parcels are personal data on their way: they are kept in this process's memory alone, for a while. */
export function createParcels(clock: Pick<ServerClock, 'monotonicMs'>): Parcels {
  let kept: readonly Kept[] = [];

  const clearOut = (now: number): void => {
    let bytes = 0;
    const byAccount = new Map<string, number>();
    kept = [...kept]
      .sort((a, b) => b.usedMs - a.usedMs)
      .filter(({ account, parcel, usedMs }) => {
        const before = byAccount.get(account) ?? 0;
        byAccount.set(account, before + 1);
        bytes += parcel.size;
        return before < parcelBounds.ofAccount && bytes <= parcelBounds.bytes && now - usedMs < parcelBounds.idleMs;
      });
  };
  const find = (account: string, id: string): Kept | undefined =>
    kept.find((one) => one.account === account && one.parcel.id === id);

  return {
    open(account, id, total) {
      const usedMs = clock.monotonicMs();
      const found = find(account, id);
      if (found?.parcel.total === total) {
        found.usedMs = usedMs;
        return found.parcel;
      }
      const parcel: Parcel = { id, total, held: 0, pieces: [], size: total, answer: undefined };
      kept = [{ account, parcel, usedMs }, ...kept.filter((one) => one !== found)];
      clearOut(usedMs);
      return parcel;
    },
    forget(account, id) {
      const found = find(account, id);
      kept = kept.filter((one) => one !== found);
    },
  };
}

/** Takes in what comes after what is held; what is held already may come again, what would leave a hole is left. */
export function takePiece(parcel: Parcel, piece: Uint8Array, at: number): void {
  const known = parcel.held - at;
  if (known < 0 || known >= piece.byteLength) return;
  const added = piece.slice(known, known + parcel.total - parcel.held);
  if (added.byteLength === 0) return;
  parcel.pieces.push(new Uint8Array(added));
  parcel.held += added.byteLength;
}
