import { type Kysely, type Selectable, sql } from 'kysely';
import { recordKinds } from '../../src/domain/record-ref.ts';
import { rolesFromText } from './account-store.ts';
import { chunked } from './chunked.ts';
import { inChunks, listSize } from './in-chunks.ts';
import { readCounter } from './read-counter.ts';
import { readEpoch } from './read-identity.ts';
import type { ScopeReads } from './scope-port.ts';
import { scopeHeads } from './scope-heads.ts';
import { batchFromRow, entityFromRow, mutationFromRow, receiptFromRow, setAsideFromRow } from './rows.ts';
import type { Tables } from './tables.ts';

/** The reads of one scope in SQL that SQLite and PostgreSQL both speak. `database` is a transaction, so that they are of one moment. */
export function scopeReads(database: Kysely<Tables>, scope: string): ScopeReads {
  // With its kind, so that the key serves and no commune is walked.
  const records = () =>
    database.selectFrom('entity').selectAll().where('scope', '=', scope).where('kind', 'in', recordKinds);

  return {
    counter: () => readCounter(database, scope),

    async lanes(keys) {
      if (keys.length === 0) return [];
      return database
        .selectFrom('lane')
        .select(['device', 'incarnation', 'author', 'last'])
        .where('scope', '=', scope)
        .where((where) =>
          where.or(keys.map(({ device, incarnation, author }) => where.and({ device, incarnation, author }))),
        )
        .execute();
    },

    async arrivals(lane, from, to) {
      return database
        .selectFrom('arrival')
        .select(['device', 'incarnation', 'author', 'seq', 'mid', 'hash', 'carrier'])
        .where('scope', '=', scope)
        .where('device', '=', lane.device)
        .where('incarnation', '=', lane.incarnation)
        .where('author', '=', lane.author)
        .where('seq', '>=', from)
        .where('seq', '<=', to)
        .orderBy('seq')
        .execute();
    },

    async mutations(mids) {
      const rows = await inChunks(mids, (chunk) =>
        database.selectFrom('mutation').selectAll().where('scope', '=', scope).where('mid', 'in', chunk).execute(),
      );
      return rows.map(mutationFromRow);
    },

    async setAside(mids) {
      const rows = await inChunks(mids, (chunk) =>
        database.selectFrom('set_aside').selectAll().where('scope', '=', scope).where('mid', 'in', chunk).execute(),
      );
      return rows.map(setAsideFromRow);
    },

    async heldAround({ entities, mids }) {
      const onEntities = await inChunks(entities, (chunk) =>
        database
          .selectFrom('mutation')
          .selectAll()
          .where('scope', '=', scope)
          .where('held_entity', 'in', chunk)
          .execute(),
      );
      const waiting = await inChunks(mids, (chunk) =>
        database
          .selectFrom('mutation')
          .selectAll()
          .where('scope', '=', scope)
          .where('waits_for', 'in', chunk)
          .execute(),
      );
      const once = new Map([...onEntities, ...waiting].map((row) => [row.mid, row]));
      return [...once.values()].map(mutationFromRow).sort((a, b) => a.no - b.no);
    },

    async refusedOn(entities) {
      const rows = await inChunks(entities, (chunk) =>
        database
          .selectFrom('mutation')
          .selectAll()
          .where('scope', '=', scope)
          .where('entity', 'in', chunk)
          // Written out, so that the partial index serves.
          .where('status', '=', sql.lit('refused'))
          .execute(),
      );
      return rows.map(mutationFromRow);
    },

    async quarantinedFor(causes, afterNo, limit) {
      if (causes.length === 0) return [];
      const rows = await database
        .selectFrom('mutation')
        .selectAll()
        .where('scope', '=', scope)
        .where('cause', 'in', causes)
        .where('no', '>', afterNo)
        .orderBy('no')
        .limit(limit)
        .execute();
      return rows.map(mutationFromRow);
    },

    async entities(ids) {
      const rows = await inChunks(ids, (chunk) => records().where('id', 'in', chunk).execute());
      return rows.map(entityFromRow);
    },

    async books() {
      const books = database.selectFrom('entity').selectAll().where('scope', '=', scope).where('kind', '=', 'book');
      return (await books.execute()).map(entityFromRow);
    },

    async sameTelling(tellings) {
      const rows = await inChunks(tellings, (chunk) =>
        database
          .selectFrom('entity')
          .select(['id', 'telling'])
          .where('scope', '=', scope)
          .where('telling', 'in', chunk)
          .execute(),
      );
      return rows.flatMap(({ id, telling }) => (telling === null ? [] : [{ id, telling }]));
    },

    async latestReceipts(mids) {
      const rows = await inChunks(mids, (chunk) =>
        database.selectFrom('receipt').selectAll().where('scope', '=', scope).where('mid', 'in', chunk).execute(),
      );
      // Ordered here: asked for their order, the embedded database would walk all receipts of the commune in it.
      const latest = new Map(rows.sort((a, b) => a.no - b.no).map((row) => [`${row.mid} ${row.hash}`, row]));
      return [...latest.values()].map(receiptFromRow);
    },

    async receiptsOf(mid) {
      const rows = await database
        .selectFrom('receipt')
        .selectAll()
        .where('scope', '=', scope)
        .where('mid', '=', mid)
        .execute();
      return rows.map(receiptFromRow).sort((a, b) => a.no - b.no);
    },

    async receiptsBetween(from, to) {
      const rows = await database
        .selectFrom('receipt')
        .selectAll()
        .where('scope', '=', scope)
        .where('no', '>=', from)
        .where('no', '<=', to)
        .orderBy('no')
        .execute();
      return rows.map(receiptFromRow);
    },

    async batches(numbers) {
      const rows: Selectable<Tables['receipt_batch']>[] = [];
      for (const chunk of chunked(numbers, listSize)) {
        rows.push(
          ...(await database
            .selectFrom('receipt_batch')
            .selectAll()
            .where('scope', '=', scope)
            .where('batch', 'in', chunk)
            .execute()),
        );
      }
      return rows.map(batchFromRow);
    },

    epoch: () => readEpoch(database),

    async accounts() {
      const here = database.selectFrom('account').select(['id', 'roles']).where('scope', '=', scope);
      const rows = await here.where('ended_at', 'is', null).execute();
      return rows.map(({ id, roles }) => ({ id, roles: rolesFromText(roles) }));
    },

    async endedAccounts() {
      const here = database.selectFrom('account').select(['id', 'ended_at', 'roles']).where('scope', '=', scope);
      const ended = await here.where('ended_at', 'is not', null).execute();
      return ended.map(({ id, ended_at: endedAt, roles }) => ({
        ...{ id, endedAt: endedAt ?? '', roles: rolesFromText(roles) },
      }));
    },

    async revokedDevices(devices) {
      const rows = await inChunks(devices, (chunk) =>
        database
          .selectFrom('device')
          .select(['id', 'revoked_at'])
          .where('id', 'in', chunk)
          .where('revoked_at', 'is not', null)
          .execute(),
      );
      return rows.map(({ id, revoked_at: revokedAt }) => ({ id, revokedAt: revokedAt ?? '' }));
    },

    async signedInOn(devices) {
      return inChunks(devices, (chunk) =>
        database
          .selectFrom('account_device')
          .innerJoin('account', 'account.id', 'account_device.account')
          .select(['account_device.account', 'account_device.device'])
          .where('account.scope', '=', scope)
          .where('account_device.device', 'in', chunk)
          .execute(),
      );
    },

    ...scopeHeads(database, scope),
  };
}
