import * as v from 'valibot';
import type { OfficeKey } from './office-key.ts';
import { isLocalDate } from '../local-date.ts';
import type { LocalDate } from '../words.ts';

const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/u));
/** A limit that is longer is told in days. */
export const mostHours = 200;

const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365));

const hoursSchema = v.pipe(
  v.strictObject({
    opens: time,
    rest: v.nullable(v.strictObject({ from: time, to: time })),
    closes: time,
    saturdayShifts: v.union([
      v.picklist(['none', 'every']),
      v.pipe(v.array(v.pipe(v.string(), v.check(isLocalDate))), v.minLength(1), v.maxLength(60)),
    ]),
    saturdayCloses: time,
  }),
  v.check(({ opens, rest, closes, saturdayCloses }) => {
    const inOrder = rest === null ? [opens, closes] : [opens, rest.from, rest.to, closes];
    return [inOrder, [opens, saturdayCloses]].every((times) =>
      times.every((each, at) => at === 0 || (times[at - 1] ?? '') < each),
    );
  }),
);
/** When a desk is open, each time of day in Viet Nam, and on which Saturdays besides the country's working days. */
export type StatedHours = v.InferOutput<typeof hoursSchema>;

const daySchema = v.picklist(['working', 'off']);

const workingDays = v.strictObject({ rule: v.literal('workingDays'), days });
const workingHours = v.strictObject({
  rule: v.literal('workingHours'),
  hours: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostHours)),
});
const limitSchema = v.variant('rule', [v.strictObject({ rule: v.literal('sameDay') }), workingDays, workingHours]);
export type StatedLimit = v.InferOutput<typeof limitSchema>;

const agencySchema = v.pipe(
  v.strictObject({
    /** `null`: as the procedure calls it. */
    agency: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))),
    /** Working days from when it was sent there; `null`: not known. */
    days: v.nullable(days),
  }),
  v.check(({ agency, days: within }) => agency !== null || within !== null),
);
export type StatedAgency = v.InferOutput<typeof agencySchema>;

const feeSchema = v.strictObject({ amount: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_000)) });
/** `amount`: đồng, for one. */
export type StatedFee = v.InferOutput<typeof feeSchema>;

const dateSchema = v.pipe(v.string(), v.check(isLocalDate));

const recoveryKeySchema = v.strictObject({
  /** Sixteen hexadecimal digits of the public key's SHA-256. */
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/u)),
  /** P-256, an uncompressed point in base64url. */
  publicKey: v.pipe(v.string(), v.regex(/^B[A-Za-z0-9_-]{86}$/u)),
});
export type StatedRecoveryKey = v.InferOutput<typeof recoveryKeySchema>;

const bankAccountSchema = v.strictObject({
  /** Six digits of the bank with NAPAS. */
  bin: v.pipe(v.string(), v.trim(), v.regex(/^\d{6}$/u)),
  number: v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z\d]{6,19}$/u)),
  /** In whose name: the payer compares it with what her bank says. */
  holder: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
});
/** Where fees are paid to by transfer. */
export type StatedBankAccount = v.InferOutput<typeof bankAccountSchema>;
export type BankAccountPart = keyof StatedBankAccount;

const bankAccountParts: readonly BankAccountPart[] = ['bin', 'number', 'holder'];

/** Which parts are not what they should be; none of what can be stated. */
export function faultsOfBankAccount(value: unknown): readonly BankAccountPart[] {
  const issues = v.safeParse(bankAccountSchema, value).issues ?? [];
  return bankAccountParts.filter((part) => issues.some(({ path }) => path?.[0].key === part));
}

/** An origin as a browser writes it, by HTTPS: another page may not be talked to from the app. */
const hubSchema = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.transform((text) => text.replace(/\/$/u, '')),
  v.maxLength(200),
  v.regex(/^https:\/\/[a-z\d-]+(?:\.[a-z\d-]+)*(?::\d{1,5})?$/u),
);

/** Text: whether a day is worked, a day, or where a hub is. A number: of days. */
export type StatedValue =
  StatedHours | StatedLimit | StatedAgency | StatedFee | StatedRecoveryKey | StatedBankAccount | string | number;

/** Each key's value, where it is one. */
export const statedHours = (value: unknown): StatedHours | undefined => read(hoursSchema, value);
export const statedDay = (value: unknown): v.InferOutput<typeof daySchema> | undefined => read(daySchema, value);
export const statedLimit = (value: unknown): StatedLimit | undefined => read(limitSchema, value);
export const statedDays = (value: unknown): v.InferOutput<typeof workingDays> | undefined => read(workingDays, value);
export const statedAgency = (value: unknown): StatedAgency | undefined => read(agencySchema, value);
export const statedFee = (value: unknown): StatedFee | undefined => read(feeSchema, value);

export const statedDate = (value: unknown): LocalDate | undefined => read(dateSchema, value);
export const statedCount = (value: unknown): number | undefined => read(days, value);
export const statedHub = (value: unknown): string | undefined => read(hubSchema, value);
export const statedRecoveryKey = (value: unknown): StatedRecoveryKey | undefined => read(recoveryKeySchema, value);
export const statedBankAccount = (value: unknown): StatedBankAccount | undefined => read(bankAccountSchema, value);

function read<Value>(schema: v.GenericSchema<unknown, Value>, value: unknown): Value | undefined {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : undefined;
}

/** What a value has to be to stand under a key; `undefined`: it is not. */
export function valueOf(key: OfficeKey, value: unknown): StatedValue | undefined {
  switch (key.kind) {
    case 'hours':
      return statedHours(value);
    case 'day':
      return statedDay(value);
    case 'limit':
      return key.limit === 'verified' ? statedDays(value) : statedLimit(value);
    case 'agency':
      return statedAgency(value);
    case 'fee':
      return statedFee(value);
    case 'remembered':
      return key.name === 'recognitionNotice' ? statedCount(value) : statedDate(value);
    case 'hub':
      return statedHub(value);
    case 'bankAccount':
      return statedBankAccount(value);
    case 'recoveryKey':
      return statedRecoveryKey(value);
    default: {
      const unreachable: never = key;
      return unreachable;
    }
  }
}
