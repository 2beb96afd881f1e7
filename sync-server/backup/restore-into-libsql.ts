import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { libsqlFileOf } from '../store/read-whole.ts';
import { makeFolder, syncFolder } from './backup-folder.ts';
import { openLibsqlTarget } from './libsql-target.ts';
import type { LoadTarget } from './load-backup.ts';
import type { Loaded, PutBack, RestoreOrder } from './restore-order.ts';

type Load = (target: LoadTarget) => Promise<Loaded | Extract<PutBack, { status: 'findings' }>>;

/** Beside first; the file takes the place of the present one, which is kept under another name, when all is in it. */
export async function restoreIntoLibsql(order: RestoreOrder, load: Load): Promise<PutBack> {
  const file = libsqlFileOf(order.place);
  makeFolder(dirname(file));
  const standing = lookAt(file);
  if (standing === 'inUse') return { status: 'inUse' };
  if (standing === 'full' && !order.replace) return { status: 'notEmpty' };
  const beside = `${file}.restoring`;
  rmSync(beside, { force: true });
  try {
    const target = openLibsqlTarget(beside, { at: order.at, epoch: order.newId() });
    let loaded: Awaited<ReturnType<Load>>;
    try {
      loaded = await load(target);
    } finally {
      await target.close();
    }
    if (loaded.status === 'findings') return loaded;
    const putAside = standing === 'none' ? null : `${file}.before-${order.at.replaceAll(/[:.]/gu, '-')}`;
    if (putAside !== null) renameSync(file, putAside);
    renameSync(beside, file);
    syncFolder(dirname(file));
    return { ...loaded, putAside };
  } finally {
    rmSync(beside, { force: true });
    rmSync(`${beside}-journal`, { force: true });
  }
}

/** Whoever may leave the write-ahead log is alone on the file, and has folded the log into it. */
function lookAt(file: string): 'none' | 'empty' | 'full' | 'inUse' {
  if (!existsSync(file)) return 'none';
  const handle = new Database(file);
  try {
    handle.exec('PRAGMA busy_timeout=0');
    const [mode] = handle.prepare('PRAGMA journal_mode=DELETE').all() as { journal_mode: string }[];
    if (mode?.journal_mode !== 'delete') return 'inUse';
    const tables = handle.prepare("SELECT name FROM sqlite_master WHERE name = 'commune'").all();
    if (tables.length === 0) return 'empty';
    return handle.prepare('SELECT 1 FROM commune UNION ALL SELECT 1 FROM scope_counter LIMIT 1').all().length === 0
      ? 'empty'
      : 'full';
  } catch (error) {
    if (error instanceof Error && /locked|busy/iu.test(error.message)) return 'inUse';
    throw error;
  } finally {
    handle.close();
  }
}
