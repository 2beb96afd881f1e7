/** What a figure may be at the most, or at the least. */
export interface Budget {
  readonly what: string;
  readonly unit: 'bytes' | 'requests' | 'count' | 'share' | 'times' | 'ms' | 'seconds' | 'a second';
  readonly most?: number;
  readonly least?: number;
  /**
   * `held`: counted, the same on any machine, and a miss fails the check. `quiet`: a ratio of times within one run, held on a machine
   * with nothing else to do. `told`: a time or a rate of this machine, shown beside its budget and never judged by the check.
   */
  readonly judged: 'held' | 'quiet' | 'told';
  /** Where the docs tell what bounds it: a page and its heading. */
  readonly why?: string;
}

const budget = (what: string, unit: Budget['unit'], rest: Omit<Budget, 'what' | 'unit'>): Budget => ({
  what,
  unit,
  ...rest,
});
const held = (most: number): Omit<Budget, 'what' | 'unit'> => ({ most, judged: 'held' });
const durable = (least: number): Omit<Budget, 'what' | 'unit'> => ({
  least,
  judged: 'told',
  why: 'performance.md#the-servers-durable-rate',
});
const told = (most: number): Omit<Budget, 'what' | 'unit'> => ({ most, judged: 'told' });

/** The product's budgets: bytes as transferred, our own headers and bodies; kilobytes are of 1,000, which is the stricter. */
export const budgets = {
  'first-screen-bytes': budget('JavaScript to the first usable screen, gzip', 'bytes', held(150_000)),
  'precache-bytes': budget('everything precached, gzip', 'bytes', held(1_500_000)),
  'first-visit': budget('first visit at 30 KB/s and 400 ms, to usable', 'seconds', told(10)),
  'first-visit-arrives': budget('… visits that never arrived, also reset every 8–40 KB', 'count', held(0)),
  unlock: budget('unlock and first screen with 20,000 records, slowed 4×', 'seconds', told(3)),
  save: budget('save, strict, p95', 'ms', told(100)),
  keystroke: budget('keystroke to paint, p95, slowed 4×', 'ms', {
    ...told(50),
    why: 'performance.md#a-key-in-the-form',
  }),
  search: budget('search over 50,000 records, p95', 'ms', told(50)),
  'births-bytes': budget('1,000 new births up, receipts in: both ways', 'bytes', held(200_000)),
  'births-requests': budget('… requests', 'requests', held(20)),
  'own-changes-bytes': budget('… of that down: receipts and own changes', 'bytes', held(20_000)),
  'changes-bytes': budget('1,000 one-field changes up, receipts in: both ways', 'bytes', held(80_000)),
  'pull-bytes': budget('second device pulls 1,000: both ways', 'bytes', held(200_000)),
  'idle-requests': budget('nothing changed: requests', 'requests', held(1)),
  'idle-up': budget('… up, with all headers on the line', 'bytes', held(600)),
  'idle-down': budget('… down, with all headers on the line', 'bytes', held(600)),
  'first-load-bytes': budget('first load of 10,000: both ways', 'bytes', held(1_000_000)),
  'first-answer-bytes': budget('first answer to a machine that has nothing, 260 records there', 'bytes', held(14_600)),
  'resets-missing': budget('line reset every 8–40 KB: births of 1,000 that did not arrive', 'count', held(0)),
  'resets-wasted': budget('… wasted share of the bytes', 'share', held(0.3)),
  'slow-line': budget(
    '200 waiting at 64/128 kbit/s, 300 ms, times what the bytes need: by bytes, round trips and connections',
    'times',
    held(1.5),
  ),
  'slow-clock': budget('… by the clock', 'times', { most: 1.5, judged: 'quiet' }),
  'killed-lost': budget('entries lost after killed replies', 'count', held(0)),
  'killed-doubled': budget('entries doubled after killed replies', 'count', held(0)),
  'rate-births': budget('new births durable, embedded database', 'a second', durable(5_000)),
  'rate-changes': budget('one-field changes durable, embedded database', 'a second', durable(5_000)),
  'rate-births-postgres': budget('new births durable, PostgreSQL, two processes', 'a second', durable(2_000)),
  'rate-changes-postgres': budget('one-field changes durable, PostgreSQL, two processes', 'a second', durable(2_000)),
  'storm-errors': budget('everyone back at 8:00: exchanges that failed', 'count', held(0)),
  'storm-missing': budget('… acts of those that waited which have no receipt', 'count', held(0)),
  'storm-errors-postgres': budget('the same on PostgreSQL: exchanges that failed', 'count', held(0)),
  'storm-missing-postgres': budget('… acts of those that waited which have no receipt there', 'count', held(0)),
} as const satisfies Readonly<Record<string, Budget>>;

export type BudgetName = keyof typeof budgets;
