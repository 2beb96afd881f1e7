import type { Kysely } from 'kysely';
import { neverWritten } from './read-counter.ts';
import type { Tables } from './tables.ts';

/** Whoever has looked at the commune and not written yet must look again: who may do what there has changed (R9, R18). Locks its counter. */
export async function moveTurn(transaction: Kysely<Tables>, scope: string): Promise<void> {
  await transaction
    .insertInto('scope_counter')
    .values({ ...neverWritten, scope, turn: 1 })
    .onConflict((conflict) =>
      conflict.column('scope').doUpdateSet((row) => ({ turn: row('scope_counter.turn', '+', 1) })),
    )
    .execute();
}
