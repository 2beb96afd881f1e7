import { expect } from 'vitest';
import { type Device, openDevice } from './device.ts';
import type { People } from './people.ts';
import type { RunningServer } from './server.ts';

/** Desks at a real server that is lost and put back, and what they make there. */
export interface DrillDesks {
  /** `person` by number, from 0. */
  readonly device: (person: number, name: string) => Promise<Device>;
  readonly births: (of: Device, count: number) => Promise<{ readonly mid: string; readonly entity: string }[]>;
  readonly synced: (...devices: readonly Device[]) => Promise<void>;
  /** When the server first received what made this record. */
  readonly firstTime: (of: Device, entity: string) => Promise<string | undefined>;
  /** Of all mothers so far. */
  readonly names: readonly string[];
}

export function drillDesks(server: () => RunningServer, people: People): DrillDesks {
  const names: string[] = [];
  return {
    async device(person, name) {
      const { accounts, url } = server();
      const account = accounts[person];
      if (account === undefined) throw new Error('The server made too few accounts.');
      return openDevice({ serverUrl: url, account, name });
    },
    async births(of, count) {
      const made: { mid: string; entity: string }[] = [];
      for (const fields of people.births(count)) {
        const name = fields['mother.fullName'];
        if (typeof name === 'string') names.push(name);
        made.push(await of.perform({ name: 'openDossier', args: fields }));
      }
      return made;
    },
    async synced(...devices) {
      for (const each of devices) {
        const { failure } = await each.sync();
        expect(failure).toBeUndefined();
        expect(await each.outbox()).toEqual([]);
      }
    },
    firstTime: async (of, entity) => (await of.store.dossier(entity))?.receipts[0]?.serverTime,
    names,
  };
}
