import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { carryLimits, letterPath } from '../../../src/protocol/carry.ts';
import { readFrames } from '../../../src/protocol/letter.ts';
import { lettersFrom } from '../../../src/protocol/look-at-letters.ts';
import { pieceMediaType } from '../../../src/protocol/parcel.ts';
import { blobSource } from '../../../src/sync/carry/blob-source.ts';
import { readSessionRow, writeMeta } from '../../../src/store/meta.ts';
import { openLetter } from '../../../sync-server/carry/open-letter.ts';
import { readyLetter, takeInLetter } from '../../../sync-server/carry/take-in-letter.ts';
import { newHandInKey } from '../../../sync-server/hand-in-key.ts';
import { bring, filesOf, hasHeardOf, takeIn, answersTo } from '../../support/carried-by-file.ts';
import { makeDeviceKey } from '../../support/device-key.ts';
import { type Device, openDevice } from '../../support/device.ts';
import { attachPages, madeUpPage } from '../../support/made-up-pages.ts';
import { makePeople } from '../../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../../support/server-in-process.ts';
import { testCommune } from '../../support/server-parts.ts';

let server: ServerInProcess;
let tablet: Device;
let carrier: Device;
let entity: string;
beforeEach(async () => {
  server = await openServerInProcess();
  tablet = await deviceOf(0, 'máy tính bảng');
  carrier = await deviceOf(1, 'máy mang hộ');
  await hasHeardOf(tablet, server.serverUrl);
  ({ entity } = await tablet.perform({ name: 'openDossier', args: makePeople(3).birth() }));
});
afterEach(async () => {
  await tablet.close();
  await carrier.close();
  await server.close();
});

async function deviceOf(account: number, name: string): Promise<Device> {
  const { username, password } = server.accounts[account] ?? server.accounts[0];
  return openDevice({ serverUrl: server.serverUrl, fetch: server.fetch, account: { username, password }, name });
}
async function fileOf(device: Device): Promise<Blob> {
  const [file] = await filesOf(device);
  if (file === undefined) throw new Error('Nothing was written.');
  return file;
}
const taken = async (): Promise<number> =>
  (await server.store.read((scope) => scope(testCommune.code).counter())).mutationNo;

/** One letter as it is, brought by hand. */
async function send(letter: Uint8Array<ArrayBuffer>): Promise<[number, unknown]> {
  const session = await carrier.store.session();
  const answer = await carrier.wire(server.serverUrl + letterPath(carrier.parts.newId()), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${session?.token}`,
      'content-type': pieceMediaType,
      'content-range': `bytes 0-${letter.length - 1}/${letter.length}`,
    },
    body: letter,
  });
  if (answer.status < 400) return [answer.status, null];
  return [answer.status, ((await answer.json()) as { field: unknown }).field];
}
async function lettersIn(file: Blob): Promise<Uint8Array<ArrayBuffer>[]> {
  const found: Uint8Array<ArrayBuffer>[] = [];
  const within = { from: lettersFrom, most: carryLimits.letter };
  for await (const frame of readFrames(blobSource(file), within, tablet.parts.hash))
    if (frame.status === 'letter') found.push(frame.bytes);
  return found;
}

describe('a letter', () => {
  it('[R6] of which any byte is another is refused, and nothing of it is taken', async () => {
    const [letter = new Uint8Array()] = await lettersIn(await fileOf(tablet));
    const asked = { letter: 0, signature: 0 };
    // Every part of it: length, head, key's box, box, signature.
    for (let at = 0; at < letter.length; at += Math.ceil(letter.length / 60)) {
      const [status, field] = await send(letter.map((byte, place) => (place === at ? byte ^ 1 : byte)));
      expect(status, String(at)).toBe(400);
      expect(['letter', 'signature', 'keyId', 'device']).toContain(field);
      if (field === 'letter' || field === 'signature') asked[field] += 1;
    }
    expect(asked.signature).toBeGreaterThan(20);
    for (const length of [0, 3, 200, letter.length - 1]) {
      if (length > 0) expect((await send(letter.slice(0, length)))[0]).toBe(400);
    }
    expect(await taken()).toBe(0);
    expect(await send(letter)).toEqual([206, null]);
    expect(await taken()).toBe(1);
  });

  it('of a machine that the server does not know by its key says so, and one that another machine has signed', async () => {
    const forged = { ...tablet, key: makeDeviceKey() };
    expect(await bring(carrier, await fileOf(forged), server.serverUrl)).toMatchObject({
      ...{ status: 'refused', problem: { code: 'badRequest', field: 'signature' }, answers: null },
    });
    const { meta } = tablet.parts.database;
    const { incarnation } = await tablet.store.identity();
    await meta.put({ id: 'identity', value: { device: tablet.parts.newId(), incarnation }, box: null });
    expect(await bring(carrier, await fileOf(tablet), server.serverUrl)).toMatchObject({
      problem: { field: 'device' },
    });
    expect(await taken()).toBe(0);
  });

  it('that is sealed to another server’s key is refused before anything else is looked at', async () => {
    const other = await openServerInProcess({ handInKey: newHandInKey() }, { store: server.store });
    await hasHeardOf(tablet, other.serverUrl);
    const otherTablet = { ...tablet, wire: other.fetch };
    await hasHeardOf(otherTablet, other.serverUrl);
    expect(await bring(carrier, await fileOf(tablet), server.serverUrl)).toMatchObject({ problem: { field: 'keyId' } });
    expect(await taken()).toBe(0);
  });

  it('[R9] by somebody who has never signed in on that machine is not taken', async () => {
    const { database } = tablet.parts;
    const row = await readSessionRow(database);
    if (row === undefined) throw new Error('Nobody is signed in.');
    await writeMeta(database, 'session', { ...row.value, account: server.accounts[2].id }, row.box);
    expect(await bring(carrier, await fileOf(tablet), server.serverUrl)).toMatchObject({
      problem: { code: 'forbidden', field: 'account' },
    });
    expect(await taken()).toBe(0);
  });

  it('[R9] brings what was made on the machine that wrote it, and of no other, whoever is said to have been signed in', async () => {
    const [bytes = new Uint8Array()] = await lettersIn(await fileOf(tablet));
    const parts = {
      ...server.parts,
      mutatorFailed: () => undefined,
      restored: () => undefined,
      vouchersIgnored: () => undefined,
    };
    const ready = await readyLetter(await openLetter(bytes, parts), parts);
    if (ready.heard === undefined) throw new Error('The letter holds no acts.');
    const { request } = ready.heard;
    const elsewhere = request.lanes.map((run) => ({ ...run, device: carrier.parts.newId() }));
    const forged = { ...ready, heard: { ...ready.heard, request: { ...request, lanes: elsewhere } } };
    expect((await takeInLetter(forged, parts)).counts).toMatchObject({ lanes: 0, brought: 0, receipts: 0 });
    expect(await taken()).toBe(0);
    expect((await takeInLetter(ready, parts)).counts).toMatchObject({ lanes: 1, brought: 1, receipts: 1 });
  });

  it('[R18] of a revoked machine is kept apart, its pages are not taken, and it is told so', async () => {
    const pages = [madeUpPage(1, 1_000)];
    await attachPages(tablet.store, entity, pages);
    const { device } = await tablet.store.identity();
    await server.store.devices.revoke(device, null, server.clock.now());
    const answers = await answersTo(carrier, await fileOf(tablet), server.serverUrl);
    expect(await takeIn(tablet, answers)).toMatchObject({ receipts: 2, pages: 0, noPages: 1, why: 'notHers' });
    const [entry] = (await tablet.store.outbox()).entries;
    expect(entry?.receipt).toMatchObject({ status: 'quarantined', problems: [{ code: 'deviceRevoked' }] });
  });

  it('[R18] of an officer whose access has ended is set apart, and brought by nobody whose own has', async () => {
    const file = await fileOf(tablet);
    await server.store.accounts.endAccess(server.accounts[1].id, server.clock.now());
    expect(await bring(carrier, file, server.serverUrl)).toMatchObject({ problem: { code: 'accessEnded' } });
    const other = await deviceOf(3, 'máy xã bên');
    await server.store.accounts.endAccess(server.accounts[0].id, server.clock.now());
    expect(await takeIn(tablet, await answersTo(other, file, server.serverUrl))).toMatchObject({ receipts: 1 });
    const { status } = (await tablet.store.outbox()).entries[0]?.receipt ?? {};
    expect(status).toBe('quarantined');
    await other.close();
  });

  it('[R17] that is too long is refused, and a page for which there is no room is told', async () => {
    expect((await send(new Uint8Array(carryLimits.letter + 1)))[0]).toBe(413);
    await tablet.close();
    await carrier.close();
    await server.close();
    server = await openServerInProcess({ communeBytes: 500 });
    [tablet, carrier] = [await deviceOf(0, 'máy tính bảng'), await deviceOf(1, 'máy mang hộ')];
    await hasHeardOf(tablet, server.serverUrl);
    ({ entity } = await tablet.perform({ name: 'openDossier', args: makePeople(3).birth() }));
    const pages = [madeUpPage(4, 1_000)];
    await attachPages(tablet.store, entity, pages);
    const answers = await answersTo(carrier, await fileOf(tablet), server.serverUrl);
    expect(await takeIn(tablet, answers)).toMatchObject({ receipts: 2, pages: 0, noPages: 1, why: 'noRoom' });
    // It waits for another day.
    expect(await tablet.store.pages.waiting()).toEqual({ pages: 1, bytes: 1_000, acts: 0 });
  });
});
