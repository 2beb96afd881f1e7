import type { Instant, LocalDate } from '../words.ts';
import { type OfficeKey, keyText } from './office-key.ts';
import { type StatedValue, statedHub } from './stated-value.ts';

/** One thing that somebody has stated for the commune: append-only, never rewritten. */
export interface Statement {
  /** The act's id; a retry keeps it. */
  readonly id: string;
  /** Text of an `OfficeKey`; one that this build does not know is kept and passed over. */
  readonly key: string;
  /** From which day it holds: with `key` it names the row that is stated. */
  readonly validFrom: LocalDate;
  /** What stood in that row; `null`: nothing. */
  readonly from: StatedValue | null;
  /** `null`: what stood there is taken back, and the row before it holds again, or what is built in. */
  readonly to: StatedValue | null;
  /** The text or decision it rests on, in words. */
  readonly basis: string;
  readonly author: string;
  /** What the author was called where she stated it. */
  readonly name: string;
  readonly device: string;
  /** What the device's clock said. */
  readonly occurredAt: Instant;
  /** Server clock minus device clock in ms, as the device knew it then; `null` before its first exchange. */
  readonly clockOffset: number | null;
  /** When the server took it; `null` while it waits on the device. */
  readonly recordedAt: Instant | null;
}

/** What a commune has stated for itself (quy định của xã), oldest first. */
export interface Office {
  readonly id: string;
  readonly scope: string;
  readonly statements: readonly Statement[];
}

/** A value that stands, with the statement that put it there. */
export type StandingRow = Statement & { readonly to: StatedValue };

/** What was stated last of one row; `undefined`: nothing ever was. Its `to` may be `null`. */
export function lastStated(office: Office | undefined, key: string, validFrom: LocalDate): Statement | undefined {
  return office?.statements.filter((one) => one.key === key && one.validFrom === validFrom).at(-1);
}

/** Every row that stands of what a commune has stated, by its key: the newest day first. */
export function standingRows(office: Office | undefined): ReadonlyMap<string, readonly StandingRow[]> {
  const last = new Map<string, Statement>();
  for (const statement of office?.statements ?? []) last.set(`${statement.key} ${statement.validFrom}`, statement);
  const rows = new Map<string, StandingRow[]>();
  for (const { to, ...statement } of last.values()) {
    if (to === null) continue;
    const of = rows.get(statement.key) ?? [];
    rows.set(statement.key, [...of, { ...statement, to }]);
  }
  for (const of of rows.values()) of.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  return rows;
}

/** The recovery key stated last, by the order of the log and no clock (R3), of those that stand; `undefined`: none does. */
export function newestRecoveryKey(office: Office | undefined): StandingRow | undefined {
  const standing = standingRows(office).get(keyText({ kind: 'recoveryKey' })) ?? [];
  const turn = ({ id }: StandingRow): number => office?.statements.findIndex((one) => one.id === id) ?? -1;
  return [...standing].sort((a, b) => turn(b) - turn(a))[0];
}

/** The row that holds on a day; `undefined`: what is built in does. */
export function rowOn(
  rows: ReadonlyMap<string, readonly StandingRow[]>,
  key: OfficeKey,
  day: LocalDate,
): StandingRow | undefined {
  return rows.get(keyText(key))?.find(({ validFrom }) => validFrom <= day);
}

/** Where the commune's hub is on a day, by what it has stated; `null`: it has none. */
export function hubOn(office: Office | undefined, day: LocalDate): string | null {
  return statedHub(rowOn(standingRows(office), { kind: 'hub' }, day)?.to) ?? null;
}
