import * as v from 'valibot';
import {
  deviceCodesPath,
  type DeviceDeed,
  deviceDeedPath,
  type DevicesAnswer,
  devicesAnswerSchema,
  devicesPath,
  handedInPath,
  openedHandInPath,
  openedHandInSchema,
  type MadeCode,
  madeCodeSchema,
} from '../protocol/devices.ts';
import type { Bytes, Timers } from '../store/device-ports.ts';
import { watched } from './watchdog.ts';

/** What an administrator may ask of the server about machines; nothing of it is kept on hers. `undefined`: not this time. */
export interface AskDevices {
  list(): Promise<DevicesAnswer | undefined>;
  makeCode(name: string): Promise<MadeCode | undefined>;
  /** `true`: it is done. */
  deed(id: string, deed: DeviceDeed, name?: string): Promise<boolean>;
  /** The sealed bytes. */
  handedIn(device: string, sha256: string): Promise<Bytes | undefined>;
  /** What opens one that was sealed to the server's key, in base64url. */
  openedHandIn(device: string, sha256: string): Promise<string | undefined>;
}

interface AskParts {
  readonly fetch: typeof fetch;
  readonly origin: string;
  readonly timers: Timers;
  readonly token: () => Promise<string>;
}

const patience = 30_000;

export function createAskDevices({ fetch, origin, timers, token }: AskParts): AskDevices {
  const ask = async <Answer>(
    path: string,
    body: object | undefined,
    read: (response: Response) => Promise<Answer | undefined>,
  ): Promise<Answer | undefined> => {
    const authorization = `Bearer ${await token()}`;
    const outcome = await watched(timers, patience, async (signal) => {
      try {
        const response = await fetch(`${origin}${path}`, {
          ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
          headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
          signal,
          cache: 'no-store',
          credentials: 'omit',
          redirect: 'error',
        });
        return response.ok ? await read(response) : undefined;
      } catch {
        return undefined;
      }
    });
    return outcome.status === 'settled' ? outcome.value : undefined;
  };
  // R6: only our own words count.
  const parsed =
    <Answer>(schema: v.GenericSchema<unknown, Answer>) =>
    async (response: Response): Promise<Answer | undefined> => {
      const answer = v.safeParse(schema, await response.json());
      return answer.success ? answer.output : undefined;
    };
  return {
    list: () => ask(devicesPath, undefined, parsed(devicesAnswerSchema)),
    makeCode: (name) => ask(deviceCodesPath, { name }, parsed(madeCodeSchema)),
    async deed(id, deed, name) {
      const body = name === undefined ? {} : { name };
      return (await ask(deviceDeedPath(id, deed), body, parsed(v.object({})))) !== undefined;
    },
    openedHandIn: async (device, sha256) =>
      (await ask(openedHandInPath(device, sha256), {}, parsed(openedHandInSchema)))?.secret,
    handedIn: (device, sha256) =>
      ask(handedInPath(device, sha256), undefined, async (response) => new Uint8Array(await response.arrayBuffer())),
  };
}
