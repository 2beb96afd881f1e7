import type { DeviceDatabase } from './database.ts';
import type { MetaRow } from './rows.ts';

const damagePrefix = 'damage:';

interface Damaged {
  readonly table: string;
  readonly id: string;
}

/** Notes that a row can no longer be read. */
export function damageRow(table: string, id: string): MetaRow & { readonly value: Damaged } {
  return { id: `${damagePrefix}${table}:${id}`, value: { table, id }, box: null };
}

export async function readDamage(database: DeviceDatabase): Promise<readonly Damaged[]> {
  const rows = await database.meta.where('id').startsWith(damagePrefix).toArray();
  return rows.map((row) => row.value as Damaged);
}
