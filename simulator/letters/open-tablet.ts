import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Brought } from '../../src/sync/carry/bring-letters.ts';
import { blobsInMemory } from '../../tests/support/blobs-in-memory.ts';
import { bring, hasHeardOf } from '../../tests/support/carried-by-file.ts';
import { type Device, openDevice } from '../../tests/support/device.ts';
import { createFakeClock, type FakeClock } from '../../tests/support/fake-clock.ts';
import { openRestorable, type RestorableServer } from '../../tests/support/restorable-server.ts';

/** A machine without a line, somebody who carries its files, and a colleague who has a line. */
export interface Tablet {
  readonly province: RestorableServer;
  readonly clock: FakeClock;
  /** As it is now: a backup may have taken the place of what it was. */
  readonly device: Device;
  readonly colleague: Device;
  hasLine(isUp: boolean): void;
  /** Brought to the province by the machine of another commune. */
  carry(file: Blob): Promise<Brought>;
  /** Keeps a copy of the profile. */
  keep(): Promise<void>;
  /** The profile is put back to that copy. */
  goBack(): Promise<void>;
  pass(milliseconds: number): void;
  close(): Promise<void>;
}

export const minute = 60_000;

export async function openTablet(): Promise<Tablet> {
  const province = await openRestorable();
  // Where whole pages lie outlives a database that is put back.
  await province.restart({ blobs: blobsInMemory() });
  const folder = mkdtempSync(join(tmpdir(), 'lien-mach-letters-'));
  const [live, kept] = [join(folder, 'live'), join(folder, 'kept')];
  const clock = createFakeClock(province.clock.now());
  const line = { isUp: true };
  const toProvince: typeof fetch = (input, init) => province.server.fetch(input, init);
  const { serverUrl, accounts } = province.server;
  const open = (): Promise<Device> =>
    openDevice({
      ...{ serverUrl, account: accounts[0], name: 'máy tính bảng', directory: live, clock },
      fetch: async (input, init) => {
        if (!line.isUp) throw new TypeError('no line');
        return toProvince(input, init);
      },
    });
  let device = await open();
  const onLine = { serverUrl, clock, fetch: toProvince };
  const neighbour = await openDevice({ ...onLine, account: accounts[3], name: 'máy xã bên' });
  const colleague = await openDevice({ ...onLine, account: accounts[1], name: 'máy đồng nghiệp' });
  await device.sync();
  await hasHeardOf(device, serverUrl);
  return {
    ...{ province, clock, colleague },
    get device() {
      return device;
    },
    hasLine(isUp) {
      line.isUp = isUp;
    },
    async carry(file) {
      await neighbour.sync();
      return bring(neighbour, file, serverUrl);
    },
    async keep() {
      await device.flush();
      rmSync(kept, { recursive: true, force: true });
      cpSync(live, kept, { recursive: true });
    },
    async goBack() {
      await device.close();
      rmSync(live, { recursive: true });
      cpSync(kept, live, { recursive: true });
      device = await open();
    },
    pass(milliseconds) {
      province.clock.advance(milliseconds);
      clock.advance(milliseconds);
    },
    async close() {
      for (const one of [device, neighbour, colleague]) await one.close();
      await province.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
