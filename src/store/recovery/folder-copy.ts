import { liveQuery } from 'dexie';
import type { Timers } from '../device-ports.ts';
import { readMeta, writeMeta } from '../meta.ts';
import { reopening } from '../storage-failure.ts';
import type { CopyFolder, FolderState } from './copy-folder.ts';
import { type SealedOutboxParts, sealedOutbox } from './sealed-outbox.ts';

export interface FolderCopyParts extends SealedOutboxParts {
  readonly timers: Timers;
}

const mode = { mode: 'readwrite' } as const;
/** Milliseconds after the last change: what is typed in one go is copied once. */
const calmAfter = 5_000;

export function readFolder({ database }: Pick<FolderCopyParts, 'database'>): Promise<FolderState | null> {
  return reopening(database, async () => (await readMeta(database, 'copyFolder')) ?? null);
}

/** `null`: no copies any more. Those that were made stay where they are. */
export async function chooseFolder(
  { database }: Pick<FolderCopyParts, 'database'>,
  folder: CopyFolder | null,
): Promise<void> {
  await reopening(database, async () => {
    if (folder === null) await database.meta.delete('copyFolder');
    else await writeMeta(database, 'copyFolder', { folder, last: null });
  });
}

/** Asks the browser again, while somebody presses; then copies. */
export async function allowFolder(parts: FolderCopyParts): Promise<void> {
  const chosen = await readFolder(parts);
  if (chosen?.folder.requestPermission !== undefined) await chosen.folder.requestPermission(mode);
  await copyToFolder(parts);
}

/** Everything that waits, as one file of this machine's; the one of before stands until the new one is whole. */
export async function copyToFolder(parts: FolderCopyParts): Promise<void> {
  const { database, clock } = parts;
  const chosen = await readFolder(parts);
  if (chosen === null) return;
  const at = new Date(clock.now()).toISOString();
  const last = await copyNow(parts, chosen.folder, at);
  if (last === null) return;
  await reopening(database, () =>
    database.transaction('rw', database.meta, async () => {
      const now = await readMeta(database, 'copyFolder');
      if (now?.folder.name === chosen.folder.name) await writeMeta(database, 'copyFolder', { ...now, last });
    }),
  );
}

async function copyNow(parts: FolderCopyParts, folder: CopyFolder, at: string): Promise<FolderState['last']> {
  try {
    if (((await folder.queryPermission?.(mode)) ?? 'granted') !== 'granted') return { status: 'asks', at };
    const copy = await sealedOutbox(parts);
    // What was copied last is at the server now, and opens as nothing new.
    if (copy.status === 'empty') return null;
    if (copy.status === 'noKey') return { status: 'noKey', at };
    const device = (await reopening(parts.database, () => readMeta(parts.database, 'identity')))?.device ?? '';
    const target = await folder.getFileHandle(`hop-gui-${device.slice(-12)}.lien-mach`, { create: true });
    const writing = await target.createWritable();
    try {
      await writing.write(copy.bytes);
      await writing.close();
    } catch (error) {
      await writing.abort().catch(() => undefined);
      throw error;
    }
    return { status: 'copied', at, count: copy.count };
  } catch {
    // The stick was pulled out, the disk is full: told beside the outbox, and tried again with the next change.
    return { status: 'failed', at };
  }
}

/** Copies whenever what waits has changed and then been calm for a while; the answer ends it. */
export function keepFolderCopy(parts: FolderCopyParts, onTrouble: (error: unknown) => void): () => void {
  const { database, timers } = parts;
  let cancel = (): void => undefined;
  const newest = liveQuery(async () => (await database.outbox.orderBy('turn').last())?.turn);
  const watch = newest.subscribe({
    next: (turn) => {
      cancel();
      if (turn !== undefined) cancel = timers.set(calmAfter, () => void copyToFolder(parts).catch(onTrouble));
    },
    error: onTrouble,
  });
  return () => {
    cancel();
    watch.unsubscribe();
  };
}
