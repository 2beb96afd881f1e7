import Database from 'libsql';

/** A handle on the file that waits so long for another process, or another thread of this one. */
function openHandle(file: string, busyTimeoutMs: number): Database.Database {
  const handle = new Database(file);
  handle.exec(`PRAGMA busy_timeout=${busyTimeoutMs}; PRAGMA cache_size=-16000`);
  return handle;
}

/** Every commit of it is on disk when it returns (`synchronous=FULL`). */
export function openWriter(file: string, busyTimeoutMs: number): Database.Database {
  const handle = openHandle(file, busyTimeoutMs);
  handle.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON');
  // Pages: a write-ahead log of 16 MB before it goes back into the file, in which a busy page is then written once.
  handle.exec('PRAGMA wal_autocheckpoint=4000; PRAGMA temp_store=MEMORY');
  return handle;
}

/** Sees what has been committed, and nothing else. */
export function openReader(file: string, busyTimeoutMs: number): Database.Database {
  const handle = openHandle(file, busyTimeoutMs);
  handle.exec('PRAGMA query_only=ON');
  return handle;
}
