import { StoreBusy } from '../port.ts';
import { TakenAlready } from '../scope-port.ts';

/** Gives the failures that the port promises their names. */
export function nameFailure(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'SQLITE_BUSY') return new StoreBusy('The database is locked by another process.', { cause: error });
  if (code === 'SQLITE_FULL') return new StoreBusy('The disk is full.', { cause: error });
  if (code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_UNIQUE') {
    return new TakenAlready('A key is taken.', { cause: error });
  }
  return error;
}
