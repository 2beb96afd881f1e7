import type { Kysely } from 'kysely';
import { type MirrorCell, type MirroredTable, mirroredColumns } from '../../src/protocol/mirror.ts';
import { emptyChain } from '../chain-link.ts';
import type { MirrorStore } from './mirror-port.ts';
import { readCounter } from './read-counter.ts';
import { readEpoch } from './read-identity.ts';
import type { Tables } from './tables.ts';

/** Over either database. */
export function mirrorStore(
  database: Kysely<Tables>,
  { isolationOfReads }: { readonly isolationOfReads: 'repeatable read' | undefined },
): MirrorStore {
  const reading = <Result>(work: (transaction: Kysely<Tables>) => Promise<Result>): Promise<Result> => {
    const plain = database.transaction().setAccessMode('read only');
    return (isolationOfReads === undefined ? plain : plain.setIsolationLevel(isolationOfReads)).execute(work);
  };
  return {
    log: (scope, after, limit) =>
      reading(async (transaction) => {
        const counter = await readCounter(transaction, scope);
        const epoch = await readEpoch(transaction);
        const changes = await transaction
          .selectFrom('change_log')
          .select([...mirroredColumns.change_log])
          .where('scope', '=', scope)
          .where('seq', '>', after)
          .orderBy('seq')
          .limit(limit)
          .execute();
        const last = changes.at(-1) ?? { seq: after, chain: counter.seq === 0 ? emptyChain : counter.chain };
        const more = last.seq < counter.seq;
        const records = await transaction
          .selectFrom('entity')
          .select([...mirroredColumns.entity])
          .where('scope', '=', scope)
          .where('seq', '>', after)
          .where('seq', '<=', last.seq)
          .orderBy('seq')
          .execute();
        return {
          cursor: { epoch, seq: last.seq, chain: last.chain },
          more,
          digest: more ? null : counter.digest,
          change_log: changes.map((row) => cells('change_log', row)),
          entity: records.map((row) => cells('entity', row)),
        };
      }),

    people: (scope) =>
      reading(async (transaction) => {
        const [communes, accounts, devices, tokens, keys] = [
          await transaction
            .selectFrom('commune')
            .select([...mirroredColumns.commune])
            .where('scope', '=', scope)
            .execute(),
          await transaction
            .selectFrom('account')
            .select([...mirroredColumns.account])
            .where('scope', '=', scope)
            .orderBy('id')
            .execute(),
          await transaction
            .selectFrom('device')
            .select([...mirroredColumns.device])
            .where('scope', '=', scope)
            .orderBy('id')
            .execute(),
          await transaction
            .selectFrom('token')
            .innerJoin('account', 'account.id', 'token.account')
            .select(['token.hash', 'token.account', 'token.device', 'token.issued_at'])
            .where('account.scope', '=', scope)
            // Good for changing a password that somebody else has seen, and for nothing else.
            .where('account.one_time_until', 'is', null)
            .orderBy('token.issued_at')
            .orderBy('token.hash')
            .execute(),
          await transaction
            .selectFrom('receipt_key')
            .select([...mirroredColumns.receipt_key])
            .orderBy('id')
            .execute(),
        ];
        // Of each person on each machine what she came with last is enough.
        const newest = new Map(tokens.map((token) => [`${token.account} ${token.device}`, token]));
        return {
          commune: communes.map((row) => cells('commune', row)),
          account: accounts.map((row) => cells('account', row)),
          device: devices.map((row) => cells('device', row)),
          token: [...newest.values()].map((row) => cells('token', row)),
          receipt_key: keys.map((row) => cells('receipt_key', row)),
        };
      }),
  };
}

function cells(table: MirroredTable, row: Readonly<Record<string, MirrorCell>>): MirrorCell[] {
  return mirroredColumns[table].map((column) => row[column] ?? null);
}
