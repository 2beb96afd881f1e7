import * as v from 'valibot';
import { earlierVersion } from '../../earlier-version.ts';
import type { Mutation } from '../../mutation.ts';
import { countSchema, fenceSchema, holderSchema, reasonSchema, wordsSchema } from '../act-schemas.ts';
import type { BookActKind } from '../book-act.ts';
import type { Moment } from '../book-outcome.ts';
import { lendPen as lend, returnPen as giveBack, takePenOver } from '../pass-pen.ts';
import { penAnswer } from './pen-answers.ts';

const lendSchema = v.strictObject({
  /** The pen's, as it was seen: compare-and-set. */
  fence: fenceSchema,
  to: holderSchema,
});
export type LendPenArgs = v.InferOutput<typeof lendSchema>;

/** Giao quyền ghi sổ: the server lends the pen to one named device. Good from when that device has the server's row of it. */
export const lendPen: BookActKind<LendPenArgs> = {
  name: 'lendPen',
  schema: 1,
  args: lendSchema,
  apply: (book, args, mutation, moment) =>
    book === undefined ? { status: 'recordMissing' } : penAnswer(lend(book, { ...args, ...seenAt(mutation, moment) })),
};

const returnSchema = v.strictObject({
  fence: fenceSchema,
  /** The highest number this device took or saw in the paper book. */
  lastOnPaper: countSchema,
});
export type ReturnPenArgs = v.InferOutput<typeof returnSchema>;

/** Trả quyền ghi sổ: the holder's device gives the pen back to the server. */
export const returnPen: BookActKind<ReturnPenArgs> = {
  name: 'returnPen',
  schema: 1,
  args: returnSchema,
  apply: (book, args, mutation, moment) =>
    book === undefined
      ? { status: 'recordMissing' }
      : penAnswer(giveBack(book, { ...args, ...seenAt(mutation, moment), device: mutation.device })),
};

const takeSchema1 = v.strictObject({
  fence: fenceSchema,
  /** `null`: the server. */
  to: v.nullable(holderSchema),
  lastOnPaper: countSchema,
  reason: reasonSchema,
});
const takeSchema = v.strictObject({
  ...takeSchema1.entries,
  /** The pen's as it was seen: it takes another one when it is suspended. `null`: made before this was told. */
  epoch: v.nullable(wordsSchema(64)),
});
export type TakePenArgs = v.InferOutput<typeof takeSchema>;

/** Thu hồi, hoặc xác nhận lại quyền ghi sổ, by stating the last number in the paper book. */
export const takePen: BookActKind<TakePenArgs> = {
  name: 'takePen',
  schema: 2,
  args: takeSchema,
  earlier: [earlierVersion(1, takeSchema1, (args) => ({ ...args, epoch: null }))],
  apply: (book, args, mutation, moment) =>
    book === undefined
      ? { status: 'recordMissing' }
      : penAnswer(takePenOver(book, { ...args, ...seenAt(mutation, moment) })),
};

function seenAt({ occurredAt }: Mutation, { recordedAt, epoch }: Moment) {
  return { at: recordedAt ?? occurredAt.device, server: epoch };
}
