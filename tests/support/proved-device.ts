import { createSignedWire } from '../../src/sync/signed-wire.ts';
import { signInPath } from '../../src/protocol/sign-in.ts';
import { type DeviceKey, makeDeviceKey } from './device-key.ts';
import type { ServerInProcess } from './server-in-process.ts';

/** A machine by hand that has a key, and a clock of its own. */
export interface ProvedDevice {
  readonly device: string;
  readonly key: DeviceKey;
  /** Proves what bears a credential. */
  readonly wire: typeof fetch;
  signIn(account: { readonly username: string; readonly password: string }, code?: string): Promise<Response>;
}

export function openProvedDevice(
  server: Pick<ServerInProcess, 'fetch' | 'serverUrl' | 'clock'>,
  device: string,
  { key = makeDeviceKey(), wrongBy = 0, revoked = (): void => undefined } = {},
): ProvedDevice {
  const clock = { now: () => Date.parse(server.clock.now()) + wrongBy, monotonic: () => 0 };
  const wire = createSignedWire({
    fetch: server.fetch,
    clock,
    signer: () => Promise.resolve(key),
    offset: () => Promise.resolve(0),
    revoked,
  });
  return {
    device,
    key,
    wire,
    signIn: ({ username, password }, code) =>
      wire(server.serverUrl + signInPath, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Device ${device}` },
        body: JSON.stringify({
          username,
          password,
          device,
          key: key.publicKey,
          ...(code === undefined ? {} : { code }),
        }),
      }),
  };
}
