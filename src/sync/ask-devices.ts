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
import type { Bytes } from '../store/device-ports.ts';
import type { AskServer } from './ask-server.ts';

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

export function createAskDevices(askServer: AskServer): AskDevices {
  const ask = <Answer>(
    path: string,
    body: object | undefined,
    read: (response: Response) => Promise<Answer | undefined>,
  ): Promise<Answer | undefined> =>
    askServer(path, body, async (response) => (response.ok ? read(response) : undefined));
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
