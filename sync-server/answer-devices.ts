import * as v from 'valibot';
import { type DeviceRight, mayWithDevices } from '../src/domain/access/device-rights.ts';
import { type DeviceDeed, deviceNameSchema, type DevicesAnswer } from '../src/protocol/devices.ts';
import type { Carrier } from './authenticate.ts';
import { Refusal } from './refusal.ts';
import type { ServerClock } from './server-clock.ts';
import type { StoredDevice } from './store/device-port.ts';
import type { ServerStore } from './store/port.ts';

interface DevicesParts {
  readonly store: ServerStore;
  readonly clock: Pick<ServerClock, 'now'>;
}

/** @throws {Refusal} `forbidden` */
export function holdToRight({ account }: Carrier, right: DeviceRight): void {
  if (!mayWithDevices(account.roles, right)) {
    throw new Refusal('forbidden', 'The machines of a commune are its administrator’s.');
  }
}

/** What there is in the carrier's commune: its machines, its people, and what was handed in. @throws {Refusal} `forbidden` */
export async function listDevices(carrier: Carrier, { store, clock }: DevicesParts): Promise<DevicesAnswer> {
  holdToRight(carrier, 'see');
  const { scope } = carrier.account;
  const people = await store.accounts.ofCommune(scope);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const devices = await store.devices.ofScope(scope);
  const handIns = await store.devices.handInsOf(scope);
  return {
    serverTime: clock.now(),
    devices: devices.map((device) => listed(device, names)),
    people: people.map((person) => ({ ...person, roles: [...person.roles] })),
    handIns: handIns.flatMap(({ device, sha256, size, count, at }) =>
      at === null ? [] : [{ device, sha256, size, count, at }],
    ),
  };
}

function listed(device: StoredDevice, names: ReadonlyMap<string, string>): DevicesAnswer['devices'][number] {
  const { publicKey, enrolledBy, usedBy, received: _received, revokedBy: _revokedBy, scope: _scope, ...rest } = device;
  const nameOf = (account: string | null): string | null => (account === null ? null : (names.get(account) ?? null));
  return { ...rest, hasKey: publicKey !== null, enrolledBy: nameOf(enrolledBy), usedBy: nameOf(usedBy) };
}

/** @throws {Refusal} `forbidden`; `notFound`: no machine of her commune; `badRequest` */
export async function doWithDevice(
  carrier: Carrier,
  { id, deed, body }: { readonly id: string; readonly deed: DeviceDeed; readonly body: unknown },
  { store, clock }: DevicesParts,
): Promise<void> {
  holdToRight(carrier, 'manage');
  const { account } = carrier;
  const device = v.is(v.pipe(v.string(), v.uuid()), id) ? await store.devices.byId(id) : undefined;
  if (device?.scope !== account.scope) throw new Refusal('notFound', 'There is no such machine in this commune.');
  switch (deed) {
    case 'revoke':
      return store.devices.revoke(id, account.id, clock.now());
    case 'seen':
      return store.devices.seen(id);
    case 'name':
      return store.devices.rename(id, heldToName(body));
    default:
      return deed satisfies never;
  }
}

export function heldToName(body: unknown): string {
  const parsed = v.safeParse(deviceNameSchema, body);
  if (parsed.success) return parsed.output.name.normalize('NFC');
  throw new Refusal('badRequest', 'The name of a machine has at most 60 characters.', { field: 'name' });
}
