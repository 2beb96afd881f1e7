import { rolesOfBefore } from '../../src/domain/access/role.ts';
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Fields } from '../../src/domain/field.ts';
import { createStoreOn, type DeviceStore } from '../../src/store/create-store.ts';
import { type CreateStoreParts, openStoreParts } from '../../src/store/open-store-parts.ts';
import type { StoreParts } from '../../src/store/store-parts.ts';
import type { NewId } from '../../src/store/device-ports.ts';
import { hashText } from '../../src/store/hash-text.ts';
import type { Command, Session } from '../../src/store/store.ts';
import { birthOpening, madeUpId } from './acts.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakeIds } from './fake-ids.ts';
import { testSealer } from './test-sealer.ts';

// Live queries look for a browser's IndexedDB before they look at the one they were given.
Dexie.dependencies.indexedDB = new IDBFactory();

/** One browser profile of a made-up desk: its disk outlives the stores opened on it. */
export interface MadeUpDesk {
  readonly clock: FakeClock;
  readonly disk: IDBFactory;
  readonly newId: NewId;
  /** A store on this disk; another one is another tab, or the same after a restart. */
  open(parts?: Partial<CreateStoreParts>): DeviceStore;
  /** The parts such a store is made of, for what is asked of the database itself. */
  openParts(parts?: Partial<CreateStoreParts>): StoreParts;
}

export function makeDesk({ seed = 1, disk = new IDBFactory() }: { seed?: number; disk?: IDBFactory } = {}): MadeUpDesk {
  const clock = createFakeClock();
  const ids = createFakeIds(seed);
  const openParts: MadeUpDesk['openParts'] = (parts = {}) =>
    openStoreParts({
      place: { name: 'desk', indexedDB: disk, IDBKeyRange },
      sealer: testSealer(),
      hash: hashText,
      clock,
      timers: clock,
      newId: ids.newId,
      randomBytes: ids.randomBytes,
      ...parts,
    });
  return { clock, disk, newId: ids.newId, openParts, open: (parts) => createStoreOn(openParts(parts)) };
}

const madeUpCommune = {
  code: '99999',
  name: 'xã Thử Nghiệm',
  provinceCode: '99',
  provinceName: 'tỉnh Mẫu',
  closing: '17:00',
};

/** A made-up officer's session; the same number is the same person. */
export function sessionOf(number: number): Session {
  const account = {
    id: madeUpId(0xa00 + number),
    username: `can-bo-${number}`,
    name: `Thử Thị ${number}`,
    title: 'Công chức',
    roles: rolesOfBefore,
  };
  return {
    account,
    commune: madeUpCommune,
    colleagues: [account],
    token: `made-up-token-${number}`,
    expiresAt: '2026-11-21T02:00:00.000Z',
    keys: [],
  };
}

/** What the desk does when a birth is saved. */
export function birthCommand(fields: Fields, number = 1): Command {
  return { name: 'openDossier', args: { ...birthOpening(fields, '2026-11-20T02:00:00.000Z', number) } };
}
