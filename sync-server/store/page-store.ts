import type { ExpressionBuilder, Kysely, Selectable } from 'kysely';
import { type PageType, pageTypes } from '../../src/domain/documents/page.ts';
import type { PageAsRead, PageKey, PageStore, StoredPage } from './page-port.ts';
import type { Tables } from './tables.ts';

const rowsAtOnce = 500;
const withPages = '%"documents":[%';

/** Over either database. */
export function pageStore(database: Kysely<Tables>): PageStore {
  return {
    async page({ scope, sha256 }) {
      const rows = database.selectFrom('page').selectAll().where('scope', '=', scope).where('sha256', '=', sha256);
      const row = await rows.executeTakeFirst();
      return row === undefined ? undefined : fromRow(row);
    },

    async begin({ scope, sha256, size, type, broughtBy, begunAt }) {
      const row = { scope, sha256, size, type, brought_by: broughtBy, begun_at: begunAt, whole_at: null };
      await database.transaction().execute((transaction) =>
        transaction
          .insertInto('page')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
    },

    held: (key) => heldOf(database, key),

    async addPart(key, { position, bytes }) {
      const { scope, sha256 } = key;
      const row = { scope, sha256, position, bytes: Buffer.from(bytes).toString('base64') };
      await database.transaction().execute(async (transaction) => {
        // Holds the page's row until the end: nobody makes the page whole or adds to it between here and the part.
        const { numUpdatedRows } = await transaction
          .updateTable('page')
          .set({ whole_at: null })
          .where(asRead({ ...key, wholeAt: null }))
          .executeTakeFirst();
        if (numUpdatedRows === 0n || (await heldOf(transaction, key)) !== position) return;
        await transaction.insertInto('page_part').values(row).execute();
      });
    },

    async bytesOf(key) {
      const rows = await database
        .selectFrom('page_part')
        .select('bytes')
        .where(ofPage(key))
        .orderBy('position')
        .execute();
      return Uint8Array.from(Buffer.concat(rows.map(({ bytes }) => Buffer.from(bytes, 'base64'))));
    },

    settle: (page, at) =>
      database.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('page')
          .set({ whole_at: at })
          .where(asRead(page))
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await transaction.deleteFrom('page_part').where(ofPage(page)).execute();
        return true;
      }),

    forget: (page) =>
      database.transaction().execute(async (transaction) => {
        const { numDeletedRows } = await transaction.deleteFrom('page').where(asRead(page)).executeTakeFirst();
        if (numDeletedRows === 0n) return false;
        await transaction.deleteFrom('page_part').where(ofPage(page)).execute();
        return true;
      }),

    async weigh({ scope, account, since }) {
      const ofScope = database.selectFrom('page').where('scope', '=', scope);
      const { bytes } = await ofScope.select(({ fn }) => fn.sum('size').as('bytes')).executeTakeFirstOrThrow();
      const { count } = await ofScope
        .where('brought_by', '=', account)
        .where('whole_at', 'is', null)
        .where('begun_at', '>', since)
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirstOrThrow();
      return { bytes: Number(bytes), onTheirWay: Number(count) };
    },

    async scopes() {
      const rows = await database.selectFrom('page').select('scope').distinct().orderBy('scope').execute();
      return rows.map(({ scope }) => scope);
    },

    async begunBefore(at, { scope, after, most }) {
      const rows = database.selectFrom('page').selectAll().where('scope', '=', scope).where('sha256', '>', after);
      return (await rows.where('begun_at', '<', at).orderBy('sha256').limit(most).execute()).map(fromRow);
    },

    async named(scope) {
      const named = new Set<string>();
      for (let after = ''; ;) {
        const rows = await database
          .selectFrom('entity')
          .select(['id', 'state'])
          .where('scope', '=', scope)
          .where('kind', '=', 'dossier')
          .where('id', '>', after)
          .where('state', 'like', withPages)
          .orderBy('id')
          .limit(rowsAtOnce)
          .execute();
        for (const { state } of rows) noteHashes(state, named);
        const last = rows.at(-1);
        if (last === undefined || rows.length < rowsAtOnce) break;
        after = last.id;
      }
      const held = database.selectFrom('mutation').select('body').where('scope', '=', scope);
      const waiting = held.where('status', 'in', ['blockedBy', 'parked', 'quarantined']);
      for (const { body } of await waiting.where('body', 'like', '%"attachDocument"%').execute())
        noteHashes(body, named);
      return named;
    },

    async namedAfterLeaving() {
      const named = new Set<string>();
      const rows = await database
        .selectFrom('entity as gone')
        .innerJoin('entity as there', (join) =>
          join
            .onRef('there.scope', '=', 'gone.left_to')
            .onRef('there.kind', '=', 'gone.kind')
            .onRef('there.id', '=', 'gone.id'),
        )
        .select('there.state')
        .where('gone.left_to', 'is not', null)
        .where('there.state', 'like', withPages)
        .execute();
      for (const { state } of rows) noteHashes(state, named);
      return named;
    },
  };
}

function noteHashes(text: string, into: Set<string>): void {
  for (const [, sha256] of text.matchAll(/"sha256":"([0-9a-f]{64})"/gu)) into.add(sha256 ?? '');
}

async function heldOf(database: Kysely<Tables>, key: PageKey): Promise<number> {
  const parts = database.selectFrom('page_part').selectAll().where(ofPage(key));
  const last = await parts.orderBy('position', 'desc').limit(1).executeTakeFirst();
  return last === undefined ? 0 : last.position + Buffer.from(last.bytes, 'base64').length;
}

function ofPage({ scope, sha256 }: PageKey) {
  return (is: ExpressionBuilder<Tables, 'page_part'>) => is.and({ scope, sha256 });
}

/** Its row, while it is as it was read. */
function asRead({ scope, sha256, wholeAt }: PageAsRead) {
  return (is: ExpressionBuilder<Tables, 'page'>) =>
    is.and([
      is('scope', '=', scope),
      is('sha256', '=', sha256),
      wholeAt === null ? is('whole_at', 'is', null) : is('whole_at', '=', wholeAt),
    ]);
}

function fromRow(row: Selectable<Tables['page']>): StoredPage {
  const { scope, sha256, size, brought_by: broughtBy, begun_at: begunAt, whole_at: wholeAt } = row;
  return { scope, sha256, size, type: typeOf(row.type), broughtBy, begunAt, wholeAt };
}

function typeOf(word: string): PageType {
  const type = pageTypes.find((one) => one === word);
  if (type === undefined) throw new Error('the database holds a page of no type that this build knows');
  return type;
}
