import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from './server.ts';

export interface AppServer {
  readonly port: number;
  readonly accounts: RunningServer['accounts'];
  /** Starts anew at the same address with another build, as a deployment does. */
  serve(app: string): Promise<void>;
  close(): Promise<void>;
}

/** A real server process on one database, with the test accounts made and any build of the app. */
export async function openAppServer(app: string): Promise<AppServer> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'lien-mach-data-'));
  let running = await startServer({ dataDirectory, app });
  const { port, accounts } = running;
  return {
    port,
    accounts,
    async serve(next) {
      await running.stop();
      running = await startServer({ dataDirectory, port, app: next });
    },
    async close() {
      await running.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
