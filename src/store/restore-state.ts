import type { DeviceDatabase } from './database.ts';

/** What a device has to offer again since it noticed that the server has lost history (R13). Lanes by key. */
export interface Recovery {
  /** By the server's clock; `null`: nothing is known to be lost. */
  readonly noticedAt: string | null;
  /** It asks because it held no cursor to tell a loss by, not because it has noticed one. Absent: it has. */
  readonly inDoubt?: boolean;
  /** Lanes that are asked about, and of which acts are offered again. */
  readonly resend: readonly string[];
  /** Acts with a later word than their first, still to be asked about: the server may remember only an earlier one. By id. */
  readonly unsure: readonly string[];
  /** Lanes that are asked about and have not been answered for good, and how far the next question goes back. Absent in older profiles. */
  readonly asking?: Readonly<Record<string, number>>;
  /** Acts that the server had lost and has taken in again; and of how many the first time was kept. */
  readonly sentAgain: number;
  readonly timesKept: number;
}

const recoveryId = (scope: string): string => `recovery:${scope}`;

export async function readRecovery(database: DeviceDatabase, scope: string): Promise<Recovery | undefined> {
  return (await database.meta.get(recoveryId(scope)))?.value as Recovery | undefined;
}

export async function writeRecovery(database: DeviceDatabase, scope: string, recovery: Recovery): Promise<void> {
  await database.meta.put({ id: recoveryId(scope), value: recovery, box: null });
}

export async function deleteRecovery(database: DeviceDatabase, scope: string): Promise<void> {
  await database.meta.delete(recoveryId(scope));
}

/** Whether there is still something to ask or to offer again. */
export function isRecovering(recovery: Recovery | undefined): recovery is Recovery {
  return recovery !== undefined && recovery.resend.length + recovery.unsure.length > 0;
}
