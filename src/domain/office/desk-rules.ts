import type { Dossier } from '../dossier.ts';
import type { DeskTime } from '../due-now.ts';
import type { StatedDays } from '../field.ts';
import type { FeeRow } from '../fees.ts';
import type { AgencyStep, LimitKind, Procedure } from '../procedure.ts';
import { usualComparison } from '../punctuality.ts';
import { localDateOf, type LocalTime } from '../vietnam-time.ts';
import type { LocalDate } from '../words.ts';
import { usualHours } from '../working-calendar.ts';
import { calendar202611 } from '../working-calendar-data.ts';
import { type Office, rowOn, standingRows, type StandingRow } from './office.ts';
import { readKey } from './office-key.ts';
import {
  statedAgency,
  type StatedBankAccount,
  statedBankAccount,
  statedCount,
  statedDate,
  statedDay,
  statedDays,
  statedFee,
  statedHours,
  statedLimit,
} from './stated-value.ts';

/** Everything a desk goes by: what is built in, with what its commune has stated in its place (decision 0185). */
export interface DeskRules extends Required<DeskTime> {
  /** What stands of the commune's own, by key, the newest day first. */
  readonly rows: ReadonlyMap<string, readonly StandingRow[]>;
  /** A procedure with the limits that hold for what is received on a day. */
  readonly onDay: (procedure: Procedure, receivedOn: LocalDate) => Procedure;
}

/** `closing`: when the desk closes as long as the commune has stated no hours. */
export function deskRules(office: Office | undefined, { closing }: { readonly closing: LocalTime }): DeskRules {
  const rows = standingRows(office);
  const count = office?.statements.length ?? 0;
  const days = new Map<LocalDate, 'working' | 'off'>();
  for (const [text, [row]] of rows) {
    const key = readKey(text);
    const stated = key?.kind === 'day' ? statedDay(row?.to) : undefined;
    if (key?.kind === 'day' && stated !== undefined) days.set(key.day, stated);
  }
  const own = (rows.get('hours') ?? []).flatMap(({ validFrom, to }) => {
    const hours = statedHours(to);
    return hours === undefined ? [] : [{ from: validFrom, hours }];
  });
  return {
    rows,
    // A slip names the edition it was promised by, and how much of the commune's own was known then.
    calendar:
      count === 0 ? calendar202611 : { ...calendar202611, edition: `${calendar202611.edition}+${count}`, own: days },
    hours: { ...usualHours, closes: closing, ...(own.length === 0 ? {} : { own }) },
    comparison: usualComparison,
    onDay: (procedure, receivedOn) => withOwnLimits(procedure, rows, receivedOn),
    agencyStep: (dossier, step) => withOwnAgency(dossier, step, rows),
  };
}

type Rows = DeskRules['rows'];

/** A row of before a version of a procedure says nothing of that version: another law is another limit. */
function limitRow({ id, version, receivedFrom }: Procedure, limit: LimitKind, rows: Rows, day: LocalDate): unknown {
  const row = rowOn(rows, { kind: 'limit', procedure: id, limit }, day);
  return row === undefined || (version > 1 && row.validFrom < receivedFrom) ? undefined : row.to;
}

function withOwnLimits(procedure: Procedure, rows: Rows, day: LocalDate): Procedure {
  const of = (limit: LimitKind): unknown => limitRow(procedure, limit, rows, day);
  const [usual, other, verified] = [statedLimit(of('usual')), statedLimit(of('other')), statedDays(of('verified'))];
  if (usual === undefined && other === undefined && verified === undefined) return procedure;
  const { otherLimit, verification } = procedure;
  return {
    ...procedure,
    ...(usual === undefined ? {} : { timeLimit: usual }),
    ...(other === undefined || otherLimit === undefined ? {} : { otherLimit: { ...otherLimit, limit: other } }),
    ...(verified === undefined || verification === undefined
      ? {}
      : { verification: { ...verification, extensionDays: verified.days } }),
  };
}

function withOwnAgency({ procedure, receivedAt }: Dossier, step: AgencyStep, rows: Rows): AgencyStep {
  const row = rowOn(rows, { kind: 'agency', procedure, step: step.id }, localDateOf(receivedAt));
  const stated = statedAgency(row?.to);
  if (stated === undefined) return step;
  const { agency, days } = stated;
  return {
    ...step,
    ...(agency === null ? {} : { agency: { vi: agency, en: agency } }),
    ...(days === null ? {} : { days: () => days, limit: { vi: `${days} ngày làm việc`, en: `${days} working days` } }),
  };
}

/** What checks read of the commune's own, for what is received on a day. */
export function statedDaysOn(rows: Rows, day: LocalDate): StatedDays {
  const of = (name: keyof StatedDays): unknown => rowOn(rows, { kind: 'remembered', name }, day)?.to;
  const [before, notice] = [statedDate(of('reRegisteredIfBefore')), statedCount(of('recognitionNotice'))];
  return {
    ...(before === undefined ? {} : { reRegisteredIfBefore: before }),
    ...(notice === undefined ? {} : { recognitionNotice: notice }),
  };
}

/** Where fees are paid to on a day; `undefined`: the commune has stated no account. */
export function bankAccountOn(rows: Rows, day: LocalDate): StatedBankAccount | undefined {
  return statedBankAccount(rowOn(rows, { kind: 'bankAccount' }, day)?.to);
}

/** A commune's own fees as rows of the table, which stand before the country's. */
export function ownFees(rows: Rows, province: string): readonly FeeRow[] {
  return [...rows].flatMap(([text, of]) => {
    const key = readKey(text);
    if (key?.kind !== 'fee') return [];
    return of.flatMap(({ validFrom, to }): readonly FeeRow[] => {
      const stated = statedFee(to);
      if (stated === undefined) return [];
      const { nationalCode: procedure, channel } = key;
      return [{ procedure, province, channel, validFrom, amount: stated.amount, source: 'read' }];
    });
  });
}
