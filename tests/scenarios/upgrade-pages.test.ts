import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPageWire } from '../../src/sync/pages/page-wire.ts';
import { sendLastPages } from '../../src/sync/pages/send-last-pages.ts';
import { openDevice } from '../support/device.ts';
import { saveSnapshot } from '../support/device-disk.ts';
import { openDeviceKey } from '../support/device-key.ts';
import { madeUpPage } from '../support/made-up-pages.ts';
import { realTimers } from '../support/real-timers.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { testCommune } from '../support/server-parts.ts';
import { profile6 } from '../support/upgraded-profile.ts';

let work: string;
let server: ServerInProcess;
beforeEach(async () => {
  work = mkdtempSync(join(tmpdir(), 'lien-mach-upgrade-'));
  server = await openServerInProcess({}, { file: profile6.layServerFile(join(work, 'server')) });
});
afterEach(async () => {
  await server.close();
  rmSync(work, { recursive: true });
});

it('[R15] a profile written by the first version that kept pages opens with every one, and what waits arrives whole', async () => {
  const directory = join(work, 'device');
  const before = profile6.snapshot();
  expect(before.version).toBe(60);
  saveSnapshot(directory, before);
  const [account] = server.accounts;
  const meta = before.stores.find(({ name }) => name === 'meta')?.rows as readonly { id: string; value: unknown }[];
  const identity = meta.find(({ id }) => id === 'identity')?.value as { readonly device: string };
  // The key of its browser is not kept; the machine is known by another.
  const { publicKey } = openDeviceKey(directory);
  const { id: by } = account;
  const known = { id: identity.device, scope: testCommune.code, publicKey, by, at: server.clock.now() };
  await server.store.devices.enrol(known);

  const { serverUrl, fetch } = server;
  const device = await openDevice({ serverUrl, fetch, account, name: 'upgraded', directory });
  const store = device.store.pages;
  const pages = profile6.pages.map((length, at) => madeUpPage(at + 1, length));
  const [, cut] = await store.standing(pages);
  expect((await store.standing(pages)).map(({ state }) => state)).toEqual(['here', 'waiting', 'waiting', 'waiting']);
  expect(cut?.sent).toBe(16_000);
  for (const { sha256, content } of pages) expect(await store.content(sha256)).toEqual(content);

  await device.sync();
  expect(await device.outbox()).toEqual([]);
  const { clock } = device.parts;
  const bodies: number[] = [];
  const counted: typeof globalThis.fetch = (input, init) => {
    if (init?.body instanceof Uint8Array) bodies.push(init.body.length);
    return device.wire(input, init);
  };
  const wire = createPageWire({ fetch: counted, origin: serverUrl, clock, timers: realTimers });
  const unheard = (error: unknown): never => {
    throw error;
  };
  const sent = await sendLastPages({ store, wire, clock, timers: realTimers, chance: () => 0, report: unheard });
  expect(sent).toBe('done');
  expect((await store.standing(pages)).map(({ state }) => state)).toEqual(['here', 'here', 'here', 'here']);
  // The one that was cut goes on where it was.
  expect(bodies.reduce((sum, length) => sum + length, 0)).toBe(60_000 - 16_000 + 5_000 + 70_000);
  for (const { sha256, content } of pages.slice(1)) {
    expect(await server.parts.blobs.get({ scope: testCommune.code, sha256 })).toEqual(content);
  }
  await device.close();
});
