import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { Holds } from '../../src/domain/access/seen.ts';
import { recordKinds } from '../../src/domain/record-ref.ts';
import { inChunks } from './in-chunks.ts';
import { changeFromRow, entityFromRow, kindOf } from './rows.ts';
import type { ScopeReads } from './scope-port.ts';
import type { EntityHead } from './scope-rows.ts';
import type { Tables } from './tables.ts';

type HeadReads = Pick<ScopeReads, 'headsAfter' | 'headsOf' | 'digestsOf' | 'changesAfter' | 'chainAt' | 'reportedBy'>;

interface HeadRow extends Omit<EntityHead, 'kind' | 'left' | 'reportedBy'> {
  readonly kind: string;
  readonly left_to: string | null;
  readonly reported_by: string | null;
}

/** What a device that holds so much may ever have to hear of. */
function heldOf({ kinds, reportsOf }: Holds, where: ExpressionBuilder<Tables, 'entity'>) {
  const ofKinds = kinds.length === 0 ? [] : [where('kind', 'in', kinds)];
  return reportsOf === null ? ofKinds : [...ofKinds, where('reported_by', '=', reportsOf)];
}

/** How far a scope has come: its records by what they are known by, and what became of each. */
export function scopeHeads(database: Kysely<Tables>, scope: string): HeadReads {
  const heads = () =>
    database
      .selectFrom('entity')
      .select(['kind', 'id', 'rev', 'seq', 'digest', 'left_to', 'reported_by'])
      .select([sql<number>`octet_length(state)`.as('bytes')])
      .where('scope', '=', scope);
  const asHead = ({ left_to: leftTo, reported_by: reportedBy, ...row }: HeadRow): EntityHead => ({
    ...row,
    kind: kindOf(row),
    left: leftTo !== null,
    reportedBy,
  });

  return {
    async headsAfter(seq, limit, holds) {
      const after = heads().where('seq', '>', seq).orderBy('seq').limit(limit);
      const held = holds === undefined ? after : after.where((where) => where.or(heldOf(holds, where)));
      return (await held.execute()).map(asHead);
    },

    async digestsOf(kinds) {
      if (kinds.length === 0) return [];
      const found = await database
        .selectFrom('entity')
        .select('digest')
        .where('scope', '=', scope)
        .where('left_to', 'is', null)
        .where('kind', 'in', kinds)
        .execute();
      return found.map(({ digest }) => digest);
    },

    async reportedBy(account) {
      const found = await database
        .selectFrom('entity')
        .selectAll()
        .where('scope', '=', scope)
        .where('left_to', 'is', null)
        .where('kind', '=', 'dossier')
        .where('reported_by', '=', account)
        .execute();
      return found.map(entityFromRow);
    },

    async headsOf(ids) {
      const rows = await inChunks(ids, (chunk) =>
        heads().where('kind', 'in', recordKinds).where('id', 'in', chunk).execute(),
      );
      return rows.map(asHead);
    },

    async changesAfter(seq, entities, upTo) {
      const rows = await inChunks(entities, (chunk) =>
        database
          .selectFrom('change_log')
          .selectAll()
          .where('scope', '=', scope)
          .where('kind', 'in', recordKinds)
          .where('entity', 'in', chunk)
          .where('seq', '>', seq)
          .where('seq', '<=', upTo)
          .execute(),
      );
      return rows.map(changeFromRow).sort((a, b) => a.seq - b.seq);
    },

    async chainAt(seq) {
      const row = await database
        .selectFrom('change_log')
        .select('chain')
        .where('scope', '=', scope)
        .where('seq', '=', seq)
        .executeTakeFirst();
      return row?.chain;
    },
  };
}
