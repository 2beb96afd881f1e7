import type { BookKind } from '../../src/domain/books/book.ts';
import { mayLookOver } from '../../src/domain/access/figure-rights.ts';
import { addedCounts, type DossierCounts, noDossiers } from '../../src/domain/figures/dossier-counts.ts';
import { booksOf, sumBooks } from '../../src/domain/figures/entry-counts.ts';
import { type Days, daysOf } from '../../src/domain/figures/period.ts';
import { procedures } from '../../src/domain/procedures/catalogue.ts';
import { localDateOf } from '../../src/domain/vietnam-time.ts';
import type { Instant } from '../../src/domain/words.ts';
import {
  type CommuneFigures,
  type FigureGroup,
  figureGroups,
  type FiguresAnswer,
  type FiguresQuestion,
  readFiguresQuery,
} from '../../src/protocol/figures.ts';
import type { Commune } from '../../src/protocol/sign-in.ts';
import type { Carrier } from '../authenticate.ts';
import { Refusal } from '../refusal.ts';
import type { ServerClock } from '../server-clock.ts';
import type { CountedLine } from '../store/figure-port.ts';
import type { ServerStore } from '../store/port.ts';
import { countOn } from './count-on.ts';

interface FigureParts {
  readonly store: ServerStore;
  readonly clock: Pick<ServerClock, 'now'>;
  readonly pause?: () => void | Promise<void>;
}

/** Records that one question may have looked at (R17): a commune that is not whole yet says so. */
const mostLookedAt = 5_000;
/** Communes of one answer (R17). */
export const communesOfPage = 40;

const groupOfBook: Readonly<Partial<Record<BookKind, FigureGroup>>> = {
  KS: 'birth',
  KT: 'death',
  KH: 'marriage',
  TTHN: 'marital',
};
const groups = new Map(procedures.map(({ id, book }) => [id, book === null ? undefined : groupOfBook[book]]));

/**
 * What may be counted of a period, for who looks on: a supervisor of the communes of the province her account is in, a page
 * of them, others of their own commune.
 *
 * @throws {Refusal} `forbidden`, `badRequest`
 */
export async function answerFigures(
  { account }: Carrier,
  query: URLSearchParams,
  { store, clock, pause = () => undefined }: FigureParts,
): Promise<FiguresAnswer> {
  const over = mayLookOver(account.roles);
  if (over === null) throw new Refusal('forbidden', 'Figures are for those who answer for them.');
  const question = readFiguresQuery(query);
  if (question === undefined) throw new Refusal('badRequest', 'There is no such period.', { field: 'period' });
  const { period, closing, after } = question;
  const all = await store.accounts.communes();
  const own = all.find(({ code }) => code === account.scope);
  const seen = all
    .filter(({ code, provinceCode }) =>
      over === 'province' ? provinceCode === own?.provinceCode : code === account.scope,
    )
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .filter(({ code }) => after === null || code > after);
  const communes = seen.slice(0, communesOfPage);
  const behind = await countAll(communes, { store, pause });
  const serverTime = clock.now();
  const days = daysOf(period, closing);
  const scopes = communes.map(({ code }) => code);
  const lines = await store.figures.count(scopes, days, serverTime);
  const entries = await store.figures.entries(scopes, days);
  const machines = new Map((await store.figures.machines(scopes)).map(({ scope, ...told }) => [scope, told]));
  const none = { count: 0, waiting: 0, since: null, lastExchange: null };
  const isTold = isFormsPeriod(question, days, serverTime);
  return {
    serverTime,
    province: own?.provinceName ?? '',
    days,
    communes: communes.map(({ code, name }): CommuneFigures => {
      const books = sumBooks(entries.filter(({ scope }) => scope === code));
      return {
        ...{ code, name, groups: folded(lines.filter(({ scope }) => scope === code)) },
        books: booksOf(books).map(({ book, total }) => ({ book, count: total })),
        entries: isTold ? books.map((one) => ({ ...one, counts: [...one.counts] })) : null,
        machines: machines.get(code) ?? none,
        isBehind: behind.has(code),
      };
    }),
    next: seen.length > communes.length ? (communes.at(-1)?.code ?? null) : null,
  };
}

/**
 * Whether more than how many is told of entries: of halves and years, of which forms ask, by the calendar, and when they are
 * over. Two answers from two days, or closed in two ways, would differ by what those days brought.
 */
function isFormsPeriod({ period, closing }: FiguresQuestion, { to }: Days, now: Instant): boolean {
  const isLong = period.kind === 'half' || period.kind === 'year';
  return isLong && closing === 'calendar' && localDateOf(now) > to;
}

/** Counts on what has changed since; the communes of which there is still more. */
async function countAll(
  communes: readonly Commune[],
  parts: { readonly store: ServerStore; readonly pause: () => void | Promise<void> },
): Promise<ReadonlySet<string>> {
  const behind = new Set<string>();
  let left = mostLookedAt;
  for (const commune of communes) {
    const { looked, isBehind } = left > 0 ? await countOn(commune, left, parts) : { looked: 0, isBehind: true };
    left -= looked;
    if (isBehind) behind.add(commune.code);
  }
  return behind;
}

/** Procedures of one register together. */
function folded(lines: readonly CountedLine[]): CommuneFigures['groups'] {
  const sums = new Map<FigureGroup, DossierCounts>();
  for (const { procedure, counts } of lines) {
    const group = groups.get(procedure) ?? 'other';
    sums.set(group, addedCounts([sums.get(group) ?? noDossiers, counts]));
  }
  return figureGroups.flatMap((group) => {
    const counts = sums.get(group);
    return counts === undefined ? [] : [{ group, counts }];
  });
}
