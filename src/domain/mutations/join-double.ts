import * as v from 'valibot';
import type { BusinessState } from '../dossier.ts';
import { eventOf } from '../dossier-event.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { refused } from '../outcome.ts';
import { withoutSuspect } from '../suspected-duplicate.ts';

const argsSchema = v.strictObject({
  /** The record that stays. */
  other: v.pipe(v.string(), v.uuid()),
  reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
});

type JoinDoubleArgs = v.InferOutput<typeof argsSchema>;

const over: ReadonlySet<BusinessState> = new Set(['REGISTERED', 'COMPLETED', 'REFUSED', 'WITHDRAWN', 'STOPPED']);

/**
 * An officer has found that two records are of one event: this one is withdrawn, and stays, whole and linked to the other.
 * What stands in a book is not withdrawn: an entry is struck or annulled there (Luật Hộ tịch 60/2014).
 */
export const joinDouble: MutationKind<JoinDoubleArgs> = {
  name: 'joinDouble',
  schema: 1,
  args: argsSchema,
  apply(dossier, { other, reason }, mutation, recordedAt) {
    if (dossier === undefined) return { status: 'recordMissing' };
    if (other === dossier.id) return itself;
    const event = {
      ...eventOf(mutation, recordedAt, [dossier.business, 'WITHDRAWN'], reason),
      doubleOf: other,
    };
    const events = [...dossier.events, event];
    if (dossier.doubleOf?.other === other) return { status: 'merged', dossier: { ...dossier, events } };
    if (dossier.entry !== undefined || over.has(dossier.business)) return tooLate;
    const joined = { other, from: dossier.business };
    const after = { ...withoutSuspect(dossier, other), business: 'WITHDRAWN' as const, doubleOf: joined, events };
    return { status: 'applied', dossier: after };
  },
};

const itself = refused('doubleOfItself', {
  vi: 'Một hồ sơ không thể trùng với chính nó.',
  en: 'A dossier cannot be a second one of itself.',
});

const tooLate = refused('doubleTooLate', {
  vi: 'Hồ sơ này đã ghi sổ hoặc đã kết thúc nên không rút vì trùng được nữa. Nếu đã ghi sổ hai lần, hãy xử lý ở sổ.',
  en: 'This dossier is entered in a book or has ended: it cannot be withdrawn as a second one. Two entries are put right in the book.',
});
