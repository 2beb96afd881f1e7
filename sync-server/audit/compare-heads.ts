import type { Kysely } from 'kysely';
import type { CommuneHead } from '../backup/backup-content.ts';
import type { Tables } from '../store/tables.ts';
import type { Finding } from './finding.ts';

/** A point of a commune's receipt chain that somebody kept outside of this database. */
export interface KeptPoint {
  readonly scope: string;
  readonly batch: number;
  readonly chain: string;
}

export function pointOfHead({ scope, batch, receiptChain }: CommuneHead): KeptPoint {
  return { scope, batch, chain: receiptChain };
}

/**
 * Whether the chain here still goes through a point kept elsewhere. What a chain by itself cannot show is that its newest
 * end was cut off, or all of it written anew, by somebody who may write to the database.
 */
export async function comparePoint(database: Kysely<Tables>, point: KeptPoint): Promise<readonly Finding[]> {
  const { scope, batch, chain } = point;
  if (batch === 0) return [];
  const row = await database
    .selectFrom('receipt_batch')
    .select('chain')
    .where('scope', '=', scope)
    .where('batch', '=', batch)
    .executeTakeFirst();
  const at = { scope, table: 'receipt_batch', row: String(batch) };
  if (row === undefined) return [{ ...at, kind: 'missing' }];
  return row.chain === chain ? [] : [{ ...at, kind: 'differs', column: 'chain' }];
}
