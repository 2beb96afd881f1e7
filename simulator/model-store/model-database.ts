import type { ServerStore } from '../../sync-server/store/port.ts';
import type { ScopeTransaction } from '../../sync-server/store/scope-port.ts';
import { modelAccounts } from './model-accounts.ts';
import { modelSessions } from './model-sessions.ts';
import { noAccess } from './no-access.ts';
import { noDeliveries } from './no-deliveries.ts';
import { noFigures } from './no-figures.ts';
import { noMirror } from './no-mirror.ts';
import { noPasskeys } from './no-passkeys.ts';
import { modelPages } from './model-pages.ts';
import { modelDevices } from './model-devices.ts';
import { epochOf, modelReads, noCounter, type Statement } from './model-reads.ts';
import {
  type CommonRows,
  commonTables,
  filled,
  type ModelScope,
  type ScopeRows,
  rowsOf,
  scopeTables,
} from './model-tables.ts';
import { type Commits, type ModelSchedule, ModelTransaction } from './model-transaction.ts';
import { writeModel } from './model-writes.ts';
import type { View } from './versioned-table.ts';

export interface ModelParts {
  /** The first. */
  readonly epoch: string;
  readonly schedule: ModelSchedule;
  readonly diskFull: () => boolean;
}

/** All that was committed at one moment. */
export interface KeptRows {
  readonly common: CommonRows;
  readonly scopes: ReadonlyMap<string, ScopeRows>;
}

/** What one process holds of the database. */
export interface ModelConnection {
  readonly store: ServerStore;
  /** The process has died: what it had not committed has not happened, and nothing comes back to it any more. */
  kill(): void;
}

/**
 * A database in memory with the concurrency of PostgreSQL at READ COMMITTED, for any number of server processes. The real
 * embedded one has a single writer, so that transactions that meet, wait for each other and commit out of order cannot be
 * shown with it (R2, R12).
 */
export class ModelDatabase {
  readonly #parts: ModelParts;
  readonly #common: ReturnType<typeof commonTables>;
  readonly #scopes = new Map<string, ModelScope>();
  readonly #commits: Commits = { last: 0, watched: new Set() };

  constructor(parts: ModelParts, kept?: KeptRows) {
    this.#parts = parts;
    this.#common = kept === undefined ? commonTables() : filled(commonTables(), kept.common);
    for (const [code, rows] of kept?.scopes ?? []) {
      const highestSeq = Math.max(0, ...[...rows.entities, ...rows.changes].map(({ seq }) => seq));
      this.#scopes.set(code, { code, tables: filled(scopeTables(), rows), highestSeq });
    }
  }

  /** What a backup taken now would hold. */
  keep(): KeptRows {
    const view = { upTo: this.#commits.last, self: null };
    return {
      common: rowsOf(this.#common, view),
      scopes: new Map([...this.#scopes].map(([code, { tables }]) => [code, rowsOf(tables, view)])),
    };
  }

  connect(): ModelConnection {
    const { epoch: firstEpoch, schedule } = this.#parts;
    const common = this.#common;
    const open = new Set<ModelTransaction>();
    let dead = false;
    const begin = (): ModelTransaction => {
      const transaction = new ModelTransaction(schedule, this.#commits);
      if (dead) transaction.rollBack('dead');
      open.add(transaction);
      return transaction;
    };
    const statementOf =
      (transaction: ModelTransaction, view: () => View): Statement =>
      async (look) => {
        await transaction.pause('statement');
        return look(view());
      };
    const inTransaction = async <Value>(work: (transaction: ModelTransaction) => Promise<Value>): Promise<Value> => {
      const transaction = begin();
      try {
        const value = await work(transaction);
        await transaction.pause('commit');
        this.#needsSpace();
        transaction.commit();
        await transaction.pause('committed');
        return value;
      } finally {
        transaction.rollBack();
        open.delete(transaction);
      }
    };
    const atOneMoment = async <Value>(
      work: (view: () => View, of: ModelTransaction) => Promise<Value>,
    ): Promise<Value> => {
      const transaction = begin();
      let moment: View | undefined;
      try {
        // As in PostgreSQL, the moment is that of the first statement.
        return await work(() => {
          moment ??= { upTo: this.#commits.last, self: null };
          this.#commits.watched.add(moment);
          return moment;
        }, transaction);
      } finally {
        if (moment !== undefined) this.#commits.watched.delete(moment);
        transaction.rollBack();
        open.delete(transaction);
      }
    };

    const statement: Statement = (look) => atOneMoment((view, of) => statementOf(of, view)(look));
    const writing = <Value>(work: (transaction: ModelTransaction) => Promise<Value>): Promise<Value> =>
      inTransaction(async (transaction) => {
        await transaction.pause('statement');
        this.#needsSpace();
        return work(transaction);
      });

    const inScopes: ServerStore['inScopes'] = (work) =>
      inTransaction((transaction) => {
        const statement = statementOf(transaction, () => transaction.view);
        const of = (code: string): ScopeTransaction => {
          const scope = this.#scope(code);
          return {
            ...modelReads(scope, { common, firstEpoch }, statement),
            lockCounter: async () => {
              await transaction.pause('statement');
              await transaction.lock(scope.tables.counter.lock(null, ''));
              return scope.tables.counter.get('', transaction.view) ?? noCounter;
            },
            write: async (writes) => {
              this.#needsSpace();
              await writeModel(transaction, scope, writes);
            },
          };
        };
        return work(of);
      });
    const store: ServerStore = {
      epoch: () => statement((view) => epochOf(common, firstEpoch, view)),
      beginEpoch: ({ from, to }) =>
        writing(async (transaction) => {
          await transaction.lock(common.epochs.lock(null, ''));
          if (epochOf(common, firstEpoch, transaction.view) !== from) return false;
          await transaction.upsert(common.epochs, [{ epoch: to }]);
          // Whoever has looked and not written yet must look again, in every commune.
          for (const { tables } of this.#scopes.values()) {
            await transaction.lock(tables.counter.lock(null, ''));
            const counter = tables.counter.get('', transaction.view) ?? noCounter;
            await transaction.upsert(tables.counter, [{ ...counter, turn: counter.turn + 1 }]);
          }
          return true;
        }),
      tellingKey: async () => 'modelled',
      accounts: modelAccounts({ tables: common, statement, writing }),
      sessions: modelSessions({ tables: common, statement, writing }),
      receiptKeys: {
        all: () => statement((view) => common.receiptKeys.all(view).sort((a, b) => (a.id < b.id ? -1 : 1))),
        add: (key) => writing((transaction) => transaction.upsert(common.receiptKeys, [key])),
      },
      access: noAccess,
      figures: noFigures,
      deliveries: noDeliveries,
      passkeys: noPasskeys,
      mirror: noMirror,
      pages: modelPages({
        ...{ tables: common, statement, writing },
        scopeTables: (code) => this.#scope(code).tables,
      }),
      devices: modelDevices({
        tables: common,
        statement,
        writing,
        received: (code, id) => statement((view) => broughtBy(this.#scope(code), id, view)),
      }),
      // No story asks who read what.
      readLog: { add: async () => undefined, find: async () => [], forgetBefore: async () => 0 },
      inScope: (code, work) => inScopes((of) => work(of(code))),
      inScopes,
      read: (work) =>
        atOneMoment((view, of) =>
          work((code) => modelReads(this.#scope(code), { common, firstEpoch }, statementOf(of, view))),
        ),
      check: () => inTransaction(async (transaction) => transaction.pause('statement')),
      close: async () => undefined,
    };
    return {
      store,
      kill() {
        dead = true;
        for (const transaction of open) transaction.rollBack('dead');
        open.clear();
      },
    };
  }

  #scope(code: string): ModelScope {
    const scope = this.#scopes.get(code) ?? { code, tables: scopeTables(), highestSeq: 0 };
    this.#scopes.set(code, scope);
    return scope;
  }

  #needsSpace(): void {
    if (this.#parts.diskFull()) throw Object.assign(new Error('No space left on device.'), { code: 'ENOSPC' });
  }
}

/** Acts that the lanes of a device have brought. */
function broughtBy({ tables }: ModelScope, device: string, view: View): number {
  const lanes = tables.lanes.all(view).filter((lane) => lane.device === device);
  return lanes.reduce((sum, { last }) => sum + last, 0);
}
