import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { createDeviceCode } from '../../sync-server/create-device-code.ts';
import { createHub, type Hub, type HubParts } from '../../sync-server/hub/hub.ts';
import { readHubIdentity } from '../../sync-server/hub/hub-identity.ts';
import { type HubStore, openHubStore } from '../../sync-server/hub/hub-store.ts';
import { joinHub } from '../../sync-server/hub/join-hub.ts';
import { type Mirror, openMirror } from '../../sync-server/hub/mirror.ts';
import { createLog } from '../../sync-server/log.ts';
import { verifyWithNode } from '../../sync-server/node-receipt-signer.ts';
import { createRequestLimit } from '../../sync-server/request-limit.ts';
import { zlibPacking } from '../../sync-server/zlib-packing.ts';
import { createFakeIds } from './fake-ids.ts';
import { realTimers } from './real-timers.ts';
import { cheapPasswords, type HeldClock, serverHash, testCommune } from './server-parts.ts';
import type { ServerInProcess } from './server-in-process.ts';

/** An act on the hub's disk, as it lies there. */
export interface HeldAct {
  readonly device: string;
  readonly incarnation: string;
  readonly author: string;
  readonly seq: number;
  readonly mid: string;
  /** The province's word on it, JSON. */
  readonly proof: string | null;
  readonly isSettled: boolean;
}

export interface HubInProcess {
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly clock: HeldClock;
  readonly hub: Hub;
  readonly store: HubStore;
  readonly mirror: Mirror;
  /** The line between the hub and the province. */
  readonly line: { isUp: boolean };
  /** Dies without a word, and comes back on the same files. */
  kill(): Promise<void>;
  /** Everything that it has taken in, read beside it. */
  held(): readonly HeldAct[];
  close(): Promise<void>;
}

export const hubUrl = 'https://hub.test';
export const hubAccount = { username: 'hub.99999', password: 'told to a person, once' };

/** The account and the code by which whoever runs the province makes a hub possible. */
async function admitHub(server: ServerInProcess): Promise<string> {
  const { store, clock } = server;
  await store.accounts.putAccount(
    {
      ...{
        id: server.parts.newId(),
        username: hubAccount.username,
        name: 'Hub Thử',
        title: '',
        scope: testCommune.code,
      },
      passwordHash: await (await cheapPasswords()).hash(hubAccount.password),
      roles: ['hub'],
    },
    clock.now(),
  );
  const { code } = await createDeviceCode(
    { scope: testCommune.code, name: 'hub', by: null },
    { store, clock, hash: serverHash, randomBytes: server.parts.randomBytes },
  );
  return code;
}

/** The whole hub but the port, joined to a province in this process; its files are real. */
export async function openHubInProcess(
  server: ServerInProcess,
  overrides: Partial<HubParts> = {},
): Promise<HubInProcess> {
  const { clock } = server;
  const folder = mkdtempSync(join(tmpdir(), 'lien-mach-hub-'));
  const line = { isUp: true };
  const ids = createFakeIds(31);
  const upstream: typeof fetch = async (input, init) => {
    if (!line.isUp) throw new TypeError('no line');
    return server.fetch(input, init);
  };
  const code = await admitHub(server);
  const parts = { fetch: upstream, clock, timers: realTimers, newId: ids.newId, randomBytes: ids.randomBytes };
  const open = (): Pick<HubInProcess, 'store' | 'mirror' | 'hub'> => {
    const store = openHubStore(join(folder, 'hub.db'));
    const mirror = openMirror({
      file: join(folder, 'mirror.db'),
      notes: store,
      newId: ids.newId,
      now: () => clock.now(),
    });
    const identity = readHubIdentity(store);
    if (identity === undefined) throw new Error('The hub has not joined.');
    const hub = createHub({
      ...{ identity, store, mirror, ...parts, hash: serverHash, verify: verifyWithNode, packing: zlibPacking },
      log: createLog('silent', { write: () => undefined }),
      appOrigin: server.serverUrl,
      requests: createRequestLimit(clock),
      ...overrides,
    });
    return { store, mirror, hub };
  };
  const first = openHubStore(join(folder, 'hub.db'));
  const joined = await joinHub({ upstream: server.serverUrl, code, ...hubAccount }, { ...parts, store: first });
  first.close();
  if (joined.status !== 'joined') throw new Error(`The hub could not join: ${JSON.stringify(joined)}`);
  let opened = open();
  const shut = async (): Promise<void> => {
    await opened.mirror.close();
    opened.store.close();
  };
  return {
    url: hubUrl,
    fetch: async (input, init) => opened.hub.app.request(input instanceof URL ? input.href : input, init),
    clock,
    line,
    get hub() {
      return opened.hub;
    },
    get store() {
      return opened.store;
    },
    get mirror() {
      return opened.mirror;
    },
    async kill() {
      await shut();
      opened = open();
    },
    held() {
      const beside = new Database(join(folder, 'hub.db'));
      beside.exec('PRAGMA query_only=ON');
      const columns = 'device, incarnation, author, seq, mid, proof, settled_at IS NOT NULL AS settled';
      const rows = beside.prepare<[]>(`SELECT ${columns} FROM intake ORDER BY device, incarnation, author, seq`).all();
      beside.close();
      return (rows as (Omit<HeldAct, 'isSettled'> & { settled: number })[]).map(({ settled, ...row }) => ({
        ...row,
        isSettled: settled === 1,
      }));
    },
    async close() {
      await shut();
      rmSync(folder, { recursive: true });
    },
  };
}
