import * as v from 'valibot';
import type { Dossier } from '../../dossier.ts';
import { eventOf } from '../../dossier-event.ts';
import type { Mutation } from '../../mutation.ts';
import type { Outcome } from '../../outcome.ts';
import type { Instant } from '../../words.ts';
import { numberSchema, reasonSchema } from '../act-schemas.ts';
import type { JointActKind } from '../book-act.ts';
import { refusal } from '../book-outcome.ts';
import { strikeEntry as strikeNumber } from '../give-up-number.ts';
import { givenUpAnswer } from './close-acts.ts';

const argsSchema = v.strictObject({
  book: v.pipe(v.string(), v.uuid()),
  /** The number as the author saw it: compare-and-set. */
  number: numberSchema,
  reason: reasonSchema,
});

export type StrikeEntryArgs = v.InferOutput<typeof argsSchema>;

/**
 * Gạch bỏ mục ghi hỏng: an entry spoiled on paper is struck through and noted. Its number is not given again; the dossier
 * is approved once more and can be entered anew, and its history keeps the entry.
 */
export const strikeEntry: JointActKind<StrikeEntryArgs> = {
  name: 'strikeEntry',
  schema: 1,
  args: argsSchema,
  apply: (dossier, args, mutation, recordedAt) =>
    dossier === undefined ? { status: 'recordMissing' } : struck(dossier, args, mutation, recordedAt),
  applyToBook: (book, args) =>
    book === undefined ? { status: 'recordMissing' } : givenUpAnswer(strikeNumber(book, args)),
  together({ dossier, book }, args, mutation, { recordedAt }) {
    if (dossier === undefined) return { status: 'recordMissing' };
    const without = struck(dossier, args, mutation, recordedAt);
    if (without.status !== 'applied') return without;
    if (book === undefined) return { status: 'recordMissing', of: args.book };
    const given = givenUpAnswer(strikeNumber(book, args));
    return given.status === 'applied' ? { ...without, book: given.book } : (given as typeof noSuchEntry);
  },
};

function struck(
  dossier: Dossier,
  { book, number, reason }: StrikeEntryArgs,
  mutation: Mutation,
  recordedAt: Instant | null,
): Exclude<Outcome, { status: 'recordMissing' }> {
  const { entry, ...rest } = dossier;
  if (entry?.book !== book || entry.number !== number) return noSuchEntry;
  if (dossier.business !== 'REGISTERED') return handedOut;
  if ((dossier.annotations ?? []).length > 0) return annotated;
  const event = { ...eventOf(mutation, recordedAt, ['REGISTERED', 'APPROVED'], reason), entry };
  return { status: 'applied', dossier: { ...rest, business: 'APPROVED', events: [...dossier.events, event] } };
}

const noSuchEntry = refusal(
  'noSuchEntry',
  'Hồ sơ không còn đứng ở số này trong sổ. Hãy mở lại hồ sơ để xem.',
  'The dossier does not stand under this number any more. Open it again.',
  'number',
);
const handedOut = refusal(
  'alreadyHandedOut',
  'Kết quả đã trả cho người dân: mục này không gạch bỏ được nữa, chỉ cải chính.',
  'The result has been handed out: this entry cannot be struck any more, only corrected.',
);
const annotated = refusal(
  'entryAnnotated',
  'Mục này đã có ghi chú nên không gạch bỏ được.',
  'This entry has notes on it and cannot be struck.',
);
