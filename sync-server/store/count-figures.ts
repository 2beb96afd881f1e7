import { type Kysely, type RawBuilder, sql } from 'kysely';
import { bookKinds } from '../../src/domain/books/book.ts';
import type { CountedEntries } from '../../src/domain/figures/entry-counts.ts';
import {
  agesCounted,
  detailsCounted,
  entryKinds,
  peoplesCounted,
  sexesCounted,
} from '../../src/domain/figures/entry-facts.ts';
import { countedUpTo, type Days } from '../../src/domain/figures/period.ts';
import type { Instant } from '../../src/domain/words.ts';
import type { CountedLine, FigureStore } from './figure-port.ts';
import { inChunks } from './in-chunks.ts';
import type { Tables } from './tables.ts';

const holds = (condition: RawBuilder<unknown>) => sql<number>`SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;

/** The day in Vietnam (UTC+7, no summer time) of a second since 1970. */
const dayOf = (column: 'judged' | 'due') => sql`((${sql.ref(column)} + 25200) / 86400)`;

/** The sums over each procedure, as the database adds them up: the words are those of `countsOf`. */
export async function countLines(
  database: Kysely<Tables>,
  scopes: readonly string[],
  { days: { from, to }, now }: { readonly days: Days; readonly now: Instant },
): Promise<readonly CountedLine[]> {
  const until = Date.parse(countedUpTo({ from, to }, now));
  const [second, nowSecond] = [Math.floor(until / 1_000), Math.floor(Date.parse(now) / 1_000)];
  const isNew = sql`received_on >= ${from}`;
  const finished = sql`finished_on IS NOT NULL`;
  const inTime = sql`(${finished} AND judged <= due)`;
  const open = sql`finished_on IS NULL`;
  const rows = await inChunks(scopes, (some) =>
    database
      .selectFrom('dossier_figure')
      .innerJoin('dossier_standing', (join) =>
        join
          .onRef('dossier_standing.scope', '=', 'dossier_figure.scope')
          .onRef('dossier_standing.id', '=', 'dossier_figure.id'),
      )
      .select(['dossier_figure.scope', 'procedure'])
      .select([
        holds(sql`received_on < ${from}`).as('carriedOver'),
        holds(isNew).as('received'),
        holds(sql`${inTime} AND ${dayOf('judged')} < ${dayOf('due')}`).as('early'),
        holds(sql`${inTime} AND ${dayOf('judged')} >= ${dayOf('due')}`).as('onTime'),
        holds(sql`${finished} AND judged > due`).as('overdue'),
        holds(sql`${open} AND paused = 0 AND ${second} <= due`).as('openInTime'),
        holds(sql`${open} AND ((paused = 0 AND ${second} > due) OR (paused = 1 AND judged > due))`).as('openOverdue'),
        holds(sql`${open} AND paused = 1 AND judged <= due`).as('openPaused'),
        holds(sql`${inTime} AND paused = 0 AND COALESCE(recorded, ${nowSecond}) > due`).as('lateEntryOnly'),
        holds(sql`${isNew} AND online = 1`).as('online'),
        holds(sql`${isNew} AND upstream = 1`).as('upstream'),
        holds(sql`${finished} AND digitised = 1`).as('digitised'),
        holds(sql`${finished} AND refused = 1`).as('refused'),
        holds(sql`${finished} AND ended = 1`).as('ended'),
        sql<number>`SUM(days)`.as('days'),
        holds(sql`asked_on >= ${from} AND asked_on <= ${to}`).as('supplements'),
      ])
      .where('dossier_figure.scope', 'in', some)
      .where('received_on', '<=', to)
      .where('since', '<=', until)
      .where((where) => where.or([where('till', 'is', null), where('till', '>', until)]))
      // Finished before the period began, it is no more part of it.
      .where((where) =>
        where.or([
          where('received_on', '>=', from),
          where('finished_on', 'is', null),
          where('finished_on', '>=', from),
        ]),
      )
      .groupBy(['dossier_figure.scope', 'procedure'])
      .execute(),
  );
  return rows.map(({ scope, procedure, ...counts }) => ({ scope, procedure, counts }));
}

const traits = ['entry_kind', 'sex', 'people', 'age', 'detail'] as const;

/** What an earlier build has written is among these words, or it is not told. */
function among<Word extends string>(words: readonly Word[], word: string | null): Word | null {
  return words.find((each) => each === word) ?? null;
}

export async function sumEntries(
  database: Kysely<Tables>,
  scopes: readonly string[],
  { from, to }: Days,
): ReturnType<FigureStore['entries']> {
  const rows = await inChunks(scopes, (some) =>
    database
      .selectFrom('dossier_figure')
      .select(['scope', 'book', ...traits])
      .select([
        sql<number>`COUNT(*)`.as('count'),
        sql<number>`COUNT(bride_age)`.as('brides'),
        sql<number>`COALESCE(SUM(bride_age), 0)`.as('brideYears'),
        sql<number>`COUNT(groom_age)`.as('grooms'),
        sql<number>`COALESCE(SUM(groom_age), 0)`.as('groomYears'),
      ])
      .where('scope', 'in', some)
      .where('entered_on', '>=', from)
      .where('entered_on', '<=', to)
      .groupBy(['scope', 'book', ...traits])
      .execute(),
  );
  return rows.flatMap(({ scope, count, brides, brideYears, grooms, groomYears, ...row }) => {
    const book = among(bookKinds, row.book);
    if (book === null) return [];
    const entries: CountedEntries = {
      book,
      kind: among(entryKinds, row.entry_kind) ?? 'unknown',
      sex: among(sexesCounted, row.sex),
      people: among(peoplesCounted, row.people),
      age: among(agesCounted, row.age),
      detail: among(detailsCounted, row.detail),
      count,
      brides: { count: brides, years: brideYears },
      grooms: { count: grooms, years: groomYears },
    };
    return [{ scope, ...entries }];
  });
}

export function tellMachines(database: Kysely<Tables>, scopes: readonly string[]): ReturnType<FigureStore['machines']> {
  return inChunks(scopes, (some) =>
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
  );
}
