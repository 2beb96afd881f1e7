import { extractCopies, feeTable } from '../fee-table.ts';
import { amountOf } from '../fees.ts';
import { yearOf } from '../local-date.ts';
import type { LimitKind, Procedure, TimeLimit } from '../procedure.ts';
import { procedureOn, procedures } from '../procedures/catalogue.ts';
import { remembered } from '../procedures/shared/remembered.ts';
import type { LocalTime } from '../vietnam-time.ts';
import type { Label, LocalDate } from '../words.ts';
import { dayStatus, isKnownYear, usualHours } from '../working-calendar.ts';
import { calendar202611 } from '../working-calendar-data.ts';
import { hasLimit } from './may-be-stated.ts';
import type { OfficeKey } from './office-key.ts';
import { valueInWords } from './value-in-words.ts';

/**
 * How well a value that is built in is known: read in a text; from memory, compared with nothing; not decided by anybody yet;
 * of a year the calendar does not know; set by the province and not entered; nothing that a commune must have.
 */
export type Evidence = 'read' | 'memory' | 'undecided' | 'unknownYear' | 'notEntered' | 'optional';

/** What holds where the commune has stated nothing. */
export interface BuiltIn {
  readonly value: Label;
  readonly evidence: Evidence;
  /** The same in the form in which it would be stated; `null`: there is none. */
  readonly raw: unknown;
}

interface OfCommune {
  readonly closing: LocalTime;
  readonly province: string;
}

/** What is built in under a key, for what is received on a day; `undefined`: there is no such thing on that day. */
export function builtIn(key: OfficeKey, on: LocalDate, { closing, province }: OfCommune): BuiltIn | undefined {
  switch (key.kind) {
    case 'hours': {
      const raw = { ...usualHours, closes: closing };
      return { value: valueInWords(key, raw), evidence: 'memory', raw };
    }
    case 'day':
      return ofDay(key.day);
    case 'limit': {
      const procedure = procedureNow(key.procedure, on);
      const limit = procedure === undefined ? undefined : limitOf(procedure, key.limit);
      if (procedure === undefined || limit === undefined) return undefined;
      const fromMemory = procedure.limitsFromMemory?.includes(key.limit) === true || procedure.unsure !== undefined;
      return { value: limitInWords(limit), evidence: fromMemory ? 'memory' : 'read', raw: limit };
    }
    case 'agency': {
      const step = procedureNow(key.procedure, on)?.linked?.agencies.find(({ id }) => id === key.step);
      if (step === undefined) return undefined;
      const { agency, limit } = step;
      const value = { vi: `${agency.vi} · ${limit.vi}`, en: `${agency.en} · ${limit.en}` };
      return { value, evidence: 'memory', raw: { agency: agency.vi, days: null } };
    }
    case 'fee': {
      const channel = key.channel ?? 'direct';
      const fee = amountOf(key.nationalCode, { province, channel, receivedOn: on }, feeTable);
      if (fee.kind !== 'amount')
        return { value: { vi: 'chưa có', en: 'not known' }, evidence: 'notEntered', raw: null };
      const raw = { amount: fee.amount };
      return { value: valueInWords(key, raw), evidence: fee.source, raw };
    }
    case 'remembered': {
      const raw = remembered[key.name];
      return { value: valueInWords(key, raw), evidence: 'memory', raw };
    }
    case 'hub':
      return { value: { vi: 'không có hub', en: 'no hub' }, evidence: 'optional', raw: null };
    case 'bankAccount':
      return { value: { vi: 'chưa có', en: 'none' }, evidence: 'optional', raw: null };
    case 'recoveryKey':
      return undefined;
    default: {
      const unreachable: never = key;
      return unreachable;
    }
  }
}

function ofDay(day: LocalDate): BuiltIn {
  const status = dayStatus(calendar202611, usualHours, day);
  if (status === 'undecided')
    return { value: { vi: 'tạm tính là nghỉ', en: 'taken as off for now' }, evidence: 'undecided', raw: null };
  const isKnown = isKnownYear(calendar202611, yearOf(day));
  return {
    value: valueInWords({ kind: 'day', day }, status),
    evidence: isKnown ? 'read' : 'unknownYear',
    raw: status,
  };
}

function procedureNow(id: string, on: LocalDate): Procedure | undefined {
  const found = procedureOn(id, on);
  return found.status === 'none' ? undefined : found.procedure;
}

function limitOf(procedure: Procedure, limit: LimitKind): TimeLimit | undefined {
  if (!hasLimit(procedure, limit)) return undefined;
  switch (limit) {
    case 'usual':
      return procedure.timeLimit;
    case 'other':
      return procedure.otherLimit?.limit;
    case 'verified':
      return procedure.verification && { rule: 'workingDays', days: procedure.verification.extensionDays };
    default: {
      const unreachable: never = limit;
      return unreachable;
    }
  }
}

function limitInWords(limit: TimeLimit): Label {
  switch (limit.rule) {
    case 'sameDay':
    case 'workingDays':
    case 'workingHours':
      return valueInWords({ kind: 'limit', procedure: '', limit: 'usual' }, limit);
    case 'duration':
      return { vi: '24 giờ', en: '24 hours' };
    default: {
      const unreachable: never = limit;
      return unreachable;
    }
  }
}

/** Procedures that the desk takes on a day, in which anything may be stated. */
export function proceduresOn(on: LocalDate): readonly Procedure[] {
  return [...new Set(procedures.map(({ id }) => id))].flatMap((id) => procedureNow(id, on) ?? []);
}

/** Codes that a fee may be stated of, with what they are called. */
export function feeCodesOn(on: LocalDate): ReadonlyMap<string, Label> {
  const codes = new Map<string, Label>();
  for (const { nationalCode, name } of proceduresOn(on))
    if (nationalCode !== '' && !codes.has(nationalCode)) codes.set(nationalCode, name);
  if (!codes.has(extractCopies))
    codes.set(extractCopies, { vi: 'Bản sao trích lục hộ tịch', en: 'Copy of an extract' });
  return codes;
}
