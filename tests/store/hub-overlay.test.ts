import { afterEach, beforeEach, expect, it } from 'vitest';
import { prepareOverlay, writeOverlay } from '../../src/store/hub-overlay.ts';
import type { SyncResponse } from '../../src/protocol/sync-exchange.ts';
import { type Device, openDevice } from '../support/device.ts';
import { madeUpDossier } from '../support/made-up-view.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { testCommune } from '../support/server-parts.ts';

let server: ServerInProcess;
let device: Device;
beforeEach(async () => {
  server = await openServerInProcess();
  const [account] = server.accounts;
  device = await openDevice({ serverUrl: server.serverUrl, fetch: server.fetch, account, name: 'máy ở sảnh' });
  await device.sync();
});
afterEach(async () => {
  await device.close();
  await server.close();
});

const scope = testCommune.code;
const ofServer = { relayed: undefined } as unknown as SyncResponse;
const ofHub = (): SyncResponse =>
  ({
    relayed: [],
    overlay: [{ ...madeUpDossier({ number: 7, fields: makePeople(71).birth() }), scope }],
  }) as unknown as SyncResponse;
const prepared = (answer: SyncResponse, how: { byFile?: boolean; isMoved?: boolean } = {}) =>
  prepareOverlay(device.parts, scope, { answer, byFile: false, isMoved: false, ...how });

it('[R16] stands until the server answers over a line: a file ends nothing, and the same again is written anew where rows came', async () => {
  const { database } = device.parts;
  const first = await prepared(ofHub());
  expect(first?.rows).toHaveLength(1);
  await database.transaction('rw', [database.views, database.meta], () => writeOverlay(database, scope, first));
  expect(await device.dossiers()).toMatchObject([{ exchange: 'relayed' }]);
  expect(await prepared(ofHub())).toBeNull();
  expect((await prepared(ofHub(), { isMoved: true }))?.rows).toHaveLength(1);
  expect(await prepared(ofServer, { byFile: true })).toBeNull();
  expect(await prepared(ofServer)).toEqual({ hash: '', rows: [] });
});
