import * as v from 'valibot';
import type { BusinessState, Dossier } from '../dossier.ts';
import { eventOf } from '../dossier-event.ts';
import { businessStates, mayMove } from '../life-cycle.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { refused } from '../outcome.ts';
import { park, withoutParked } from '../parked-act.ts';
import type { Procedure } from '../procedure.ts';
import { procedureVersion } from '../procedures/catalogue.ts';
import { awaitsVerification } from '../timeliness.ts';

/** Under this path a move parks and is decided: a step is not a field. */
export const businessField = 'business';

export const stateSchema = v.picklist(businessStates as readonly [BusinessState, ...BusinessState[]]);

const argsSchema = v.strictObject({
  from: stateSchema,
  to: stateSchema,
  reason: v.optional(v.pipe(v.string(), v.maxLength(500))),
});

export type MoveDossierArgs = v.InferOutput<typeof argsSchema>;

const final: ReadonlySet<BusinessState> = new Set([
  'SUBMITTED_FOR_SIGNATURE',
  'APPROVED',
  'WAITING_NUMBER',
  'REGISTERED',
]);

/** What may not be decided before it is verified. */
function mayNotYet(procedure: Procedure | undefined, { fields }: Dossier, to: BusinessState): boolean {
  return procedure !== undefined && final.has(to) && awaitsVerification(procedure, fields);
}

/** A dossier moves along its life cycle; compare-and-set on the state its author saw (R10). */
export const moveDossier: MutationKind<MoveDossierArgs> = {
  name: 'moveDossier',
  schema: 1,
  args: argsSchema,
  apply(found, args, mutation, recordedAt) {
    if (found === undefined) return { status: 'recordMissing' };
    const dossier = withoutParked(found, mutation.mid);
    if (!mayMove(args.from, args.to)) {
      return refused('moveNotAllowed', {
        vi: 'Hồ sơ không thể chuyển sang bước này từ bước đang ở.',
        en: 'The dossier cannot go to this step from the step it is in.',
      });
    }
    const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
    if (mayNotYet(procedure, dossier, args.to)) {
      return refused('verificationPending', {
        vi: 'Còn chờ xác minh: chưa trình ký, duyệt hay ghi sổ được. Ghi kết quả tra cứu vào hồ sơ trước.',
        en: 'Something is still to be verified: nothing can be signed, approved or entered. Record what was found first.',
      });
    }
    const event = eventOf(mutation, recordedAt, [args.from, args.to], args.reason);
    const events = [...dossier.events, event];
    if (dossier.business === args.to) return { status: 'merged', dossier: { ...dossier, events } };
    if (dossier.business !== args.from) {
      const change = { field: businessField, from: args.from, to: args.to };
      return park(dossier, mutation, [change], [{ ...change, current: dossier.business }]);
    }
    return { status: 'applied', dossier: { ...dossier, business: args.to, events } };
  },
};
