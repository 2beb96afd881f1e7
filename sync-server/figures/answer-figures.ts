import type { BookKind } from '../../src/domain/books/book.ts';
import { procedures } from '../../src/domain/procedures/catalogue.ts';
import { mayLookOver } from '../../src/domain/access/figure-rights.ts';
import type { CommuneFigures, FigureGroup, FiguresAnswer } from '../../src/protocol/figures.ts';
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

const groupOfBook: Readonly<Partial<Record<BookKind, FigureGroup>>> = {
  KS: 'birth',
  KT: 'death',
  KH: 'marriage',
  TTHN: 'marital',
};
const groups = new Map(procedures.map(({ id, book }) => [id, book === null ? undefined : groupOfBook[book]]));

/**
 * What may be counted, for who looks on: a supervisor of the communes of the province her account is in, others of their
 * own commune.
 *
 * @throws {Refusal} `forbidden`
 */
export async function answerFigures({ account }: Carrier, parts: FigureParts): Promise<FiguresAnswer> {
  const { store, clock, pause = () => undefined } = parts;
  const over = mayLookOver(account.roles);
  if (over === null) throw new Refusal('forbidden', 'Figures are for those who answer for them.');
  const all = await store.accounts.communes();
  const own = all.find(({ code }) => code === account.scope);
  const communes = all.filter(({ code, provinceCode }) =>
    over === 'province' ? provinceCode === own?.provinceCode : code === account.scope,
  );
  const behind = new Set<string>();
  let left = mostLookedAt;
  for (const commune of communes) {
    const { looked, isBehind } =
      left > 0 ? await countOn(commune, left, { store, pause }) : { looked: 0, isBehind: true };
    left -= looked;
    if (isBehind) behind.add(commune.code);
  }
  const serverTime = clock.now();
  const scopes = communes.map(({ code }) => code);
  const lines = await store.figures.count(scopes, serverTime);
  const entries = await store.figures.entries(scopes);
  const machines = new Map((await store.figures.machines(scopes)).map(({ scope, ...told }) => [scope, told]));
  const none = { count: 0, waiting: 0, since: null, lastExchange: null };
  return {
    serverTime,
    province: own?.provinceName ?? '',
    communes: communes.map(({ code, name }) => ({
      ...{ code, name },
      lines: folded(lines.filter(({ scope }) => scope === code)),
      entries: entries
        .filter(({ scope }) => scope === code)
        .map(({ month, book, count }) => ({ month, book: book as BookKind, count }))
        .sort((a, b) => (a.month + a.book < b.month + b.book ? -1 : 1)),
      machines: machines.get(code) ?? none,
      isBehind: behind.has(code),
    })),
  };
}

/** Procedures of one register together; a line for each month and group. */
function folded(lines: readonly CountedLine[]): CommuneFigures['lines'] {
  const sums = new Map<string, CommuneFigures['lines'][number]>();
  for (const { scope: _scope, procedure, month, ...counts } of lines) {
    const group = groups.get(procedure) ?? 'other';
    const before = sums.get(`${month} ${group}`);
    const sum = { month, group, ...counts };
    if (before !== undefined) {
      for (const name of Object.keys(counts) as (keyof typeof counts)[]) sum[name] += before[name];
    }
    sums.set(`${month} ${group}`, sum);
  }
  return [...sums.keys()].sort().flatMap((key) => sums.get(key) ?? []);
}
