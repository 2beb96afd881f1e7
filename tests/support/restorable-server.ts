import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { AppParts } from '../../sync-server/app-parts.ts';
import { type ScriptedLine, scriptedLine, type Tab } from './desk-on-line.ts';
import { type HeldClock, holdServerClock } from './server-parts.ts';
import { openServerInProcess, type ServerInProcess } from './server-in-process.ts';

/** A server on a file that can be copied away and put back; the line leads to whichever is open. */
export interface RestorableServer {
  /** The one that is open now. */
  readonly server: ServerInProcess;
  readonly line: ScriptedLine;
  /** One clock for the server before and after. */
  readonly clock: HeldClock;
  /** Copies the file under this name; the server is closed for it, so that it is one whole file. */
  backUp(name: string): Promise<void>;
  /** Goes on from that copy, an hour later; a part given here is another from now on. */
  restore(name: string, changed?: Partial<AppParts>): Promise<void>;
  /** Stops and starts on the same file. */
  restart(changed?: Partial<AppParts>): Promise<void>;
  close(): Promise<void>;
}

export async function openRestorable(): Promise<RestorableServer> {
  const directory = mkdtempSync(join(tmpdir(), 'lien-mach-restorable-'));
  const clock = holdServerClock();
  let parts: Partial<AppParts> = { clock, newId: () => v7(), randomBytes: (length) => randomBytes(length) };
  let name = 'live.db';
  const open = (): Promise<ServerInProcess> => openServerInProcess(parts, { file: join(directory, name) });
  let server = await open();
  const line = scriptedLine(server);
  const reopen = async (meanwhile: () => void): Promise<void> => {
    await server.close();
    meanwhile();
    server = await open();
    line.leadTo(server);
  };
  return {
    get server() {
      return server;
    },
    line,
    clock,
    backUp: (copy) =>
      reopen(() => {
        copyFileSync(join(directory, name), join(directory, copy));
      }),
    async restore(copy, changed = {}) {
      parts = { ...parts, ...changed };
      await reopen(() => {
        copyFileSync(join(directory, copy), join(directory, `restored-${copy}`));
        name = `restored-${copy}`;
      });
      clock.advance(3_600_000);
    },
    async restart(changed = {}) {
      parts = { ...parts, ...changed };
      await reopen(() => undefined);
    },
    async close() {
      await server.close();
      rmSync(directory, { recursive: true });
    },
  };
}

/** Exchanges until nothing is left to send or pull. */
export async function drained(...tabs: Tab[]): Promise<void> {
  for (const tab of tabs) {
    let tries = 0;
    for (;;) {
      const attempt = await tab.exchange();
      if (attempt.status === 'exchanged' && !attempt.done.workLeft) break;
      tries += 1;
      if (tries === 30) throw new Error(`not drained: ${JSON.stringify(attempt)}`);
    }
  }
}
