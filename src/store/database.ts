import { Dexie, type EntityTable } from 'dexie';
import type {
  AcknowledgedRow,
  DraftRow,
  IncomingRow,
  IndexShardRow,
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
  // What version 1 wrote is still in the field: a later version only adds tables and indexes, because a tab of the older
  // build goes on working beside it, and its rows are read as they are (R15).
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
  return database;
}
