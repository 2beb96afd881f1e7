import { type Kysely, sql } from 'kysely';
import { chunked } from './chunked.ts';
import type { FigureStore } from './figure-port.ts';
import { inChunks } from './in-chunks.ts';
import { insertRows } from './insert-rows.ts';
import type { Tables } from './tables.ts';

const putFigures = insertRows('dossier_figure');
const putSlips = insertRows('dossier_slip', (insert) => insert.onConflict((conflict) => conflict.doNothing()));

/** The day in Vietnam (UTC+7, no summer time) of a second since 1970. */
const dayOf = (column: 'judged' | 'due') => sql`((${sql.ref(column)} + 25200) / 86400)`;

/** Over either database. */
export function figureStore(database: Kysely<Tables>): FigureStore {
  return {
    async mark(scope) {
      const row = await database.selectFrom('figure_mark').selectAll().where('scope', '=', scope).executeTakeFirst();
      return { seq: row?.seq ?? 0, officeRev: row?.office_rev ?? 0 };
    },

    keep: (scope, { from, to, begins, figures, gone }) =>
      database.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('figure_mark')
          .values({ scope, seq: 0, office_rev: 0 })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        const { numUpdatedRows } = await transaction
          .updateTable('figure_mark')
          .set({ seq: to.seq, office_rev: to.officeRev })
          .where('scope', '=', scope)
          .where('seq', '=', from.seq)
          .where('office_rev', '=', from.officeRev)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        if (begins) await transaction.deleteFrom('dossier_figure').where('scope', '=', scope).execute();
        for (const ids of chunked([...gone, ...figures.map(({ id }) => id)], 500)) {
          await transaction.deleteFrom('dossier_figure').where('scope', '=', scope).where('id', 'in', ids).execute();
        }
        await putFigures(
          transaction,
          figures.map(({ isFinished, isPaused, bookKind, enteredMonth, codes: _codes, ...figure }) => ({
            ...{ scope, ...figure, finished: isFinished ? 1 : 0, paused: isPaused ? 1 : 0 },
            ...{ book_kind: bookKind, entered_month: enteredMonth },
          })),
        );
        await putSlips(
          transaction,
          figures.flatMap(({ id, codes }) => [...new Set(codes)].map((code) => ({ scope, id, code }))),
        );
        return true;
      }),

    withCode: (code) =>
      database.selectFrom('dossier_slip').select(['scope', 'id']).where('code', '=', code).limit(8).execute(),

    async count(scopes, now) {
      const at = Math.floor(Date.parse(now) / 1_000);
      const sum = (condition: ReturnType<typeof sql>) => sql<number>`SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
      const isLate = sql`(judged IS NOT NULL AND judged > due)`;
      const inTime = sql`(finished = 1 AND judged <= due)`;
      const runsLate = sql`(finished = 0 AND ((paused = 1 AND judged > due) OR (paused = 0 AND ${at} > due)))`;
      const rows = await inChunks(scopes, (some) =>
        database
          .selectFrom('dossier_figure')
          .select(['scope', 'month', 'procedure'])
          .select([
            sql<number>`COUNT(*)`.as('received'),
            sum(sql`finished = 1`).as('finished'),
            sum(sql`${inTime} AND ${dayOf('judged')} < ${dayOf('due')}`).as('early'),
            sum(sql`${inTime} AND ${dayOf('judged')} >= ${dayOf('due')}`).as('onTime'),
            sum(sql`finished = 1 AND ${isLate}`).as('overdue'),
            sum(sql`${inTime} AND paused = 0 AND COALESCE(recorded, ${at}) > due`).as('lateEntryOnly'),
            sum(sql`finished = 0 AND paused = 0 AND ${at} <= due`).as('openInTime'),
            sum(runsLate).as('openOverdue'),
            sum(sql`finished = 0 AND paused = 1 AND judged <= due`).as('openPaused'),
          ])
          .where('scope', 'in', some)
          .groupBy(['scope', 'month', 'procedure'])
          .execute(),
      );
      return rows;
    },

    entries: (scopes) =>
      inChunks(scopes, async (some) => {
        const rows = await database
          .selectFrom('dossier_figure')
          .select(['scope', 'entered_month', 'book_kind', sql<number>`COUNT(*)`.as('count')])
          .where('scope', 'in', some)
          .where('book_kind', 'is not', null)
          .groupBy(['scope', 'entered_month', 'book_kind'])
          .execute();
        return rows.map(({ scope, entered_month: month, book_kind: book, count }) => ({
          ...{ scope, month: month ?? '', book: book ?? '', count },
        }));
      }),

    machines: (scopes) =>
      inChunks(scopes, async (some) =>
        database
          .selectFrom('device')
          .select('scope')
          .select([
            sql<number>`COUNT(*)`.as('count'),
            sql<number>`SUM(waiting)`.as('waiting'),
            sql<string | null>`MIN(CASE WHEN waiting > 0 THEN exchanged_at END)`.as('since'),
            sql<string | null>`MAX(exchanged_at)`.as('lastExchange'),
          ])
          .where('scope', 'in', some)
          .where('revoked_at', 'is', null)
          .groupBy('scope')
          .execute(),
      ),
  };
}
