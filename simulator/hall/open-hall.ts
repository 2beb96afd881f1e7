import { mirrorPath } from '../../src/protocol/mirror.ts';
import { type Device, openDevice } from '../../tests/support/device.ts';
import { createFakeClock, type FakeClock } from '../../tests/support/fake-clock.ts';
import { type HubInProcess, hubUrl, openHubInProcess } from '../../tests/support/hub-in-process.ts';
import { openRestorable, type RestorableServer } from '../../tests/support/restorable-server.ts';

export interface HallMachine {
  readonly clock: FakeClock;
  readonly device: Device;
  /** Dossiers that it has opened and not taken on yet. */
  readonly received: string[];
  /** Ids of all acts that were saved on it. */
  readonly saved: string[];
  /** Its own line to the province. */
  isUp: boolean;
  /** Its disk is gone, and what nobody else had with it. */
  isLost: boolean;
  /** Nobody makes anything on it any more: it has nothing to say but what it is asked. */
  isQuiet: boolean;
}

type Road = 'direct' | 'byHub' | 'upstream';

export interface Hall {
  readonly province: RestorableServer;
  readonly hub: HubInProcess;
  readonly machines: readonly HallMachine[];
  readonly lines: { hubIsThere: boolean; mirrorFails: boolean; readonly loses: Set<Road> };
  readonly pass: (milliseconds: number) => void;
  close(): Promise<void>;
}

export const minute = 60_000;

/** Three machines, a hub and a province that can be put back; of every road the next answer can be lost. */
export async function openHall(): Promise<Hall> {
  const province = await openRestorable();
  const lines: Hall['lines'] = { hubIsThere: true, mirrorFails: false, loses: new Set() };
  const losing =
    (road: Road, to: typeof fetch): typeof fetch =>
    async (input, init) => {
      const answer = await to(input, init);
      if (lines.loses.delete(road)) throw new TypeError('the answer was lost');
      return answer;
    };
  const toProvince: typeof fetch = (input, init) => province.server.fetch(input, init);
  const upstream: typeof fetch = (input, init) => {
    const isMirror = String(input instanceof Request ? input.url : input).endsWith(mirrorPath);
    return isMirror && lines.mirrorFails ? Promise.reject(new TypeError('no line')) : toProvince(input, init);
  };
  const hub = await openHubInProcess({ ...province.server, fetch: losing('upstream', upstream) });
  const machine = async (number: 0 | 1 | 2): Promise<HallMachine> => {
    const clock = createFakeClock(province.clock.now());
    const state = { isUp: true, isLost: false, isQuiet: false };
    const direct: typeof fetch = async (input, init) => {
      if (!state.isUp) throw new TypeError('no line');
      return losing('direct', toProvince)(input, init);
    };
    const byHub: typeof fetch = async (input, init) => {
      if (!lines.hubIsThere) throw new TypeError('no hub');
      return losing('byHub', hub.fetch)(input, init);
    };
    const { serverUrl, accounts } = province.server;
    const device = await openDevice({
      ...{ serverUrl, account: accounts[number], name: `máy ${number + 1}`, clock },
      ...{ fetch: direct, hub: { url: hubUrl, fetch: byHub } },
    });
    return Object.assign(state, { clock, device, received: [], saved: [] });
  };
  const machines = [await machine(0), await machine(1), await machine(2)];
  return {
    ...{ province, hub, machines, lines },
    pass(milliseconds) {
      province.clock.advance(milliseconds);
      for (const { clock } of machines) clock.advance(milliseconds);
    },
    async close() {
      for (const { device, isLost } of machines) if (!isLost) await device.close();
      await hub.close();
      await province.close();
    },
  };
}
