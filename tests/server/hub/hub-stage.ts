import * as v from 'valibot';
import {
  protocolVersion,
  syncMediaType,
  syncPath,
  type SyncRequest,
  type SyncResponse,
  syncResponseSchema,
} from '../../../src/protocol/sync-exchange.ts';
import { type Device, openDevice } from '../../support/device.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { type HubInProcess, hubUrl, openHubInProcess } from '../../support/hub-in-process.ts';
import { openServerInProcess, type ServerInProcess } from '../../support/server-in-process.ts';

export interface HubStage {
  readonly server: ServerInProcess;
  readonly hub: HubInProcess;
  /** A machine in the hall; its own line is cut with `hub.line`. */
  machine(account: 0 | 1 | 2 | 3, name?: string): Promise<Device>;
  /** Asks the hub by hand, as this machine. */
  ask(device: Device, request: Partial<SyncRequest>, more?: Readonly<Record<string, string>>): Promise<Response>;
  /** Moves every clock. */
  pass(milliseconds: number): void;
  close(): Promise<void>;
}

const nonce = 'made-up-nonce-0123456789';

export async function setHubStage(overrides: Parameters<typeof openHubInProcess>[1] = {}): Promise<HubStage> {
  const server = await openServerInProcess();
  const hub = await openHubInProcess(server, overrides);
  const clock = createFakeClock(server.clock.now());
  const devices: Device[] = [];
  const anywhere: typeof fetch = async (input, init) => {
    if (urlOf(input).startsWith(hubUrl)) return hub.fetch(input, init);
    if (!hub.line.isUp) throw new TypeError('no line');
    return server.fetch(input, init);
  };
  return {
    server,
    hub,
    async machine(account, name = `máy ${account}`) {
      const device = await openDevice({
        ...{ serverUrl: server.serverUrl, account: server.accounts[account], name, clock },
        ...{ fetch: anywhere, hub: { url: hubUrl, fetch: anywhere } },
      });
      devices.push(device);
      return device;
    },
    async ask(device, request, more = {}) {
      const session = await device.store.session();
      const identity = await device.store.identity();
      const head = { protocol: protocolVersion, nonce, ...identity, build: 'thử', lanes: [], held: [], pull: [] };
      return device.wire(`${hubUrl}${syncPath}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${session?.token ?? ''}`, 'content-type': syncMediaType, ...more },
        body: new TextEncoder().encode(JSON.stringify({ ...head, ...request })),
      });
    },
    pass(milliseconds) {
      server.clock.advance(milliseconds);
      clock.advance(milliseconds);
    },
    async close() {
      for (const device of devices) await device.close();
      await hub.close();
      await server.close();
    },
  };
}

const urlOf = (input: string | URL | Request): string => (input instanceof Request ? input.url : input.toString());

export async function answerOf(response: Response): Promise<SyncResponse> {
  return v.parse(syncResponseSchema, await response.json());
}

export const wholePull = (more: Partial<SyncRequest['pull'][number]> = {}): SyncRequest['pull'] => [
  { scope: '99999', cursor: null, want: [], pageBytes: 262_144, kinds: 3, ...more },
];
