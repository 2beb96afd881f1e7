import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startPostgres } from '../tests/support/postgres.ts';
import type { Hall, Row } from './hall.ts';
import { openServing } from './serving.ts';
import { openSmallDisk, type SmallDisk } from './small-disk.ts';

const startTries = 40;

/** Two servers on one PostgreSQL, whose data lies on a disk that can be filled. */
export async function openPostgresHall(): Promise<Hall> {
  const disk = openSmallDisk(320);
  const copies = mkdtempSync(join(tmpdir(), 'lien-mach-chaos-copy-'));
  const copy = join(copies, 'cluster');
  const dataDirectory = join(copies, 'data');
  const closing: (() => Promise<void> | void)[] = [
    () => rmSync(copies, { recursive: true, force: true }),
    () => disk.remove(),
  ];
  const close = async (): Promise<void> => {
    for (const one of closing.splice(0).reverse()) await one();
  };
  try {
    return await open(disk, { copy, dataDirectory, closing, close });
  } catch (error) {
    await close();
    throw error;
  }
}

interface Places {
  readonly copy: string;
  readonly dataDirectory: string;
  readonly closing: (() => Promise<void> | void)[];
  readonly close: () => Promise<void>;
}

async function open(disk: SmallDisk, { copy, dataDirectory, closing, close }: Places): Promise<Hall> {
  const cluster = await startPostgres(['max_wal_size=64MB', 'min_wal_size=32MB'], disk.folder);
  closing.push(() => cluster.stop());
  await cluster.run('CREATE DATABASE chaos');
  const url = cluster.databaseUrl('chaos');
  const serving = await openServing({ count: 2, dataDirectory, env: { DATABASE_URL: url } });
  closing.push(() => serving.stopAll());

  const start = async (): Promise<void> => {
    for (let tries = 1; !cluster.isRunning(); tries += 1) {
      try {
        await cluster.restart();
      } catch (error) {
        // The children of a killed one need a moment to notice, and hold its shared memory until then.
        if (tries === startTries) throw error;
        await sleep(250);
      }
    }
  };
  const copyFiles = (from: string, to: string): void => {
    rmSync(to, { recursive: true, force: true });
    const { status, stderr } = spawnSync('cp', ['-a', from, to], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`The cluster's files could not be copied. ${stderr}`);
  };
  return {
    name: 'PostgreSQL',
    serving,
    disk,
    database: {
      async restart() {
        await cluster.end('SIGINT');
        await start();
      },
      async kill() {
        await cluster.end('SIGKILL');
        await start();
      },
    },
    async backUp() {
      await cluster.end('SIGINT');
      copyFiles(cluster.data, copy);
      await start();
    },
    async restore() {
      await Promise.all([serving.kill(0), serving.kill(1)]);
      await cluster.end('SIGINT');
      copyFiles(copy, cluster.data);
      await start();
      await serving.startAll();
    },
    async heal() {
      await start();
      await serving.startAll();
    },
    query: async (sql) => {
      const client = new Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<Row>(sql);
      await client.end();
      return rows;
    },
    close,
  };
}
