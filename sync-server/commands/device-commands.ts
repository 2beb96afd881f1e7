import type { Instant } from '../../src/domain/words.ts';
import { createDeviceCode } from '../create-device-code.ts';
import type { StoredDevice } from '../store/device-port.ts';
import { openStore } from '../store/open-store.ts';
import type { ServerStore } from '../store/port.ts';
import type { Command } from './command-line.ts';
import type { CommandParts } from './command-parts.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

type Of<Name extends Command['name']> = Extract<Command, { name: Name }>;

async function onStore(
  { settings, clock, timers, newId }: CommandParts,
  work: (store: ServerStore) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { store, pokes } = await openStore({ ...settings, newId, now: () => clock.now(), timers });
  try {
    return await work(store);
  } finally {
    await pokes.close();
    await store.close();
  }
}

/** A code for one more machine, from the terminal: also where no administrator can sign in any more. */
export async function makeCodeByHand({ commune, called }: Of<'deviceCode'>, parts: CommandParts): Promise<ExitCode> {
  return onStore(parts, async (store) => {
    const { say } = parts;
    if ((await store.accounts.commune(commune)) === undefined) {
      say(`There is no commune ${commune} on this server.`);
      return exitCodes.foundWrong;
    }
    const { code, expiresAt } = await createDeviceCode({ scope: commune, name: called, by: null }, { ...parts, store });
    say(`Device code for one machine of commune ${commune}, good until ${expiresAt}: ${code}`);
    return exitCodes.good;
  });
}

export async function devicesByHand({ deed }: Of<'devices'>, parts: CommandParts): Promise<ExitCode> {
  const { say, clock } = parts;
  return onStore(parts, async (store) => {
    if (deed.kind === 'list') {
      for (const { code } of await store.accounts.communes()) {
        const devices = await store.devices.ofScope(code);
        const people = await store.accounts.byIds([...new Set(devices.flatMap(({ usedBy }) => usedBy ?? []))]);
        const names = new Map(people.map(({ id, name, username }) => [id, `${name} (${username})`]));
        for (const device of devices) say(lineOf(device, names));
      }
      return exitCodes.good;
    }
    const device = await store.devices.byId(deed.id);
    if (device === undefined) {
      say('There is no such device.');
      return exitCodes.foundWrong;
    }
    if (deed.kind === 'revoke') {
      await store.devices.revoke(device.id, null, clock.now());
      say('Revoked. At its next contact it hands in what waits on it, sealed, and forgets everything.');
    } else {
      await store.devices.rename(device.id, deed.called.normalize('NFC'));
      say(`It is called ${deed.called} now.`);
    }
    return exitCodes.good;
  });
}

function lineOf(
  { id, scope, name, publicKey, exchangedAt, usedBy, waiting, build, ...more }: StoredDevice,
  names: ReadonlyMap<string, string>,
): string {
  const facts = [
    publicKey === null ? 'no key' : 'enrolled',
    `last exchange ${exchangedAt ?? 'never'}`,
    ...(exchangedAt === null ? [] : [`used then by ${names.get(usedBy ?? '') ?? 'not known'}`]),
    `${waiting} waiting`,
    `build ${build ?? 'unknown'}`,
    ...since('revoked', more.revokedAt),
    ...since('handed in', more.handedInAt),
    ...(more.emptyAt === null ? [] : [`came back empty ${more.emptyAt}, ${more.emptyCount} acts missing`]),
  ];
  return `${scope} ${id} ${name === '' ? '(no name)' : name}: ${facts.join(', ')}`;
}

function since(word: string, at: Instant | null): string[] {
  return at === null ? [] : [`${word} ${at}`];
}
