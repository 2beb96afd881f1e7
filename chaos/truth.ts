import type { Dossier } from '../src/domain/dossier.ts';
import type { ReceiptTable } from '../src/protocol/audit-receipts.ts';
import type { Receipt } from '../src/protocol/receipt.ts';
import type { Row } from './hall.ts';

/** What the server's tables hold in the end, read past the product's own code. */
export interface Truth {
  readonly mutations: ReadonlyMap<string, string>;
  readonly setAside: ReadonlySet<string>;
  readonly records: readonly { readonly id: string; readonly rev: number; readonly state: string }[];
  readonly receipts: readonly Receipt[];
  readonly batches: ReceiptTable['batches'];
  readonly head: ReceiptTable['head'] & { readonly digest: string };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const orNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
/** PostgreSQL gives its 64-bit numbers as text. */
const numberOrNull = (value: unknown): number | null => (value === null ? null : Number(value));

export async function readTruth(query: (sql: string) => Promise<readonly Row[]>, scope: string): Promise<Truth> {
  const of = (table: string, order: string) =>
    query(`SELECT * FROM ${table} WHERE scope = '${scope}' ORDER BY ${order}`);
  const [counter = {}] = await of('scope_counter', 'scope');
  return {
    mutations: new Map((await of('mutation', 'no')).map(({ mid, status }) => [text(mid), text(status)])),
    setAside: new Set((await of('set_aside', 'mid')).map(({ mid }) => text(mid))),
    records: (await of('entity', 'seq')).map(({ id, rev, state }) => ({
      id: text(id),
      rev: Number(rev),
      state: text(state),
    })),
    receipts: (await of('receipt', 'no')).map(receiptOf),
    batches: (await of('receipt_batch', 'batch')).map((row) => ({
      scope,
      batch: Number(row['batch']),
      epoch: text(row['epoch']),
      firstNo: Number(row['first_no']),
      count: Number(row['count']),
      previous: text(row['previous']),
      root: text(row['root']),
      chain: text(row['chain']),
    })),
    head: {
      receiptNo: Number(counter['receipt_no']),
      batch: Number(counter['batch']),
      receiptChain: text(counter['receipt_chain']),
      digest: text(counter['digest']),
    },
  };
}

function receiptOf(row: Row): Receipt {
  const list = (name: string): unknown[] => JSON.parse(text(row[name])) as unknown[];
  return {
    scope: text(row['scope']),
    no: Number(row['no']),
    mid: text(row['mid']),
    hash: text(row['hash']),
    revision: Number(row['revision']),
    status: text(row['status']) as Receipt['status'],
    serverTime: text(row['server_time']),
    rev: numberOrNull(row['rev']),
    problems: list('problems') as Receipt['problems'],
    conflicts: list('conflicts') as Receipt['conflicts'],
    waitsFor: orNull(row['waits_for']),
    flags: list('flags') as string[],
    batch: numberOrNull(row['batch']),
  };
}

/** What stands in the records: which acts took effect, which were decided about, which are parked; each as often as it does. */
export function actsIn(
  records: Truth['records'],
): Record<'effects' | 'decided' | 'parked', ReadonlyMap<string, number>> {
  const found = {
    effects: new Map<string, number>(),
    decided: new Map<string, number>(),
    parked: new Map<string, number>(),
  };
  const count = (counts: Map<string, number>, mid: string) => counts.set(mid, (counts.get(mid) ?? 0) + 1);
  for (const { state } of records) {
    const dossier = JSON.parse(state) as Dossier;
    for (const event of dossier.events) {
      count(found.effects, event.id);
      if (event.decision !== undefined) count(found.decided, event.decision.parked);
    }
    for (const act of dossier.parked ?? []) count(found.parked, act.mid);
  }
  return found;
}
