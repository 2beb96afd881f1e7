import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSnapshots, type Snapshots } from '../../sync-server/snapshots.ts';
import { bigCount, bigServer, headOf } from '../support/load-desk.ts';
import type { ServerInProcess } from '../support/server-in-process.ts';
import { serverHash } from '../support/server-parts.ts';

let server: ServerInProcess;
let walks: number;
let snapshots: Snapshots;

beforeEach(async () => {
  server = await bigServer();
  walks = 0;
  const { clock } = server;
  const pause = (): void => {
    walks += 1;
  };
  snapshots = createSnapshots({ store: server.store, hash: serverHash, clock, pause });
});
afterEach(() => server.close());

it('[R17] walks the commune once for a name that no snapshot bears, however often it is asked', async () => {
  const { seq } = await headOf(server);
  for (const odd of [`${seq}`, `${seq}-`, `${seq}.0-0123456789abcdef`, ` ${seq}-0123456789abcdef`, `${seq}-anything`]) {
    expect(await snapshots.named('99999', odd)).toBeUndefined();
  }
  expect(walks).toBe(0);
  for (let time = 0; time < 3; time += 1) {
    expect(await snapshots.named('99999', `${seq}-0123456789abcdef`)).toBeUndefined();
  }
  const once = walks;
  expect(once).toBeGreaterThan(0);
  const { manifest } = (await snapshots.current('99999')) ?? {};
  expect(manifest?.rows).toBe(bigCount);
  expect(await snapshots.named('99999', manifest?.id ?? '')).toBeDefined();
  expect(walks).toBe(once);
});
