import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { accessLink, type ChainedAccessChange } from '../access-chain.ts';
import type { AccessKind } from './access-port.ts';
import { moveTurn } from './move-turn.ts';
import type { Tables } from './tables.ts';

export type AccessLine = Omit<ChainedAccessChange, 'no' | 'kind'> & { readonly kind: AccessKind };

/** By nobody in particular, for no stated reason: at the server itself. */
export const byTheServer = { reason: '', done_by: null, device: null, request: null };

/** Adds a line to a commune's access log, under its counter: numbered without holes, over the one before (R12, R18). */
export async function noteAccess(transaction: Kysely<Tables>, line: AccessLine): Promise<void> {
  const { scope } = line;
  await moveTurn(transaction, scope);
  const { access_no: last, access_chain: previous } = await transaction
    .selectFrom('scope_counter')
    .select(['access_no', 'access_chain'])
    .where('scope', '=', scope)
    .executeTakeFirstOrThrow();
  const row = { ...line, no: last + 1 };
  const chain = accessLink(previous, row, (text) => createHash('sha256').update(text).digest('hex'));
  await transaction
    .insertInto('access_change')
    .values({ ...row, chain })
    .execute();
  await transaction
    .updateTable('scope_counter')
    .set({ access_no: row.no, access_chain: chain })
    .where('scope', '=', scope)
    .execute();
}
