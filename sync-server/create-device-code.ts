import { deviceCodeBytes, makeDeviceCode, readDeviceCode } from '../src/domain/device-code.ts';
import type { HashText } from '../src/domain/words.ts';
import type { MadeCode } from '../src/protocol/devices.ts';
import { deviceCodeHash, type RandomBytes } from './secrets.ts';
import type { ServerClock } from './server-clock.ts';
import type { ServerStore } from './store/port.ts';

/** How long a code is good. */
const codeHours = 24;

interface MakeParts {
  readonly store: ServerStore;
  readonly clock: Pick<ServerClock, 'now'>;
  readonly hash: HashText;
  readonly randomBytes: RandomBytes;
}

/** A code that lets one machine in, once. It is told here and nowhere else: only its hash is kept. */
export async function createDeviceCode(
  { scope, name, by }: { readonly scope: string; readonly name: string; readonly by: string | null },
  { store, clock, hash, randomBytes }: MakeParts,
): Promise<MadeCode> {
  const code = makeDeviceCode(randomBytes(deviceCodeBytes));
  const madeAt = clock.now();
  const expiresAt = new Date(Date.parse(madeAt) + codeHours * 3_600_000).toISOString();
  const kept = deviceCodeHash(readDeviceCode(code) ?? code, hash);
  await store.devices.addCode({ hash: kept, scope, name: name.normalize('NFC'), madeAt, madeBy: by, expiresAt });
  return { code, expiresAt };
}
