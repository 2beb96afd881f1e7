import { describe, expect, it } from 'vitest';
import { createParcels, parcelBounds, takePiece } from '../../sync-server/parcels.ts';

const piece = (length: number, from = 0): Uint8Array<ArrayBuffer> => Uint8Array.from({ length }, (_, at) => from + at);

describe('a parcel', () => {
  it('[R2] takes each byte once, whatever comes twice, and leaves what would leave a hole', () => {
    const parcel = createParcels({ monotonicMs: () => 0 }).open('she', 'a', 10);
    takePiece(parcel, piece(4), 0);
    takePiece(parcel, piece(6), 0);
    takePiece(parcel, piece(2, 8), 8);
    expect(parcel.held).toBe(6);
    takePiece(parcel, piece(9, 4), 4);
    expect(parcel.held).toBe(10);
    expect(parcel.pieces.flatMap((bytes) => [...bytes])).toEqual([...piece(10)]);
  });

  it('[R17] is kept for a while, few of one account, within so many bytes in all', () => {
    let now = 0;
    const parcels = createParcels({ monotonicMs: () => now });
    const held = (account: string, id: string, total: number): number => parcels.open(account, id, total).held;
    const fill = (account: string, id: string, total: number): void => {
      takePiece(parcels.open(account, id, total), piece(1), 0);
      now += 1;
    };
    for (const id of ['a', 'b', 'c', 'd', 'e']) fill('she', id, 10);
    expect(['b', 'c', 'd', 'e'].map((id) => held('she', id, 10))).toEqual([1, 1, 1, 1]);
    expect(held('she', 'a', 10)).toBe(0);
    expect(held('another', 'e', 10)).toBe(0);
    expect(held('she', 'e', 11)).toBe(0);

    fill('he', 'old', 10);
    for (let count = 0; count * 500_000 < parcelBounds.bytes; count += 1) fill(`person ${count}`, 'large', 500_000);
    expect(held('he', 'old', 10)).toBe(0);

    fill('he', 'late', 10);
    now += parcelBounds.idleMs;
    fill('another', 'new', 10);
    expect(held('he', 'late', 10)).toBe(0);
  });
});
