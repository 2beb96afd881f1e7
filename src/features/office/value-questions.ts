import type { Fields, FieldSpec } from '../../domain/field.ts';
import { isLocalDate, printLocalDate, weekday } from '../../domain/local-date.ts';
import type { RuleKey } from '../../domain/office/office-key.ts';
import {
  mostHours,
  statedAgency,
  statedBankAccount,
  statedCount,
  statedDate,
  statedDay,
  statedFee,
  statedHours,
  statedHub,
  statedLimit,
  type StatedValue,
  valueOf,
} from '../../domain/office/stated-value.ts';
import { textAt } from '../../domain/read-field.ts';
import type { LocalDate } from '../../domain/words.ts';

const time = (path: string, vi: string, en: string, required: FieldSpec['required'] = 'always'): FieldSpec => ({
  path,
  label: { vi, en },
  kind: 'time',
  required,
});
const days: FieldSpec = {
  path: 'days',
  label: { vi: 'Số ngày làm việc', en: 'Working days' },
  kind: 'integer',
  required: 'always',
  range: { min: 1, max: 365 },
};
const inDays = (fields: Fields): boolean => fields['rule'] === 'workingDays';
const inHours = (fields: Fields): boolean => fields['rule'] === 'workingHours';
const hasSaturdays = (fields: Fields): boolean => fields['saturdays'] === 'every' || fields['saturdays'] === 'some';

const hourFields: readonly FieldSpec[] = [
  time('opens', 'Mở cửa', 'Opens'),
  time('restFrom', 'Nghỉ trưa từ', 'Noon rest from', (fields) => fields['restTo'] !== undefined),
  time('restTo', 'Làm lại lúc', 'Opens again', (fields) => fields['restFrom'] !== undefined),
  time('closes', 'Đóng cửa', 'Closes'),
  {
    path: 'saturdays',
    label: { vi: 'Làm việc thứ Bảy', en: 'Saturdays' },
    kind: 'choice',
    required: 'always',
    choices: [
      { code: 'none', label: { vi: 'Không', en: 'None' } },
      { code: 'every', label: { vi: 'Mọi thứ Bảy', en: 'Every one' } },
      { code: 'some', label: { vi: 'Một số ngày', en: 'Some' } },
    ],
  },
  {
    path: 'saturdayDays',
    label: { vi: 'Các thứ Bảy làm việc', en: 'Which Saturdays' },
    kind: 'text',
    required: 'always',
    askedWhen: (fields) => fields['saturdays'] === 'some',
    help: { vi: 'Cách nhau bằng dấu phẩy: 05/12/2026, 19/12/2026.', en: 'With commas: 05/12/2026, 19/12/2026.' },
  },
  { ...time('saturdayCloses', 'Thứ Bảy đóng cửa', 'Closes on Saturdays'), askedWhen: hasSaturdays },
];

const bankAccountFields: readonly FieldSpec[] = [
  {
    path: 'bin',
    label: { vi: 'Mã ngân hàng (BIN, 6 chữ số)', en: 'Code of the bank (BIN, 6 digits)' },
    kind: 'text',
    required: 'always',
    help: { vi: 'Hỏi ngân hàng hoặc xem danh sách của NAPAS.', en: 'Ask the bank, or see the list of NAPAS.' },
  },
  { path: 'number', label: { vi: 'Số tài khoản', en: 'Account number' }, kind: 'text', required: 'always' },
  {
    path: 'holder',
    label: { vi: 'Tên chủ tài khoản', en: 'Name of the account’s holder' },
    kind: 'text',
    required: 'always',
    help: {
      vi: 'In trên giấy để người nộp đối chiếu. Quét thử mã trước khi dùng.',
      en: 'Printed, so that who pays can compare. Scan the code once before it is used.',
    },
  },
];

/** The questions about a value; what they begin with is what is in force. */
export function valueFields(key: RuleKey): readonly FieldSpec[] {
  switch (key.kind) {
    case 'hours':
      return hourFields;
    case 'day':
      return [
        {
          path: 'status',
          label: { vi: 'Ngày này', en: 'This day' },
          kind: 'choice',
          required: 'always',
          choices: [
            { code: 'working', label: { vi: 'Làm việc', en: 'Worked' } },
            { code: 'off', label: { vi: 'Nghỉ', en: 'Off' } },
          ],
        },
      ];
    case 'limit':
      if (key.limit === 'verified') return [days];
      return [
        {
          path: 'rule',
          label: { vi: 'Thời hạn', en: 'Limit' },
          kind: 'choice',
          required: 'always',
          choices: [
            { code: 'sameDay', label: { vi: 'Trong ngày', en: 'The same day' } },
            { code: 'workingDays', label: { vi: 'Theo ngày làm việc', en: 'In working days' } },
            { code: 'workingHours', label: { vi: 'Theo giờ làm việc', en: 'In working hours' } },
          ],
        },
        { ...days, askedWhen: inDays },
        {
          path: 'hours',
          label: { vi: 'Số giờ làm việc', en: 'Working hours' },
          kind: 'integer',
          required: 'always',
          range: { min: 1, max: mostHours },
          askedWhen: inHours,
        },
      ];
    case 'agency':
      return [
        { path: 'agency', label: { vi: 'Cơ quan', en: 'Agency' }, kind: 'text', required: 'never' },
        { ...days, required: (fields) => textAt(fields, 'agency') === undefined },
      ];
    case 'remembered':
      return [
        key.name === 'recognitionNotice'
          ? { ...days, label: { vi: 'Số ngày', en: 'Days' } }
          : { path: 'before', label: { vi: 'Trước ngày', en: 'Before' }, kind: 'date', required: 'always' },
      ];
    case 'hub':
      return [
        {
          path: 'origin',
          label: { vi: 'Địa chỉ', en: 'Address' },
          kind: 'text',
          required: 'always',
          help: {
            vi: 'Ví dụ: https://hub.xa.example.vn:8443. Người vận hành máy chủ tỉnh phải cho phép địa chỉ này.',
            en: 'Such as https://hub.commune.example.vn:8443. Whoever runs the province’s server must allow it.',
          },
        },
      ];
    case 'bankAccount':
      return bankAccountFields;
    case 'fee':
      return [
        {
          path: 'amount',
          label: { vi: 'Mức thu (đồng)', en: 'Fee (đồng)' },
          kind: 'integer',
          required: 'always',
          range: { min: 0, max: 100_000_000 },
          help: { vi: 'Không thu thì ghi 0.', en: '0 if nothing is due.' },
        },
      ];
    default: {
      const unreachable: never = key;
      return unreachable;
    }
  }
}

/** What the form begins with: the value in force, where it is of the form that is asked. */
export function fieldsOf(key: RuleKey, value: unknown): Fields {
  const hours = key.kind === 'hours' ? statedHours(value) : undefined;
  if (hours !== undefined) {
    const { opens, rest, closes, saturdayShifts: shifts, saturdayCloses } = hours;
    return {
      ...{ opens, closes },
      ...(rest === null ? {} : { restFrom: rest.from, restTo: rest.to }),
      saturdays: typeof shifts === 'string' ? shifts : 'some',
      ...(typeof shifts === 'string' ? {} : { saturdayDays: shifts.map(printLocalDate).join(', ') }),
      ...(shifts === 'none' ? {} : { saturdayCloses }),
    };
  }
  const status = key.kind === 'day' ? statedDay(value) : undefined;
  if (status !== undefined) return { status };
  const limit = key.kind === 'limit' ? statedLimit(value) : undefined;
  if (limit !== undefined)
    return {
      ...(key.kind === 'limit' && key.limit === 'verified' ? {} : { rule: limit.rule }),
      ...(limit.rule === 'workingDays' ? { days: limit.days } : {}),
      ...(limit.rule === 'workingHours' ? { hours: limit.hours } : {}),
    };
  const agency = key.kind === 'agency' ? statedAgency(value) : undefined;
  if (agency !== undefined)
    return {
      ...(agency.agency === null ? {} : { agency: agency.agency }),
      ...(agency.days === null ? {} : { days: agency.days }),
    };
  if (key.kind === 'remembered') {
    const [count, before] = [statedCount(value), statedDate(value)];
    return { ...(count === undefined ? {} : { days: count }), ...(before === undefined ? {} : { before }) };
  }
  const origin = key.kind === 'hub' ? statedHub(value) : undefined;
  if (origin !== undefined) return { origin };
  const account = key.kind === 'bankAccount' ? statedBankAccount(value) : undefined;
  if (account !== undefined) return { ...account };
  const fee = key.kind === 'fee' ? statedFee(value) : undefined;
  return fee === undefined ? {} : { amount: fee.amount };
}

/** What was answered, as the act says it; `undefined`: it is no value yet. */
export function valueIn(key: RuleKey, fields: Fields): StatedValue | undefined {
  return valueOf(key, answeredValue(key, fields));
}

/** The same as it was answered, whether it is a value or not. */
export function answeredValue(key: RuleKey, fields: Fields): unknown {
  switch (key.kind) {
    case 'hours': {
      const [from, to] = [textAt(fields, 'restFrom'), textAt(fields, 'restTo')];
      const saturdays = textAt(fields, 'saturdays');
      return {
        opens: fields['opens'],
        rest: from === undefined || to === undefined ? null : { from, to },
        closes: fields['closes'],
        saturdayShifts: saturdays === 'some' ? saturdaysIn(textAt(fields, 'saturdayDays') ?? '') : saturdays,
        saturdayCloses: fields['saturdayCloses'] ?? fields['closes'],
      };
    }
    case 'day':
      return fields['status'];
    case 'limit':
      return limitIn(fields);
    case 'agency':
      return { agency: fields['agency'] ?? null, days: fields['days'] ?? null };
    case 'remembered':
      return fields[key.name === 'recognitionNotice' ? 'days' : 'before'];
    case 'hub':
      return fields['origin'];
    case 'bankAccount':
      return { bin: fields['bin'], number: fields['number'], holder: fields['holder'] };
    case 'fee':
      return { amount: fields['amount'] };
    default: {
      const unreachable: never = key;
      return unreachable;
    }
  }
}

/** Of a limit with a verification nothing but days is asked. */
function limitIn(fields: Fields): unknown {
  const rule = textAt(fields, 'rule');
  if (rule === 'sameDay') return { rule };
  return rule === 'workingHours' ? { rule, hours: fields['hours'] } : { rule: 'workingDays', days: fields['days'] };
}

/** Days as people write them; `undefined` where one of them is no Saturday. */
export function saturdaysIn(text: string): readonly LocalDate[] | undefined {
  const found = text.split(/[,;]/u).map((part) => {
    const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(part.trim()) ?? [];
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  });
  return found.every((day) => isLocalDate(day) && weekday(day) === 6) ? found : undefined;
}
