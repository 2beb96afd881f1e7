import { Dexie, type EntityTable, type Table } from 'dexie';
import { moveStrays } from './move-strays.ts';
import { outboxOnDisk, sessionOnDisk } from './names-on-disk.ts';
import type { LooseRow, PageRow, SliceRow } from './pages/page-rows.ts';
import type {
  AcknowledgedRow,
  DraftRow,
  IncomingRow,
  IndexShardRow,
  KeyRow,
  MetaRow,
  OutboxRow,
  RecordRow,
  ViewRow,
} from './rows.ts';

/** One database, so that one transaction holds a record, its outbox row and the draft it came from (R1). */
export interface DeviceDatabase extends Dexie {
  readonly records: EntityTable<RecordRow, 'id'>;
  readonly views: EntityTable<ViewRow, 'id'>;
  readonly outbox: EntityTable<OutboxRow, 'id'>;
  readonly acknowledged: EntityTable<AcknowledgedRow, 'id'>;
  readonly drafts: EntityTable<DraftRow, 'id'>;
  readonly meta: EntityTable<MetaRow, 'id'>;
  readonly incoming: EntityTable<IncomingRow, 'id'>;
  readonly shards: EntityTable<IndexShardRow, 'id'>;
  /** Pages of documents, and their bytes slice by slice. */
  readonly pages: EntityTable<PageRow, 'id'>;
  readonly slices: EntityTable<SliceRow, 'id'>;
  /** Pages that no record names yet; their bytes lie in slices too. */
  readonly loose: EntityTable<LooseRow, 'id'>;
  /** What opens everything else; never sealed by it. */
  readonly keys: Table<KeyRow, string>;
}

export interface DatabasePlace {
  readonly name: string;
  /** Absent: the browser's own. */
  readonly indexedDB?: IDBFactory;
  readonly IDBKeyRange?: typeof IDBKeyRange;
}

export function openDatabase(place: DatabasePlace): DeviceDatabase {
  const database = new Dexie(place.name, {
    ...(place.indexedDB === undefined ? {} : { indexedDB: place.indexedDB }),
    ...(place.IDBKeyRange === undefined ? {} : { IDBKeyRange: place.IDBKeyRange }),
    // R1: Chrome's default since 121 may report a commit that a power cut then undoes (L29).
    chromeTransactionDurability: 'strict',
    // R16: the live-query cache shows a write before it has committed.
    cache: 'disabled',
  }) as DeviceDatabase;
  // What version 1 wrote is still in the field: its rows are read as they are (R15).
  database.version(1).stores({
    records: 'id, [scope+order], [scope+pass], [scope+digest]',
    views: 'id, [scope+order]',
    outbox: 'id, &[lane+seq], [state+lane+seq], [author+turn], turn, entity',
    acknowledged: 'id, [lane+seq], entity, serverTime',
    drafts: 'id, [author+updatedAt]',
    meta: 'id',
  });
  database.version(2).stores({
    records: 'id, [scope+order], [scope+pass], [scope+digest], [scope+came]',
    acknowledged: 'id, [lane+seq], entity, serverTime, [scope+revised]',
    incoming: 'id, scope',
  });
  database.version(3).stores({ shards: 'id, scope' });
  // Rows of before had no place in a book.
  database.version(4).stores({
    records: 'id, [scope+order], [scope+pass], [scope+digest], [scope+came], [book+number]',
    views: 'id, [scope+order], [book+number]',
  });
  database
    .version(5)
    .stores({
      [outboxOnDisk]: 'id, &[lane+seq], [state+lane+seq], [author+turn], turn, entity',
      keys: 'id',
    })
    .upgrade(async (transaction) => {
      await moveStrays((name) => transaction.table<OutboxRow, string>(name));
      const meta = transaction.table<MetaRow, string>('meta');
      const session = await meta.get('session');
      if (session === undefined) return;
      await meta.put({ ...session, id: sessionOnDisk });
      await meta.delete('session');
    });
  database.version(6).stores({ pages: 'id, scope, state, [scope+state]', slices: 'id, page' });
  database.version(7).stores({ loose: 'id, [author+holder]' });
  Object.defineProperty(database, 'outbox', { value: database.table(outboxOnDisk) });
  return database;
}
