import { rmSync } from 'node:fs';
import { Kysely, sql } from 'kysely';
import * as v from 'valibot';
import {
  logTables,
  type MirrorAnswer,
  type MirrorCell,
  mirroredColumns,
  type MirroredTable,
  peopleTables,
} from '../../src/protocol/mirror.ts';
import { type Cursor, cursorSchema } from '../../src/protocol/sync-exchange.ts';
import type { Instant } from '../../src/domain/words.ts';
import { emptyReceiptChain } from '../../src/protocol/seal.ts';
import { emptyChain } from '../chain-link.ts';
import { signInText } from '../push.ts';
import { LibsqlDialect } from '../store/libsql/libsql-dialect.ts';
import { migrateLibsql } from '../store/libsql/migrate-libsql.ts';
import { openReader, openWriter } from '../store/libsql/open-handle.ts';
import type { ServerStore } from '../store/port.ts';
import { readCounter } from '../store/read-counter.ts';
import { storeOver } from '../store/store-over.ts';
import type { Tables } from '../store/tables.ts';
import type { HubStore } from './hub-store.ts';

/** How long after its token was given the hub still knows somebody by it, while the line is down. */
export const knownForDays = 14;

const standingSchema = v.object({ cursor: cursorSchema, whole: v.boolean() });

/** The province's rows of one commune, in tables like the province's, read by the same code. */
export interface Mirror {
  readonly store: () => ServerStore;
  /** Where it stands; `null`: nowhere yet. */
  cursor(): Cursor | null;
  /** It holds everything up to there, of one moment: before that it shows nobody anything. */
  isWhole(): boolean;
  people(): string | null;
  /** When the province last answered the hub. */
  contactAt(): Instant | null;
  /** Which of these acts have changed a record at the province, as far as it has heard. */
  known(mids: readonly string[]): Promise<readonly string[]>;
  /** Who has signed in on what machine, as `signInText`. */
  signedIn(): Promise<ReadonlySet<string>>;
  /** Keeps a page of the log, and the people with it, all or nothing. */
  take(scope: string, answer: MirrorAnswer, at: Instant): Promise<void>;
  close(): Promise<void>;
}

interface MirrorParts {
  /** Path, or `:memory:`. */
  readonly file: string;
  /** Where the hub notes how far it has come. */
  readonly notes: Pick<HubStore, 'fact' | 'setFact'>;
  readonly newId: () => string;
  readonly now: () => Instant;
}

const busyTimeoutMs = 5_000;
/** Cells in one statement: SQLite takes 32,766. */
const mostCells = 10_000;

export function openMirror({ file, notes, newId, now }: MirrorParts): Mirror {
  const open = () => {
    const writer = openWriter(file, busyTimeoutMs);
    migrateLibsql(writer, now(), newId());
    const reader = file === ':memory:' ? undefined : openReader(file, busyTimeoutMs);
    const database = new Kysely<Tables>({
      dialect: new LibsqlDialect(reader === undefined ? { writer } : { writer, reader }),
    });
    const store = storeOver(database, {
      isolationOfReads: undefined,
      lockCounter: readCounter,
      stopWriters: async () => undefined,
      async close() {
        await database.destroy();
        if (reader?.open === true) reader.close();
        if (writer.open) writer.close();
      },
    });
    return { database, store };
  };
  let opened = open();

  const standing = () => {
    const text = notes.fact('mirror');
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), standingSchema), text);
    return read.success ? read.output : null;
  };
  /** R13: what it holds is of a history that is lost. */
  const beginAnew = async (): Promise<void> => {
    await opened.store.close();
    if (file !== ':memory:') for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    // Noted after it: killed before, it stands where the province says once more that its history is lost.
    notes.setFact('mirror', 'null');
    notes.setFact('people', '');
    opened = open();
  };

  return {
    store: () => opened.store,
    cursor: () => standing()?.cursor ?? null,
    isWhole: () => standing()?.whole === true,
    people: () => notes.fact('people') || null,
    contactAt: () => notes.fact('contactAt') ?? null,

    async take(scope, { lost, cursor, more, digest, log, people }, at) {
      if (lost) await beginAnew();
      // Killed in the middle of several pages, it shows nobody a part of them.
      if (more) notes.setFact('mirror', JSON.stringify({ cursor: standing()?.cursor ?? start(cursor), whole: false }));
      await opened.database.transaction().execute(async (transaction) => {
        if (people !== null) {
          for (const table of [...peopleTables].reverse()) {
            await sql`DELETE FROM ${sql.table(table)}`.execute(transaction);
          }
          for (const table of peopleTables) await put(transaction, table, people[table]);
        }
        for (const table of logTables) await put(transaction, table, log[table]);
        await transaction.updateTable('server_identity').set({ epoch: cursor.epoch }).where('id', '=', 1).execute();
        if (digest === null) return;
        const { seq, chain } = cursor;
        const none = { turn: 1, receipt_no: 0, mutation_no: 0, batch: 0, receipt_chain: emptyReceiptChain };
        await transaction
          .insertInto('scope_counter')
          .values({ scope, seq, chain, digest, ...none })
          .onConflict((conflict) => conflict.column('scope').doUpdateSet({ seq, chain, digest }))
          .execute();
      });
      // Noted after it: what is fetched twice is written over with the same.
      notes.setFact('mirror', JSON.stringify({ cursor, whole: !more }));
      if (people !== null) notes.setFact('people', people.hash);
      notes.setFact('contactAt', at);
      notes.setFact('latestAt', at);
    },

    async known(mids) {
      const { rows } = await sql<{ mid: string }>`SELECT DISTINCT mid FROM change_log
        WHERE mid IN (SELECT value FROM json_each(${JSON.stringify(mids)}))`.execute(opened.database);
      return rows.map(({ mid }) => mid);
    },

    async signedIn() {
      const rows = await opened.database.selectFrom('token').select(['account', 'device']).distinct().execute();
      return new Set(rows.map(signInText));
    },

    close: () => opened.store.close(),
  };
}

/** Of whatever history: before its first change. */
const start = ({ epoch }: Cursor): Cursor => ({ epoch, seq: 0, chain: emptyChain });

/** What the tables ask for and a mirror is not given: there is no password, and a token is known as long as people are. */
const added: Partial<Record<MirroredTable, (row: readonly MirrorCell[]) => Readonly<Record<string, MirrorCell>>>> = {
  account: () => ({ password_hash: '' }),
  token: (row) => ({
    expires_at: new Date(Date.parse(String(row[3])) + knownForDays * 86_400_000).toISOString(),
  }),
  device: () => ({ waiting: 0, received: 0, empty_count: 0 }),
};

async function put(transaction: Kysely<Tables>, table: MirroredTable, rows: readonly MirrorCell[][]): Promise<void> {
  const columns = mirroredColumns[table];
  const more = added[table] ?? (() => ({}));
  const chunk = Math.floor(mostCells / (columns.length + 3));
  for (let from = 0; from < rows.length; from += chunk) {
    const values = rows
      .slice(from, from + chunk)
      .map((row) => ({ ...Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null])), ...more(row) }));
    // The same row again takes the place of the one that was there.
    const names = Object.keys(values[0] ?? {});
    const lines = values.map(
      (value: Readonly<Record<string, MirrorCell>>) => sql`(${sql.join(names.map((name) => value[name] ?? null))})`,
    );
    await sql`INSERT OR REPLACE INTO ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
      VALUES ${sql.join(lines)}`.execute(transaction);
  }
}
