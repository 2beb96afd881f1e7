import type { Dossier } from '../../src/domain/dossier.ts';
import { type Device, openDevice } from './device.ts';
import { openServerInProcess, type ServerInProcess } from './server-in-process.ts';

/** Two officers of one commune, each at a machine of her own. */
export interface TwoDesks {
  readonly server: ServerInProcess;
  readonly first: Device;
  readonly second: Device;
  readonly close: () => Promise<void>;
}

export async function openTwoDesks(): Promise<TwoDesks> {
  const server = await openServerInProcess();
  const open = (name: string, person: 0 | 1) =>
    openDevice({ serverUrl: server.serverUrl, account: server.accounts[person], name, fetch: server.fetch });
  const [first, second] = [await open('first', 0), await open('second', 1)];
  return {
    ...{ server, first, second },
    async close() {
      await first.close();
      await second.close();
      await server.close();
    },
  };
}

/** A record as it stands on that machine. */
export async function seenOn(device: Device, entity: string): Promise<Dossier> {
  const view = await device.store.dossier(entity);
  if (view === null) throw new Error('the record is not here');
  return view.dossier;
}
