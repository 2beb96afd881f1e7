import * as v from 'valibot';
import { dateSchema, wordsSchema } from '../books/act-schemas.ts';
import { refusal } from '../books/book-outcome.ts';
import { earlierVersion } from '../earlier-version.ts';
import { printLocalDate } from '../local-date.ts';
import { sameValue } from '../same-value.ts';
import { mayBeStated } from './may-be-stated.ts';
import { lastStated, type Office, type Statement } from './office.ts';
import type { OfficeActKind } from './office-act.ts';
import { officeIdOf } from './office-id.ts';
import { type OfficeKey, readKey } from './office-key.ts';
import { mostHours, type StatedValue, valueOf } from './stated-value.ts';
import { valueInWords } from './value-in-words.ts';

const argsSchema = v.strictObject({
  /** Text of an `OfficeKey`. */
  key: wordsSchema(100),
  /** The first day on which it holds; with `key`, which row is stated. */
  validFrom: dateSchema,
  /** What stood in that row when she looked; `null`: nothing. */
  from: v.unknown(),
  /** `null`: what stands there is taken back. */
  to: v.unknown(),
  /** Which text or decision says so. */
  basis: wordsSchema(500),
  /** What she is called here. */
  name: wordsSchema(100),
});

export type StateValueArgs = v.InferOutput<typeof argsSchema>;

const otherOffice = refusal(
  'notThisOffice',
  'Quy định này không phải của xã đang làm việc.',
  'This is not a value of the commune at work.',
);
const notStated = refusal(
  'notStated',
  'Thủ tục này không có giá trị đó. Hãy mở lại trang Quy định của xã.',
  'This procedure has no such value. Open the page of the commune’s own values again.',
  'key',
);
const otherDay = refusal(
  'otherDay',
  'Một ngày làm việc hay nghỉ thì ghi cho chính ngày đó.',
  'Whether a day is worked is stated of that very day.',
  'validFrom',
);
const wrongFormsOf: Readonly<Record<OfficeKey['kind'], ReturnType<typeof refusal>>> = {
  hours: refusal(
    'wrongHours',
    'Giờ phải ghi dạng 07:30 và theo thứ tự: mở cửa, nghỉ trưa, làm lại, đóng cửa; thứ Bảy đóng cửa sau giờ mở. Hãy sửa lại giờ.',
    'Hours are written like 07:30 and in order: opening, noon rest, opening again, closing; Saturdays close after the opening. Mend the hours.',
    'to',
  ),
  day: refusal('wrongDay', 'Hãy chọn làm việc hoặc nghỉ.', 'Choose worked or off.', 'to'),
  limit: refusal(
    'wrongLimit',
    `Thời hạn là trong ngày, hoặc từ 1 đến 365 ngày làm việc, hoặc từ 1 đến ${mostHours} giờ làm việc; thời hạn khi xác minh phải tính bằng ngày. Hãy ghi lại con số.`,
    `A limit is the same day, or 1 to 365 working days, or 1 to ${mostHours} working hours; the one with a verification is in days. Write the number again.`,
    'to',
  ),
  agency: refusal(
    'wrongAgency',
    'Hãy ghi tên cơ quan (tối đa 200 ký tự), hoặc số ngày làm việc từ 1 đến 365, hoặc cả hai.',
    'Write the agency’s name (200 characters at most), or 1 to 365 working days, or both.',
    'to',
  ),
  remembered: refusal(
    'wrongRemembered',
    'Hãy ghi một ngày có thật, hoặc từ 1 đến 365 ngày.',
    'Write a day that exists, or 1 to 365 days.',
    'to',
  ),
  hub: refusal(
    'wrongHub',
    'Địa chỉ hub phải dạng https://ten-may:cong, ví dụ https://hub.xa.example.vn:8443, không có đường dẫn phía sau. Hãy ghi lại.',
    'The hub’s address is https://name:port, such as https://hub.commune.example.vn:8443, with no path behind it. Write it again.',
    'to',
  ),
  bankAccount: refusal(
    'wrongBankAccount',
    'Mã ngân hàng là 6 chữ số, số tài khoản từ 6 đến 19 chữ số hoặc chữ cái, không dấu cách; tên chủ tài khoản không để trống. Hãy ghi lại.',
    'The bank’s code is 6 digits, the account 6 to 19 digits or letters without spaces, and its holder has a name. Write them again.',
    'to',
  ),
  recoveryKey: refusal(
    'wrongRecoveryKey',
    'Khoá khôi phục này không đúng dạng. Hãy tạo lại ở trang Khoá khôi phục.',
    'This recovery key is not of the right form. Make it again on the page of the recovery key.',
    'to',
  ),
  fee: refusal(
    'wrongFee',
    'Mức phí là số đồng, từ 0 đến 100.000.000. Hãy ghi lại.',
    'A fee is a number of đồng from 0 to 100,000,000. Write it again.',
    'to',
  ),
};

function statedOtherwise(key: OfficeKey, stands: Statement | undefined): ReturnType<typeof refusal> {
  const { vi, en } = valueInWords(key, stands?.to ?? null);
  if (stands === undefined)
    return refusal(
      'statedOtherwise',
      'Ở ngày này chưa có giá trị nào của xã. Hãy mở Quy định của xã xem rồi ghi lại nếu vẫn cần.',
      'Nothing is stated of this day. Look at the commune’s own values and state it again if it is still needed.',
    );
  const { name, basis, validFrom } = stands;
  return refusal(
    'statedOtherwise',
    `${name} đã ghi khác: ${vi}, từ ${printLocalDate(validFrom)}, theo «${basis}». Hãy mở Quy định của xã xem rồi ghi lại nếu vẫn cần.`,
    `${name} has stated otherwise: ${en}, from ${printLocalDate(validFrom)}, by “${basis}”. Look at the commune’s own values and state it again if it is still needed.`,
  );
}

/**
 * An officer states a value of her commune's own, and on what ground; a compare-and-set on its row, so that of two who do it
 * at once the second is told what stands. The first statement of a commune makes its office record.
 */
export const stateValue: OfficeActKind<StateValueArgs> = {
  name: 'stateValue',
  // Limits in hours came with the second: a build of before keeps what it cannot judge until it can (R15).
  schema: 2,
  earlier: [earlierVersion(1, argsSchema, (args) => args)],
  args: argsSchema,
  apply(office, args, mutation, recordedAt) {
    if (officeIdOf(mutation.scope) !== mutation.entity) return otherOffice;
    const key = readKey(args.key);
    // A newer build's (R15).
    if (key === undefined) return { status: 'unknownKind' };
    const may = mayBeStated(key);
    if (may === 'unknown') return { status: 'unknownKind' };
    if (may === 'no') return notStated;
    if (key.kind === 'day' && key.day !== args.validFrom) return otherDay;
    const to = args.to === null ? null : valueOf(key, args.to);
    if (to === undefined) return wrongFormsOf[key.kind];
    const stands = lastStated(office, args.key, args.validFrom);
    const now = stands?.to ?? null;
    if (office !== undefined && sameValue(now, to)) return { status: 'merged', office };
    if (!sameValue(now, args.from)) return statedOtherwise(key, stands);
    const statement: Statement = {
      id: mutation.mid,
      key: args.key,
      validFrom: args.validFrom,
      from: now,
      to: to satisfies StatedValue | null,
      basis: args.basis,
      author: mutation.author,
      name: args.name,
      device: mutation.device,
      occurredAt: mutation.occurredAt.device,
      clockOffset: mutation.occurredAt.offset,
      recordedAt,
    };
    const before: Office = office ?? { id: mutation.entity, scope: mutation.scope, statements: [] };
    return { status: 'applied', office: { ...before, statements: [...before.statements, statement] } };
  },
};
