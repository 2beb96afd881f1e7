import { readTableShapes } from '../store/table-shapes.ts';
import { openLibsqlTarget } from './libsql-target.ts';

/** Names of the tables that this build's migrations make, the list of migrations aside; the same in both databases. */
export async function ourTables(at: string): Promise<ReadonlySet<string>> {
  const target = openLibsqlTarget(':memory:', { at, epoch: '' });
  try {
    await target.migrate();
    return new Set((await readTableShapes(target.database, 'libsql')).map(({ name }) => name));
  } finally {
    await target.close();
  }
}
