import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { v7 } from 'uuid';
import type { Listening } from '../../sync-server/listen.ts';
import { runServer } from '../../sync-server/run-server.ts';
import { realTimers } from './real-timers.ts';
import { zlibPacking } from '../../sync-server/zlib-packing.ts';

export interface AppServer {
  readonly port: number;
  readonly accounts: readonly { readonly username: string; readonly password: string }[];
  /** Starts anew at the same address with another build, as a deployment does. */
  serve(appDirectory: string): Promise<void>;
  close(): Promise<void>;
}

/** The real server in this process, with the test accounts made and any build of the app. */
export async function openAppServer(appDirectory: string): Promise<AppServer> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'lien-mach-data-'));
  const lines: string[] = [];
  const start = (directory: string, port: number): Promise<Listening> =>
    runServer({
      settings: {
        port,
        host: '127.0.0.1',
        dataDirectory,
        receiptKeyFile: undefined,
        databaseUrl: undefined,
        tokenHours: 12,
        communeCode: undefined,
        logLevel: 'error',
      },
      seedsAccounts: port === 0,
      appDirectory: directory,
      clock: { now: () => new Date().toISOString(), monotonicMs: () => performance.now() },
      timers: realTimers,
      newId: v7,
      randomBytes,
      packing: zlibPacking,
      hash: (text) => createHash('sha256').update(text).digest('hex'),
      logTo: pino.destination({ fd: 2, sync: true }),
      say: (line) => lines.push(line),
      committed: () => undefined,
    });
  let running = await start(appDirectory, 0);
  const port = Number(new URL(running.url).port);
  return {
    port,
    accounts: lines.flatMap((line) => {
      const [, username, password] = /^Test account: (\S+) (\S+)/u.exec(line) ?? [];
      return username === undefined || password === undefined ? [] : [{ username, password }];
    }),
    async serve(directory) {
      await running.stop(0);
      running = await start(directory, port);
    },
    async close() {
      await running.stop(0);
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
