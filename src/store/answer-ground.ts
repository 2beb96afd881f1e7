import type { SyncResponse } from '../protocol/sync-exchange.ts';
import { doubtfulRows } from './doubtful-rows.ts';
import { emptyLog } from './exchange-log.ts';
import { type ExchangeLog, readGeneration, readMeta, readScope, type ScopeState } from './meta.ts';
import type { AcknowledgedRow, OutboxRow, RecordRow } from './rows.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/** Everything on the disk that an answer touches, read at one moment. */
export interface AnswerGround {
  readonly generation: number;
  readonly incarnation: string | undefined;
  readonly scope: ScopeState | undefined;
  readonly log: ExchangeLog;
  readonly outbox: ReadonlyMap<string, OutboxRow>;
  readonly acknowledged: ReadonlyMap<string, AcknowledgedRow>;
  readonly records: ReadonlyMap<string, RecordRow>;
  /** Records that came with history the server has lost. */
  readonly doubtful: readonly string[];
}

export async function readGround({ database }: StoreParts, scope: string, answer: SyncResponse): Promise<AnswerGround> {
  const changes = answer.changes
    .filter((page) => page.scope === scope)
    .flatMap((page) => [...page.wanted, ...page.changes]);
  const mids = new Set(answer.receipts.map((receipt) => receipt.mid));
  for (const change of changes) if (change.type === 'own') change.mids.forEach((mid) => mids.add(mid));
  const entities = [...new Set(changes.map((change) => change.id))];
  const tables = [database.meta, database.records, database.outbox, database.acknowledged];
  return reopening(database, () =>
    database.transaction('r', tables, async () => ({
      generation: await readGeneration(database),
      incarnation: (await readMeta(database, 'identity'))?.incarnation,
      scope: await readScope(database, scope),
      log: (await readMeta(database, 'exchangeLog')) ?? emptyLog,
      outbox: byId(await database.outbox.bulkGet([...mids])),
      acknowledged: byId(await database.acknowledged.bulkGet([...mids])),
      records: byId(await database.records.bulkGet(entities)),
      doubtful: await doubtfulRows(database, scope),
    })),
  );
}

function byId<Row extends { readonly id: string }>(rows: readonly (Row | undefined)[]): ReadonlyMap<string, Row> {
  const map = new Map<string, Row>();
  for (const row of rows) if (row !== undefined) map.set(row.id, row);
  return map;
}
