import type { Kysely, Selectable } from 'kysely';
import { emptyDigest } from '../../src/protocol/digest.ts';
import { emptyReceiptChain } from '../../src/protocol/seal.ts';
import { emptyAccessChain } from '../access-chain.ts';
import { emptyChain } from '../chain-link.ts';
import type { ScopeCounter } from './scope-rows.ts';
import { counterFromRow } from './rows.ts';
import type { Tables } from './tables.ts';

/** The counter of a scope that has no row yet. */
export const neverWritten: Omit<Selectable<Tables['scope_counter']>, 'scope'> = {
  turn: 0,
  seq: 0,
  chain: emptyChain,
  digest: emptyDigest,
  receipt_no: 0,
  mutation_no: 0,
  batch: 0,
  receipt_chain: emptyReceiptChain,
  access_no: 0,
  access_chain: emptyAccessChain,
};

export async function readCounter(database: Kysely<Tables>, scope: string): Promise<ScopeCounter> {
  const row =
    (await database.selectFrom('scope_counter').selectAll().where('scope', '=', scope).executeTakeFirst()) ??
    neverWritten;
  return counterFromRow(row);
}
