import * as v from 'valibot';
import { deviceCodesPath, devicesAnswerSchema, devicesPath, madeCodeSchema } from '../../src/protocol/devices.ts';
import { signInResponseSchema } from '../../src/protocol/sign-in.ts';
import { syncMediaType, syncPath } from '../../src/protocol/sync-exchange.ts';
import { madeUpId } from '../support/acts.ts';
import { testNonce } from '../support/plain-device.ts';
import type { ProvedDevice } from '../support/proved-device.ts';
import type { ServerInProcess } from '../support/server-in-process.ts';

export const ids = { first: madeUpId(0xd01), second: madeUpId(0xd02), third: madeUpId(0xd03) };
export const minute = 60_000;
/** Status and code of a refusal. */
export const codeOf = async (answer: Response): Promise<[number, unknown]> => [
  answer.status,
  ((await answer.json()) as { readonly code?: string }).code,
];

/** What an idle exchange of a machine by hand says. */
export const idle = (machine: ProvedDevice, more: object = {}): string =>
  JSON.stringify({
    ...{ protocol: 2, nonce: testNonce, device: machine.device, incarnation: '0000TEST', build: 'test' },
    ...{ lanes: [], held: [], pull: [], ...more },
  });

/** What machines by hand do at a server. */
export function machinesOf(server: () => ServerInProcess) {
  async function signedIn(machine: ProvedDevice, code?: string, account = server().accounts[0]): Promise<string> {
    return v.parse(signInResponseSchema, await (await machine.signIn(account, code)).json()).token;
  }

  const exchange = (wire: typeof fetch, token: string, body: string, more: Record<string, string> = {}) =>
    wire(server().serverUrl + syncPath, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': syncMediaType, ...more },
      body,
    });

  const asPerson = (machine: ProvedDevice, token: string, path: string, body?: unknown) =>
    machine.wire(server().serverUrl + path, {
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });

  async function makeCode(machine: ProvedDevice, token: string, name = 'Máy một cửa 1'): Promise<string> {
    return v.parse(madeCodeSchema, await (await asPerson(machine, token, deviceCodesPath, { name })).json()).code;
  }

  async function listed(machine: ProvedDevice, token: string) {
    return v.parse(devicesAnswerSchema, await (await asPerson(machine, token, devicesPath)).json());
  }

  return { signedIn, exchange, asPerson, makeCode, listed };
}
