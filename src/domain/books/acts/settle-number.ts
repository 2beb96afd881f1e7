import * as v from 'valibot';
import type { Dossier } from '../../dossier.ts';
import { eventOf } from '../../dossier-event.ts';
import type { Mutation } from '../../mutation.ts';
import type { Outcome } from '../../outcome.ts';
import type { SettledNumber } from '../../upstream.ts';
import { ourNumberToCorrect, upstreamNumberProblems } from '../../upstream-number.ts';
import type { Instant } from '../../words.ts';
import { numberSchema, reasonSchema, wordsSchema } from '../act-schemas.ts';
import type { JointActKind } from '../book-act.ts';
import { refusal } from '../book-outcome.ts';

const argsSchema = v.strictObject({
  book: v.pipe(v.string(), v.uuid()),
  /** Both numbers as the author saw them: compare-and-set. */
  number: numberSchema,
  theirs: wordsSchema(50),
  stands: v.picklist(['book', 'theirs']),
  reason: reasonSchema,
});

export type SettleNumberArgs = v.InferOutput<typeof argsSchema>;

/**
 * Which of two numbers stands, the one of our book or the one that the national system gave, in writing. It overwrites neither: where
 * ours stands, theirs is to be put right over there; where theirs does, the entry is to be struck and made anew under it.
 * Whose word it is without the leader the book says: on paper the officer's for the book, of the ministry hers for theirs.
 */
export const settleNumber: JointActKind<SettleNumberArgs> = {
  name: 'settleNumber',
  schema: 1,
  args: argsSchema,
  apply: (dossier, args, mutation, recordedAt) =>
    dossier === undefined ? { status: 'recordMissing' } : settled(dossier, args, mutation, recordedAt),
  applyToBook: (book) => (book === undefined ? { status: 'recordMissing' } : { status: 'merged', book }),
  together({ dossier, book }, args, mutation, { recordedAt }) {
    if (dossier === undefined) return { status: 'recordMissing' };
    if (book === undefined) return { status: 'recordMissing', of: args.book };
    return settled(dossier, args, mutation, recordedAt);
  },
};

function settled(
  dossier: Dossier,
  { book, number, theirs, stands, reason }: SettleNumberArgs,
  mutation: Mutation,
  recordedAt: Instant | null,
): Exclude<Outcome, { status: 'recordMissing' }> {
  const { entry, upstream } = dossier;
  if (entry?.book !== book || entry.number !== number || upstream?.entry?.number !== theirs) return changedMeanwhile;
  const word: SettledNumber = { number: theirs, stands };
  if (upstream.settled?.number === theirs && upstream.settled.stands === stands) return { status: 'merged', dossier };
  const before = upstreamNumberProblems(entry, upstream.entry, undefined);
  if (before.length === 0) return noDifference;
  const codes = new Set([...before.map(({ code }) => code), ourNumberToCorrect]);
  const problems = [
    ...upstream.problems.filter(({ code }) => !codes.has(code)),
    ...upstreamNumberProblems(entry, upstream.entry, word),
  ];
  const state = problems.length === 0 ? 'registered' : 'attention';
  const touched = [upstream.state, state, stands, String(number), theirs];
  return {
    status: 'applied',
    dossier: {
      ...dossier,
      upstream: { ...upstream, state, problems, settled: word },
      events: [...dossier.events, eventOf(mutation, recordedAt, touched, reason)],
    },
  };
}

const changedMeanwhile = refusal(
  'numberChangedMeanwhile',
  'Số trong sổ hoặc số của hệ thống cấp trên đã khác lúc chị xem. Hãy mở lại hồ sơ để đối chiếu.',
  'One of the two numbers is not what you saw any more. Open the dossier again and compare.',
  'number',
);
const noDifference = refusal(
  'numbersAgree',
  'Hai số đã giống nhau, không còn gì phải chọn.',
  'The two numbers agree; there is nothing to settle.',
);
