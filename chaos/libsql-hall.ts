import Database from 'libsql';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hall, Row } from './hall.ts';
import { openServing } from './serving.ts';
import { openSmallDisk } from './small-disk.ts';

/** One server on the embedded database: one process is all that a file is meant for. */
export async function openLibsqlHall(): Promise<Hall> {
  const disk = openSmallDisk(96);
  const dataDirectory = join(disk.folder, 'data');
  const copy = mkdtempSync(join(tmpdir(), 'lien-mach-chaos-copy-'));
  const tidy = (): void => {
    disk.remove();
    rmSync(copy, { recursive: true, force: true });
  };
  const serving = await openServing({ count: 1, dataDirectory, env: {} }).catch((error: unknown) => {
    tidy();
    throw error;
  });
  return {
    name: 'libsql',
    serving,
    disk,
    database: undefined,
    async backUp() {
      await serving.stopAll();
      rmSync(copy, { recursive: true, force: true });
      cpSync(dataDirectory, copy, { recursive: true });
      await serving.startAll();
    },
    async restore() {
      await serving.kill(0);
      rmSync(dataDirectory, { recursive: true, force: true });
      cpSync(copy, dataDirectory, { recursive: true });
      await serving.startAll();
    },
    heal: () => serving.startAll(),
    query: async (sql) => {
      const database = new Database(join(dataDirectory, 'lien-mach.db'));
      const rows = database.prepare(sql).all() as readonly Row[];
      database.close();
      return rows;
    },
    async close() {
      await serving.stopAll();
      tidy();
    },
  };
}
