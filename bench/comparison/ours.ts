import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parcelPath } from '../../src/protocol/parcel.ts';
import { syncPath } from '../../src/protocol/sync-exchange.ts';
import { fillCommune } from '../../tests/support/big-commune.ts';
import { type Device, openDevice } from '../../tests/support/device.ts';
import { startServer } from '../../tests/support/server.ts';
import { openLibsqlStore } from '../../tests/support/test-store.ts';
import type { Contestant, ContestantDevice } from './contestant.ts';

/** Ours: the real client on an IndexedDB in memory, and a real server process on the embedded database, on disk. */
export function ours(seed: number): Contestant {
  return {
    name: 'Liền Mạch',
    settings: 'as it is shipped',
    brings: new RegExp(`^(?:POST ${syncPath}|\\w+ ${parcelPath('')})`, 'u'),
    async open({ filled }) {
      const dataDirectory = mkdtempSync(join(tmpdir(), 'lien-mach-bench-'));
      if (filled.length > 0) await fill(dataDirectory, filled.length, seed);
      const server = await startServer({ dataDirectory });
      const [account, colleague] = server.accounts;
      if (account === undefined || colleague === undefined) throw new Error('the server made no accounts');
      const devices: Device[] = [];
      const open = async (name: string, url: string): Promise<Device> => {
        const who = devices.length === 0 ? account : colleague;
        const device = await openDevice({ serverUrl: url, account: who, name });
        devices.push(device);
        return device;
      };
      return {
        port: server.port,
        openDevice: async (name, url) => deskOf(await open(name, url)),
        async held() {
          const reader = await open('reader', server.url);
          await settled(reader);
          return (await reader.dossiers()).map(({ dossier }) => dossier.id);
        },
        async close() {
          for (const device of devices) await device.close();
          await server.stop();
          rmSync(dataDirectory, { recursive: true, force: true });
        },
      };
    },
  };
}

function deskOf(device: Device): ContestantDevice {
  const own: string[] = [];
  return {
    async make(made) {
      const entities: string[] = [];
      for (const { fields } of made)
        entities.push((await device.perform({ name: 'openDossier', args: fields })).entity);
      own.push(...entities);
      return entities;
    },
    async change(field, values) {
      for (const [index, entity] of own.entries()) {
        const from = (await device.store.dossier(entity))?.dossier.fields[field] ?? null;
        await device.perform({ name: 'editDossier', entity, args: { changes: [{ field, from, to: values[index] }] } });
      }
    },
    sync: () => settled(device),
    held: async () => (await device.dossiers()).map(({ dossier }) => dossier.id),
  };
}

async function settled(device: Device): Promise<void> {
  const { failure } = await device.sync();
  if (failure !== undefined) throw new Error(failure.reason);
}

/** A server that has lived: the same births that peers are filled with, taken in by its own decision code. */
async function fill(dataDirectory: string, count: number, seed: number): Promise<void> {
  const before = await startServer({ dataDirectory });
  await before.stop();
  const store = openLibsqlStore({ file: join(dataDirectory, 'lien-mach.db') });
  const known = await store.accounts.byUsername(before.accounts[0]?.username ?? '');
  if (known === undefined) throw new Error('the server made no accounts');
  await fillCommune(store, { scope: known.scope, author: known.id, count, seed });
  await store.close();
}
