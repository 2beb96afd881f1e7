import type { Logger } from 'pino';
import type { BackupStanding } from '../../src/protocol/health.ts';
import { failureForLog } from '../log.ts';
import type { ServerClock } from '../server-clock.ts';
import type { ServerTimers } from '../server-timers.ts';
import { backupsIn } from './backup-folder.ts';
import type { WrittenBackup } from './write-backup.ts';

export interface KeepBackingUp {
  standing(): BackupStanding;
  /** Begins no more, and waits for the one under way to give up. */
  stop(): Promise<void>;
}

export const noBackups: KeepBackingUp = {
  standing: () => ({ status: 'off', newest: null }),
  stop: async () => undefined,
};

interface KeepParts {
  readonly folder: string;
  readonly everyHours: number;
  readonly clock: ServerClock;
  readonly timers: ServerTimers;
  readonly log: Logger;
  readonly pause: () => Promise<void>;
  readonly write: (at: string, pause: () => Promise<void>) => Promise<Pick<WrittenBackup, 'bytes' | 'outlived'>>;
}

const hourMs = 3_600_000;
/** After the start, so that the desks that come back together are served first. */
const settlingMs = 60_000;
/** After one that failed: a full disk may have been made room on. */
const againMs = hourMs;

class Stopped extends Error {}

/** Makes a backup whenever the newest in the folder is old enough, whichever process made that. */
export function keepBackingUp({ folder, everyHours, clock, timers, log, pause, write }: KeepParts): KeepBackingUp {
  const everyMs = everyHours * hourMs;
  let failed = false;
  let stopped = false;
  let cancel = (): void => undefined;
  let underWay: Promise<void> = Promise.resolve();
  const newest = (): string | null => backupsIn(folder).at(-1)?.at ?? null;
  const age = (at: string): number => Date.parse(clock.now()) - Date.parse(at);

  const plan = (leastMs: number): void => {
    if (stopped) return;
    const last = newest();
    // One that says it is of a time to come was made under a wrong clock: it is not waited for.
    const left = last === null || age(last) < 0 ? 0 : everyMs - age(last);
    cancel = timers.set(Math.max(leastMs, left), () => {
      underWay = once();
    });
  };

  const once = async (): Promise<void> => {
    try {
      const { bytes, outlived } = await write(clock.now(), async () => {
        if (stopped) throw new Stopped();
        await pause();
      });
      failed = false;
      log.info({ bytes, outlived }, 'backup written');
      plan(settlingMs);
    } catch (error) {
      if (error instanceof Stopped) return;
      failed = true;
      log.error({ ...failureForLog(error), ...causeForLog(error) }, 'a backup failed');
      plan(againMs);
    }
  };

  plan(settlingMs);
  return {
    standing() {
      const last = newest();
      if (failed) return { status: 'failed', newest: last };
      const late = last !== null && age(last) > 2 * everyMs;
      return { status: late ? 'late' : 'ok', newest: last };
    },
    async stop() {
      stopped = true;
      cancel();
      await underWay;
    },
  };
}

/** What the disk said: a code, never a name. */
function causeForLog(error: unknown): { readonly cause?: string } {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause ? { cause: String(cause.code) } : {};
}
