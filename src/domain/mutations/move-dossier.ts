import * as v from 'valibot';
import type { BusinessState } from '../dossier.ts';
import { eventOf } from '../dossier-event.ts';
import { mayMoveIn } from '../life-cycle.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { refused } from '../outcome.ts';
import { park, withoutParked } from '../parked-act.ts';
import { stateSchema } from '../steps/act-texts.ts';
import { agenciesOpen } from '../steps/agency-steps.ts';
import { askedBefore, enterStep } from '../steps/enter-step.ts';
import { stillToVerify } from '../steps/still-to-verify.ts';

/** Under this path a move parks and is decided: a step is not a field. */
const businessField = 'business';

const argsSchema = v.strictObject({
  from: stateSchema,
  to: stateSchema,
  reason: v.optional(v.pipe(v.string(), v.maxLength(500))),
});

type MoveDossierArgs = v.InferOutput<typeof argsSchema>;

const final: ReadonlySet<BusinessState> = new Set([
  'SUBMITTED_FOR_SIGNATURE',
  'APPROVED',
  'WAITING_NUMBER',
  'REGISTERED',
]);

/** A plain step along the life cycle that says nothing else; compare-and-set on the state its author saw (R10). */
export const moveDossier: MutationKind<MoveDossierArgs> = {
  name: 'moveDossier',
  schema: 1,
  args: argsSchema,
  apply(found, args, mutation, recordedAt) {
    if (found === undefined) return { status: 'recordMissing' };
    const dossier = withoutParked(found, mutation.mid);
    if (!mayMoveIn(dossier, args.from, args.to)) {
      return refused('moveNotAllowed', {
        vi: 'Hồ sơ không thể chuyển sang bước này từ bước đang ở.',
        en: 'The dossier cannot go to this step from the step it is in.',
      });
    }
    const pending = final.has(args.to) ? stillToVerify(dossier) : undefined;
    const open = args.to === 'COMPLETED' ? agenciesOpen(dossier) : undefined;
    if (open !== undefined) return { status: 'refused', problems: [open] };
    if (pending !== undefined) return { status: 'refused', problems: [pending] };
    const event = eventOf(mutation, recordedAt, [args.from, args.to], args.reason);
    const events = [...dossier.events, event];
    if (dossier.business === args.to) return { status: 'merged', dossier: { ...dossier, events } };
    const asked = args.to === 'SUPPLEMENT_REQUESTED' ? askedBefore(dossier) : undefined;
    if (asked !== undefined) return { status: 'refused', problems: [asked] };
    if (dossier.business !== args.from) {
      const change = { field: businessField, from: args.from, to: args.to };
      const { reason } = args;
      return park(dossier, mutation, [change], [{ ...change, current: dossier.business }], { reason });
    }
    const said = { by: mutation.author, at: mutation.occurredAt.device };
    return { status: 'applied', dossier: { ...enterStep(dossier, args.to, said), events } };
  },
};
