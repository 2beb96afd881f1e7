import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { openLibsql } from '../../sync-server/store/libsql/open-libsql.ts';
import type { ServerStore } from '../../sync-server/store/port.ts';
import type { Scheduler } from './scheduler.ts';
import { replacing } from './store-tap.ts';
import type { DatabaseParts, MakeDatabase, SimulatedDatabase } from './simulated-database.ts';

/**
 * The embedded database as it is. Its transactions cannot be interrupted, as in the real one, where a single writer
 * holds the file; a server gives way before and after each.
 */
export const makeLibsqlDatabase: MakeDatabase = (parts) => {
  const folder = mkdtempSync(join(tmpdir(), 'lien-mach-simulated-'));
  return openIn(folder, join(folder, 'ground.db'), parts, { backups: 0, open: 0 });
};

function openIn(
  folder: string,
  file: string,
  parts: DatabaseParts,
  of: { backups: number; open: number },
): SimulatedDatabase {
  const store = openLibsql({ file, newId: parts.newId, now: parts.now });
  of.open += 1;
  return {
    connect: () => ({ store: yielding(store, parts.scheduler), kill: () => undefined }),
    backup: () => {
      of.backups += 1;
      const copy = join(folder, `backup-${of.backups}.db`);
      const handle = new Database(file);
      handle.exec(`VACUUM INTO '${copy}'`);
      handle.close();
      return () => openIn(folder, copy, parts, of);
    },
    close: () => {
      void store.close();
      of.open -= 1;
      if (of.open === 0) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function yielding(store: ServerStore, scheduler: Scheduler): ServerStore {
  const apart = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    await scheduler.pause();
    const value = await work();
    await scheduler.pause();
    return value;
  };
  return replacing(store, {
    inScope: (scope, work) => apart(() => store.inScope(scope, work)),
    inScopes: (work) => apart(() => store.inScopes(work)),
    read: (work) => apart(() => store.read(work)),
  });
}
