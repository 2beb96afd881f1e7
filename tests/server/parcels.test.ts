import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parcelPath, pieceMediaType } from '../../src/protocol/parcel.ts';
import { createParcels, parcelBounds, takePiece } from '../../sync-server/parcels.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { testNonce } from '../support/plain-device.ts';
import { type Desk, openDesk } from './open-desk.ts';

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
    expect([...parcel.body]).toEqual([...piece(10)]);
  });

  it('[R17] takes no more memory for a body that comes byte by byte than for one that comes whole', () => {
    const parcel = createParcels({ monotonicMs: () => 0 }).open('she', 'a', 1_000);
    takePiece(parcel, piece(1), 0);
    const { buffer } = parcel.body;
    for (let at = 1; at < 1_000; at += 1) takePiece(parcel, piece(1, at), at);
    expect(parcel.held).toBe(1_000);
    expect(parcel.body.buffer).toBe(buffer);
    expect(buffer.byteLength).toBe(1_000);
  });

  it('[R17] lets go of the body once there is an answer, and counts the answer within the bytes in all', () => {
    let now = 0;
    const parcels = createParcels({ monotonicMs: () => now });
    const half = parcelBounds.bytes / 2;
    for (const account of ['he', 'she']) {
      const parcel = parcels.open(account, 'a', 10);
      takePiece(parcel, piece(10), 0);
      parcels.answered(parcel, half + 1);
      expect(parcel.body.byteLength).toBe(0);
      now += 1;
    }
    expect(parcels.open('he', 'a', 10).held).toBe(0);
    expect(parcels.open('she', 'a', 10).held).toBe(10);
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

describe('an exchange that came in pieces', () => {
  let server: ServerInProcess;
  let leaving: Desk;
  let colleague: Desk;

  beforeEach(async () => {
    server = await openServerInProcess();
    leaving = await openDesk(server, { account: 0, device: 0 });
    colleague = await openDesk(server, { account: 1, device: 1 });
  });
  afterEach(() => server.close());

  it('[R18] gives nothing more of its answer once her access has ended or she works for another commune', async () => {
    await colleague.push(1, colleague.acts.opening());
    for (const end of [
      () => server.store.accounts.reassign(leaving.author, '99998', server.clock.now()),
      () => server.store.accounts.endAccess(leaving.author, server.clock.now()),
    ]) {
      const before = await inPieces(leaving);
      expect(before.status).toBe(206);
      expect(await before.text()).toContain('"changes":[{');
      await end();
      const after = await inPieces(leaving, 'question');
      expect(after.status).toBe(200);
      expect(await after.json()).toEqual({ parcel: testNonce, held: 0 });
      await server.store.accounts.reassign(leaving.author, '99999', server.clock.now());
    }
  });

  async function inPieces(desk: Desk, what: 'body' | 'question' = 'body'): Promise<Response> {
    const pull = [{ scope: '99999', cursor: null, want: [], pageBytes: 64 * 1024 }];
    const body = new TextEncoder().encode(JSON.stringify(desk.request({ pull })));
    const place = what === 'body' ? `0-${body.length - 1}` : '*';
    return server.fetch(server.serverUrl + parcelPath(testNonce), {
      method: 'POST',
      headers: {
        accept: pieceMediaType,
        authorization: `Bearer ${desk.session.token}`,
        'content-type': pieceMediaType,
        'content-range': `bytes ${place}/${body.length}`,
      },
      body: what === 'body' ? body : new Uint8Array(),
    });
  }
});
