import type { SyncResponse } from '../protocol/sync-exchange.ts';
import { readBookActs } from './book-acts.ts';
import { doubtfulRows } from './doubtful-rows.ts';
import { emptyLog } from './exchange-log.ts';
import {
  type Copied,
  type ExchangeLog,
  readGeneration,
  readMeta,
  readScope,
  type ScopeState,
  type SignedIn,
} from './meta.ts';
import type { AcknowledgedRow, OutboxRow, RecordRow } from './rows.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/** Everything on the disk that an answer touches, read at one moment. */
export interface AnswerGround {
  readonly generation: number;
  readonly incarnation: string | undefined;
  readonly device: string | undefined;
  readonly copied: Copied | undefined;
  readonly scope: ScopeState | undefined;
  /** Who is signed in now, and as what. */
  readonly session: SignedIn | undefined;
  readonly log: ExchangeLog;
  readonly outbox: ReadonlyMap<string, OutboxRow>;
  readonly acknowledged: ReadonlyMap<string, AcknowledgedRow>;
  readonly records: ReadonlyMap<string, RecordRow>;
  /** Of records that come as markers and have more behind them than those tell: what this device has a receipt for. */
  readonly ofRecord: ReadonlyMap<string, readonly AcknowledgedRow[]>;
  /** Of each book: this device's acts that its base may not hold yet. */
  readonly bookActs: ReadonlyMap<string, readonly string[]>;
  /** Records that came with history the server has lost. */
  readonly doubtful: readonly string[];
}

export async function readGround({ database }: StoreParts, scope: string, answer: SyncResponse): Promise<AnswerGround> {
  const changes = answer.changes
    .filter((page) => page.scope === scope)
    .flatMap((page) => [...page.wanted, ...page.changes]);
  const mids = new Set([...answer.receipts, ...(answer.relayed ?? [])].map(({ mid }) => mid));
  for (const change of changes) if (change.type === 'own') change.mids.forEach((mid) => mids.add(mid));
  const entities = [...new Set(changes.map((change) => change.id))];
  const markers = changes.filter((change) => change.type === 'own');
  const tables = [database.meta, database.records, database.outbox, database.acknowledged];
  return reopening(database, () =>
    database.transaction('r', tables, async () => {
      const records = byId(await database.records.bulkGet(entities));
      const lacking = markers.filter(({ id, rev, mids }) => rev - mids.length > (records.get(id)?.seq ?? 0));
      const answered = await database.acknowledged
        .where('entity')
        .anyOf(lacking.map(({ id }) => id))
        .toArray();
      const made = new Map(lacking.map(({ id }) => [id, answered.filter(({ entity }) => entity === id)]));
      const acknowledged = [...(await database.acknowledged.bulkGet([...mids])), ...answered];
      return {
        generation: await readGeneration(database),
        ...(await readIdentityHere(database)),
        copied: await readMeta(database, 'copied'),
        scope: await readScope(database, scope),
        session: await readMeta(database, 'session'),
        log: (await readMeta(database, 'exchangeLog')) ?? emptyLog,
        outbox: byId(await database.outbox.bulkGet([...mids])),
        acknowledged: byId(acknowledged),
        records,
        ofRecord: made,
        bookActs: await readBookActs(database),
        doubtful: await doubtfulRows(database, scope),
      };
    }),
  );
}

async function readIdentityHere(
  database: StoreParts['database'],
): Promise<Pick<AnswerGround, 'device' | 'incarnation'>> {
  const identity = await readMeta(database, 'identity');
  return { device: identity?.device, incarnation: identity?.incarnation };
}

function byId<Row extends { readonly id: string }>(rows: readonly (Row | undefined)[]): ReadonlyMap<string, Row> {
  const map = new Map<string, Row>();
  for (const row of rows) if (row !== undefined) map.set(row.id, row);
  return map;
}
