import type Database from 'libsql';
import type { Instant } from '../../src/domain/words.ts';
import { openWriter } from '../store/libsql/open-handle.ts';
import { entityOf, prepareHubTables } from './hub-tables.ts';

/** What a hub keeps of itself; small texts under names. */
export type FactName = 'identity' | 'people' | 'mirror' | 'contactAt' | 'latestAt';

/** A lane as a device counts it. */
export interface IntakeLane {
  readonly device: string;
  readonly incarnation: string;
  readonly author: string;
}

/** An act that a device has given, as it was sent. */
export interface TakenIn extends IntakeLane {
  readonly scope: string;
  readonly seq: number;
  readonly mid: string;
  readonly hash: string;
  /** JSON of what stood in the run. */
  readonly body: string;
}

/** The province's word on one. */
export interface Settling {
  readonly mid: string;
  readonly hash: string;
  /** JSON of the receipt with what proves it. */
  readonly proof: string;
}

export interface IntakeCounts {
  readonly waiting: number;
  readonly settled: number;
}

/** What a hub keeps on its disk; every commit is there when its call returns (R1). */
export interface HubStore {
  fact(name: FactName): string | undefined;
  setFact(name: FactName, value: string): void;
  /** Keeps acts, all or none; one that is here already stays as it is (R2). */
  takeIn(acts: readonly TakenIn[], at: Instant): void;
  /** Lanes with acts that the province has not answered. */
  waitingLanes(): readonly IntakeLane[];
  /** Of a lane, from its first act that the province has not answered; the numbers follow each other, one act under each. */
  run(lane: IntakeLane, most: number): readonly TakenIn[];
  /** What the province is sent again: it lacks them, whatever it has said, and is shown what that was (R13). `false`: the first of them is not here. */
  sendAgain(lane: IntakeLane, from: number): boolean;
  /** R13: the province has lost history, and nobody knows which of what it had answered: all of it waits again, with its word. */
  doubtSettled(): void;
  /** Records on which another machine has acts that the province has not answered, those first that one came on last; and how many of all machines wait on each. */
  waitingRecords(exceptOf: string, most: number): readonly { readonly entity: string; readonly acts: number }[];
  /** What the province has not answered on these records, of all machines, in the order in which it came. */
  waitingOn(entities: readonly string[]): readonly TakenIn[];
  /** Ids of those that had not been answered before. */
  settle(settled: readonly Settling[], at: Instant): ReadonlySet<string>;
  /** Of what the province has not answered. */
  waitingMids(): readonly string[];
  /** They are at the province by another way: their machines hear of it there. */
  settleUnproved(mids: readonly string[], at: Instant): void;
  /** Proofs of these acts, and of others of the device that it has not been given, at most so many; now it has. */
  handOn(of: { device: string; mids: readonly string[]; most: number }, at: Instant): readonly string[];
  counts(): IntakeCounts;
  /** Forgets acts that were settled before. */
  forgetSettledBefore(at: Instant): number;
  close(): void;
}

interface Answered {
  readonly id: number;
  readonly body: string;
  readonly proof: string | null;
}

/** Rows that are held at once. */
const doubtedAtOnce = 1_000;
const actColumns = 'scope, device, incarnation, author, seq, mid, hash, body';
const ofLane = 'device = ? AND incarnation = ? AND author = ?';

/** @param file path, or `:memory:` */
export function openHubStore(file: string, busyTimeoutMs = 5_000): HubStore {
  const database: Database.Database = openWriter(file, busyTimeoutMs);
  prepareHubTables(database);
  const whole = <Result>(work: () => Result): Result => database.transaction(work).immediate();
  const keyOf = ({ device, incarnation, author }: IntakeLane) => [device, incarnation, author] as const;

  /** Waits as if it had never been answered, but for the word on it. */
  const unsettle = (rows: readonly Answered[]): void => {
    const update = database.prepare(
      'UPDATE intake SET body = ?, settled_at = NULL, proof = NULL, handed_at = NULL WHERE rowid = ?',
    );
    for (const { id, body, proof } of rows) update.run([proof === null ? body : vouchedFor(body, proof), id]);
  };

  return {
    fact(name) {
      const row = database.prepare<[string]>('SELECT value FROM fact WHERE name = ?').get(name);
      return (row as { value: string } | undefined)?.value;
    },

    setFact(name, value) {
      database
        .prepare<[string, string]>(
          'INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
        )
        .run(name, value);
    },

    takeIn(acts, at) {
      if (acts.length === 0) return;
      const insert = database.prepare(
        `INSERT INTO intake (${actColumns}, entity, taken_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      );
      whole(() => {
        for (const act of acts) {
          const { scope, device, incarnation, author, seq, mid, hash, body } = act;
          insert.run([scope, device, incarnation, author, seq, mid, hash, body, entityOf(body), at]);
        }
      });
    },

    waitingLanes() {
      const rows = database
        .prepare<[]>('SELECT DISTINCT device, incarnation, author FROM intake WHERE settled_at IS NULL')
        .all();
      return rows as IntakeLane[];
    },

    run(lane, most) {
      const first = database
        .prepare(`SELECT MIN(seq) AS seq FROM intake WHERE ${ofLane} AND settled_at IS NULL`)
        .get([...keyOf(lane)]) as { seq: number | null };
      if (first.seq === null) return [];
      const rows = database
        .prepare(
          `SELECT ${actColumns} FROM intake WHERE ${ofLane} AND seq >= ? ORDER BY seq, settled_at IS NOT NULL, rowid LIMIT ?`,
        )
        .all([...keyOf(lane), first.seq, most]) as TakenIn[];
      const run: TakenIn[] = [];
      for (const row of rows) if (row.seq === first.seq + run.length) run.push(row);
      return run;
    },

    sendAgain(lane, from) {
      const key = keyOf(lane);
      return whole(() => {
        const { count } = database
          .prepare(`SELECT COUNT(*) AS count FROM intake WHERE ${ofLane} AND seq = ?`)
          .get([...key, from]) as { count: number };
        if (count === 0) return false;
        const rows = database.prepare(`SELECT rowid AS id, body, proof FROM intake WHERE ${ofLane} AND seq >= ?`);
        unsettle(rows.all([...key, from]) as Answered[]);
        return true;
      });
    },

    doubtSettled() {
      const next = database.prepare(
        'SELECT rowid AS id, body, proof FROM intake WHERE settled_at IS NOT NULL ORDER BY rowid LIMIT ?',
      );
      whole(() => {
        for (;;) {
          const rows = next.all([doubtedAtOnce]) as Answered[];
          if (rows.length === 0) return;
          unsettle(rows);
        }
      });
    },

    waitingRecords(exceptOf, most) {
      const asked = `SELECT entity, COUNT(*) AS acts, MAX(CASE WHEN device <> ? THEN rowid END) AS latest FROM intake
        WHERE settled_at IS NULL AND entity IS NOT NULL GROUP BY entity HAVING latest IS NOT NULL ORDER BY latest DESC LIMIT ?`;
      const rows = database.prepare(asked).all([exceptOf, most]) as { entity: string; acts: number }[];
      return rows.map(({ entity, acts }) => ({ entity, acts }));
    },

    waitingOn(entities) {
      const asked = `SELECT ${actColumns} FROM intake
        WHERE settled_at IS NULL AND entity IN (SELECT value FROM json_each(?)) ORDER BY rowid`;
      return database.prepare(asked).all([JSON.stringify(entities)]) as TakenIn[];
    },

    settle(settled, at) {
      const waits = database.prepare('SELECT 1 FROM intake WHERE mid = ? AND hash = ? AND settled_at IS NULL LIMIT 1');
      const update = database.prepare(
        'UPDATE intake SET proof = ?, settled_at = ?, handed_at = NULL WHERE mid = ? AND hash = ?',
      );
      return whole(() => {
        const waited = settled.filter(({ mid, hash }) => waits.get([mid, hash]) !== undefined);
        for (const { mid, hash, proof } of settled) update.run([proof, at, mid, hash]);
        return new Set(waited.map(({ mid }) => mid));
      });
    },

    waitingMids() {
      const rows = database.prepare<[]>('SELECT DISTINCT mid FROM intake WHERE settled_at IS NULL').all();
      return (rows as { mid: string }[]).map(({ mid }) => mid);
    },

    settleUnproved(mids, at) {
      const asked = 'WHERE settled_at IS NULL AND mid IN (SELECT value FROM json_each(?))';
      database.prepare(`UPDATE intake SET settled_at = ? ${asked}`).run([at, JSON.stringify(mids)]);
    },

    handOn({ device, mids, most }, at) {
      return whole(() => {
        const asked = JSON.stringify(mids);
        const rows = database
          .prepare(
            `SELECT rowid AS id, proof FROM intake WHERE device = ? AND proof IS NOT NULL
               AND (handed_at IS NULL OR mid IN (SELECT value FROM json_each(?))) ORDER BY seq LIMIT ?`,
          )
          .all([device, asked, most]) as { id: number; proof: string }[];
        const note = database.prepare('UPDATE intake SET handed_at = ? WHERE rowid = ?');
        for (const { id } of rows) note.run([at, id]);
        return rows.map(({ proof }) => proof);
      });
    },

    counts() {
      const { waiting, settled } = database
        .prepare<[]>('SELECT COUNT(*) - COUNT(settled_at) AS waiting, COUNT(settled_at) AS settled FROM intake')
        .get() as IntakeCounts;
      return { waiting, settled };
    },

    forgetSettledBefore(at) {
      return database.prepare('DELETE FROM intake WHERE settled_at < ?').run([at]).changes;
    },

    close() {
      if (!database.open) return;
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      database.close();
    },
  };
}

/** As a device would send it again. A number that was let go of has nothing to vouch for. */
function vouchedFor(body: string, proof: string): string {
  const sent = JSON.parse(body) as Readonly<Record<string, unknown>>;
  return 'letGo' in sent ? body : JSON.stringify({ ...sent, voucher: JSON.parse(proof) as unknown });
}
