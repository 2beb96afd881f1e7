import type { Kysely } from 'kysely';
import type { DossierFigure } from '../figures/figure-of.ts';
import { chunked } from './chunked.ts';
import { countLines, sumEntries, tellMachines } from './count-figures.ts';
import type { FigureStore } from './figure-port.ts';
import { insertRows } from './insert-rows.ts';
import type { Tables } from './tables.ts';

const putFigures = insertRows('dossier_figure');
const putStandings = insertRows('dossier_standing');
const putSlips = insertRows('dossier_slip', (insert) => insert.onConflict((conflict) => conflict.doNothing()));

const bit = (holds: boolean): number => (holds ? 1 : 0);

function figureRow(scope: string, figure: DossierFigure): Tables['dossier_figure'] {
  const { id, procedure, recorded, entry } = figure;
  return {
    ...{ scope, id, procedure, received_on: figure.receivedOn, asked_on: figure.askedOn, recorded },
    ...{ online: bit(figure.isOnline), upstream: bit(figure.isUpstream), digitised: bit(figure.isDigitised) },
    ...{ refused: bit(figure.isRefused), ended: bit(figure.isEnded), entered_on: entry?.on ?? null },
    ...{ book: entry?.book ?? null, entry_kind: entry?.kind ?? null, sex: entry?.sex ?? null },
    ...{ people: entry?.people ?? null, age: entry?.age ?? null, detail: entry?.detail ?? null },
    ...{ bride_age: entry?.brideAge ?? null, groom_age: entry?.groomAge ?? null },
  };
}

const standingRows = (scope: string, { id, standings }: DossierFigure): readonly Tables['dossier_standing'][] =>
  standings.map(({ since, till, due, judged, isPaused, finishedOn, days }) => ({
    ...{ scope, id, since, till, due, judged, paused: bit(isPaused), finished_on: finishedOn, days },
  }));

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
        for (const table of ['dossier_figure', 'dossier_standing'] as const) {
          if (begins) await transaction.deleteFrom(table).where('scope', '=', scope).execute();
          for (const ids of chunked([...gone, ...figures.map(({ id }) => id)], 500)) {
            await transaction.deleteFrom(table).where('scope', '=', scope).where('id', 'in', ids).execute();
          }
        }
        await putFigures(
          transaction,
          figures.map((figure) => figureRow(scope, figure)),
        );
        await putStandings(
          transaction,
          figures.flatMap((figure) => standingRows(scope, figure)),
        );
        await putSlips(
          transaction,
          figures.flatMap(({ id, codes }) => [...new Set(codes)].map((code) => ({ scope, id, code }))),
        );
        return true;
      }),

    withCode: (code) =>
      database.selectFrom('dossier_slip').select(['scope', 'id']).where('code', '=', code).limit(8).execute(),

    count: (scopes, days, now) => countLines(database, scopes, { days, now }),
    entries: (scopes, days) => sumEntries(database, scopes, days),
    machines: (scopes) => tellMachines(database, scopes),
  };
}
