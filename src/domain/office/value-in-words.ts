import { printLocalDate } from '../local-date.ts';
import type { Label } from '../words.ts';
import type { OfficeKey } from './office-key.ts';
import {
  statedAgency,
  statedBankAccount,
  statedCount,
  statedDate,
  statedDay,
  statedFee,
  statedHours,
  statedHub,
  statedLimit,
  statedRecoveryKey,
} from './stated-value.ts';

const nothing: Label = { vi: 'không có giá trị riêng', en: 'no value of its own' };

/** A value as people read it; of `null`, that nothing is stated. */
export function valueInWords(key: OfficeKey, value: unknown): Label {
  if (value === null) return nothing;
  switch (key.kind) {
    case 'hours':
      return hoursInWords(value);
    case 'day':
      return statedDay(value) === 'working' ? { vi: 'làm việc', en: 'worked' } : { vi: 'nghỉ', en: 'off' };
    case 'limit':
      return limitInWords(value);
    case 'agency':
      return agencyInWords(value);
    case 'fee': {
      const amount = grouped(statedFee(value)?.amount ?? 0);
      return { vi: `${amount} đồng`, en: `${amount} đồng` };
    }
    case 'remembered': {
      if (key.name === 'reRegisteredIfBefore') {
        const day = printLocalDate(statedDate(value) ?? '');
        return { vi: `trước ${day}`, en: `before ${day}` };
      }
      const count = String(statedCount(value) ?? 0);
      return { vi: `${count} ngày`, en: `${count} days` };
    }
    case 'hub': {
      const origin = statedHub(value) ?? '';
      return { vi: origin, en: origin };
    }
    case 'bankAccount': {
      const { bin, number, holder } = statedBankAccount(value) ?? { bin: '', number: '', holder: '' };
      return { vi: `${number}, ngân hàng ${bin}, ${holder}`, en: `${number}, bank ${bin}, ${holder}` };
    }
    case 'recoveryKey': {
      const { id } = statedRecoveryKey(value) ?? { id: '' };
      return { vi: `khoá khôi phục ${id}`, en: `recovery key ${id}` };
    }
    default: {
      const unreachable: never = key;
      return unreachable;
    }
  }
}

const grouped = (amount: number): string => String(amount).replace(/\B(?=(?:\d{3})+$)/gu, '.');

function hoursInWords(value: unknown): Label {
  const hours = statedHours(value);
  if (hours === undefined) return nothing;
  const { opens, rest, closes, saturdayShifts, saturdayCloses } = hours;
  const spans = rest === null ? `${opens}–${closes}` : `${opens}–${rest.from}, ${rest.to}–${closes}`;
  if (saturdayShifts === 'none') return { vi: `${spans}; nghỉ thứ Bảy`, en: `${spans}; no Saturdays` };
  const until = [`đến ${saturdayCloses}`, `until ${saturdayCloses}`];
  if (saturdayShifts === 'every')
    return { vi: `${spans}; mọi thứ Bảy ${until[0] ?? ''}`, en: `${spans}; every Saturday ${until[1] ?? ''}` };
  const days = saturdayShifts.map(printLocalDate).join(', ');
  return { vi: `${spans}; thứ Bảy ${days} ${until[0] ?? ''}`, en: `${spans}; Saturdays ${days} ${until[1] ?? ''}` };
}

function limitInWords(value: unknown): Label {
  const limit = statedLimit(value);
  if (limit === undefined) return nothing;
  if (limit.rule === 'sameDay') return { vi: 'trong ngày', en: 'the same day' };
  if (limit.rule === 'workingHours') return { vi: `${limit.hours} giờ làm việc`, en: `${limit.hours} working hours` };
  return { vi: `${limit.days} ngày làm việc`, en: `${limit.days} working days` };
}

function agencyInWords(value: unknown): Label {
  const stated = statedAgency(value);
  if (stated === undefined) return nothing;
  const { agency, days } = stated;
  const named = agency === null ? [] : [agency];
  const [vi, en] = days === null ? [[], []] : [[`${days} ngày làm việc`], [`${days} working days`]];
  return { vi: [...named, ...vi].join(' · '), en: [...named, ...en].join(' · ') };
}
