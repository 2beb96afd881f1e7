import * as v from 'valibot';
import type { Dossier } from '../../dossier.ts';
import { eventOf } from '../../dossier-event.ts';
import { yearOf } from '../../local-date.ts';
import type { Mutation } from '../../mutation.ts';
import type { Outcome } from '../../outcome.ts';
import { boundsOf } from '../../partial-date.ts';
import { procedureVersion } from '../../procedures/catalogue.ts';
import { awaitsVerification } from '../../timeliness.ts';
import { localDateOf } from '../../vietnam-time.ts';
import type { Instant, LocalDate } from '../../words.ts';
import { dateSchema, fenceSchema, numberSchema, reasonSchema, wordsSchema } from '../act-schemas.ts';
import type { Book } from '../book.ts';
import type { JointActKind } from '../book-act.ts';
import { bookFactsOf } from '../book-id.ts';
import { type JointOutcome, type Moment, noBookId, type Refused, refusal } from '../book-outcome.ts';
import type { RegisterEntry } from '../register-entry.ts';
import { nextNumber, takeNumber } from '../take-number.ts';
import { notYours } from './number-answers.ts';
import { bookClosed } from './pen-answers.ts';

const argsSchema = v.strictObject({
  /** Id of the book. */
  book: v.pipe(v.string(), v.uuid()),
  /** As it stands, or is about to stand, in the paper book; `null`: the server gives the next one, if it has the pen. */
  number: v.nullable(numberSchema),
  /** Under which lending of the pen the number was taken; `null` with no number, and where the ministry numbers. */
  fence: v.nullable(fenceSchema),
  volume: wordsSchema(32),
  page: v.nullable(numberSchema),
  registeredOn: dateSchema,
  kind: v.picklist(['timely', 'late', 'reRegistration', 'foreignAnnotation']),
  signer: wordsSchema(200),
  signerTitle: wordsSchema(200),
  officer: wordsSchema(200),
  remarks: v.nullable(wordsSchema(2_000)),
  /** Another number stands for this on a paper already printed: which, and what was done about it. */
  insteadOf: v.exactOptional(v.strictObject({ number: numberSchema, reason: reasonSchema })),
});

export type EnterInBookArgs = v.InferOutput<typeof argsSchema>;

/**
 * Ghi sổ: a decided dossier is entered in its register book and has its official number (Luật Hộ tịch 60/2014 Art. 58).
 * Without a number the server gives the next one; while the pen is out the dossier waits for its number (chờ số).
 */
export const enterInBook: JointActKind<EnterInBookArgs> = {
  name: 'enterInBook',
  schema: 1,
  args: argsSchema,
  apply: (dossier, args, mutation, recordedAt) =>
    dossier === undefined ? { status: 'recordMissing' } : enter(dossier, args, mutation, recordedAt),
  applyToBook: (book, args, mutation, moment) =>
    book === undefined ? { status: 'recordMissing' } : takeFor(book, args, mutation, moment),
  together({ dossier, book }, args, mutation, moment): JointOutcome {
    if (dossier === undefined) return { status: 'recordMissing' };
    const entered = enter(dossier, args, mutation, moment.recordedAt);
    // Entered there already: nothing is taken a second time.
    if (entered.status !== 'applied') return entered;
    if (book === undefined) return { status: 'recordMissing', of: args.book };
    const taken = takeFor(book, args, mutation, moment);
    if (taken.status !== 'applied') {
      return taken.status === 'merged' ? { status: 'applied', dossier: entered.dossier } : taken;
    }
    if (args.number !== null) return { status: 'applied', dossier: entered.dossier, book: taken.book };
    const given = { number: taken.book.last, fence: book.pen.fence };
    const withNumber = enter(dossier, { ...args, ...given }, mutation, moment.recordedAt);
    return withNumber.status === 'applied'
      ? { status: 'applied', dossier: withNumber.dossier, book: taken.book, given }
      : withNumber;
  },
};

type TakenHalf =
  { readonly status: 'applied'; readonly book: Book } | { readonly status: 'merged'; readonly book: Book } | Refused;

/** The book's half. `merged`: it stays as it is, since nobody gives a number now. */
function takeFor(book: Book, args: EnterInBookArgs, mutation: Mutation, { recordedAt }: Moment): TakenHalf {
  const { fence, registeredOn } = args;
  const { device } = mutation;
  if (book.closed !== null) return bookClosed;
  if (args.number === null) {
    const next = recordedAt === null ? null : nextNumber(book);
    if (next === null) return { status: 'merged', book };
    const given = takeNumber(book, { number: next, fence: book.pen.fence, device, registeredOn });
    return given.status === 'taken' ? { status: 'applied', book: given.book } : notYours(given, next);
  }
  const under = book.numberAuthority === 'ministry' ? book.pen.fence : fence;
  if (under === null) return notYours({ status: 'stalePen' }, args.number);
  const taken = takeNumber(book, { number: args.number, fence: under, device, registeredOn });
  return taken.status === 'taken' ? { status: 'applied', book: taken.book } : notYours(taken, args.number);
}

/** The dossier's half: what can be said without the book. */
function enter(
  dossier: Dossier,
  args: EnterInBookArgs,
  mutation: Mutation,
  recordedAt: Instant | null,
): Exclude<Outcome, { status: 'recordMissing' }> {
  const facts = bookFactsOf(args.book);
  if (facts === undefined) return noBookId;
  const { business, entry } = dossier;
  const { number, fence, insteadOf, ...rest } = args;
  if (entry !== undefined) {
    const contained = entry.book === args.book && (number === null || number === entry.number);
    return contained ? { status: 'merged', dossier } : alreadyEntered(entry);
  }
  if (business !== 'APPROVED' && business !== 'WAITING_NUMBER') return notDecided;
  const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
  if (procedure === undefined) return { status: 'unknownKind' };
  if (procedure.book !== facts.kind) return otherBook;
  if (awaitsVerification(procedure, dossier.fields)) return notVerified;
  if (yearOf(args.registeredOn) !== facts.year) return otherYear;
  if (args.registeredOn > statedDay(mutation)) return notYet;
  const event = procedure.registrationLimit?.event(dossier.fields);
  if (event !== undefined && args.registeredOn < boundsOf(event).earliest) return beforeEvent;

  const states = [business, number === null ? 'WAITING_NUMBER' : 'REGISTERED'] as const;
  const told = eventOf(mutation, recordedAt, states, insteadOf?.reason);
  const waiting = { ...dossier, business: states[1] };
  if (number === null) return { status: 'applied', dossier: { ...waiting, events: [...dossier.events, told] } };
  const entered: RegisterEntry = {
    ...rest,
    bookKind: facts.kind,
    year: facts.year,
    authority: facts.authority,
    number,
    fence: fence ?? { epoch: '', n: 0 },
  };
  const registered = { ...told, entry: entered, ...(insteadOf === undefined ? {} : { insteadOf: insteadOf.number }) };
  return { status: 'applied', dossier: { ...waiting, entry: entered, events: [...dossier.events, registered] } };
}

/** The day on which it was done, by the device's clock as the server would have read it. */
function statedDay({ occurredAt: { device, offset } }: Mutation): LocalDate {
  return localDateOf(new Date(Date.parse(device) + (offset ?? 0)).toISOString());
}

const alreadyEntered = ({ number, year }: RegisterEntry) =>
  refusal(
    'alreadyEntered',
    `Hồ sơ này đã vào sổ ở số ${number}/${year}. Một hồ sơ chỉ có một số; nếu mục đó ghi hỏng thì gạch bỏ trước.`,
    `This dossier is entered under number ${number}/${year}. It has one number; strike that entry first if it was spoiled.`,
    'number',
  );
const notDecided = refusal(
  'notApproved',
  'Hồ sơ chưa được duyệt hoặc đã kết thúc, nên chưa ghi sổ được.',
  'The dossier is not approved yet, or has ended, and cannot be entered.',
);
const otherBook = refusal(
  'otherBook',
  'Sổ này không phải sổ của thủ tục của hồ sơ.',
  'This is not the register that this procedure is entered in.',
  'book',
);
const notVerified = refusal(
  'verificationPending',
  'Còn chờ xác minh nên chưa ghi sổ được. Ghi kết quả tra cứu vào hồ sơ trước.',
  'Something is still to be verified, so nothing can be entered. Record what was found first.',
);
const otherYear = refusal(
  'otherYear',
  'Ngày đăng ký không thuộc năm của sổ.',
  'The day of registration is not in the register’s year.',
  'registeredOn',
);
const notYet = refusal(
  'registeredLater',
  'Ngày đăng ký sau ngày hôm nay. Hãy xem lại ngày, hoặc đồng hồ của máy.',
  'The day of registration is after today. Check the day, or the machine’s clock.',
  'registeredOn',
);
const beforeEvent = refusal(
  'registeredBeforeEvent',
  'Ngày đăng ký trước ngày xảy ra sự kiện.',
  'The day of registration is before the event.',
  'registeredOn',
);
