import * as v from 'valibot';
import type { Dossier, ParkedAct, ParkedAsMeant, ParkedDecision } from '../dossier.ts';
import { eventOf } from '../dossier-event.ts';
import type { FieldPath, FieldValue } from '../field.ts';
import { fixedByEntry } from '../fixed-by-entry.ts';
import { goodFields } from '../good-fields.ts';
import { mayMoveIn } from '../life-cycle.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { type Outcome, type Problem, refused } from '../outcome.ts';
import { withoutParked } from '../parked-act.ts';
import { procedureVersion } from '../procedures/catalogue.ts';
import { sameValue } from '../same-value.ts';
import { stateSchema } from '../steps/act-texts.ts';
import { agenciesOpen } from '../steps/agency-steps.ts';
import { type Axis, isAxis, standingOn } from '../steps/axis.ts';
import { axisActOf } from '../steps/axis-acts.ts';
import { askedBefore, enterStep } from '../steps/enter-step.ts';
import { withFields } from '../with-fields.ts';

const argsSchema = v.strictObject({
  /** The act that is parked. */
  parked: v.pipe(v.string(), v.uuid()),
  decisions: v.pipe(
    v.array(
      v.strictObject({
        field: v.pipe(v.string(), v.maxLength(128)),
        /** Both values as the officer saw them; `null` = empty. */
        standing: v.nullable(v.unknown()),
        parked: v.nullable(v.unknown()),
        take: v.picklist(['standing', 'parked', 'other']),
        /** Only with `other`; `null` = empty. */
        value: v.optional(v.nullable(v.unknown())),
      }),
    ),
    v.minLength(1),
    v.maxLength(200),
  ),
  reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
});

export type DecideParkedArgs = v.InferOutput<typeof argsSchema>;
type FieldDecision = DecideParkedArgs['decisions'][number];

/**
 * An officer decides between what stands and what is parked, field by field, with a reason (R10). Compare-and-set on
 * both values she saw: what has changed since is refused, and the parked act waits for another look.
 */
export const decideParked: MutationKind<DecideParkedArgs> = {
  name: 'decideParked',
  schema: 1,
  args: argsSchema,
  apply(dossier, args, mutation, recordedAt) {
    if (dossier === undefined) return { status: 'recordMissing' };
    const act = dossier.parked?.find(({ mid }) => mid === args.parked);
    if (act === undefined) {
      const decided = dossier.events.some(({ decision }) => decision?.parked === args.parked);
      return decided ? alreadyDecided : { status: 'waitsFor', mid: args.parked };
    }
    const problems = problemsOf(dossier, act, args.decisions);
    if (problems.length > 0) return { status: 'refused', problems };

    const fields = args.decisions.map((one) => ({
      field: one.field,
      standing: one.standing as FieldValue | null,
      parked: one.parked as FieldValue | null,
      taken: takenOf(one),
    }));
    const result = withTaken(withoutParked(dossier, act.mid), act, fields);
    if (result.status !== 'decided') return result;
    const event = {
      ...eventOf(
        mutation,
        recordedAt,
        fields.map(({ field }) => field),
        args.reason,
      ),
      decision: { parked: act.mid, author: act.author, act: asMeant(act), fields: result.fields },
    };
    return {
      status: 'applied',
      dossier: { ...result.dossier, events: [...dossier.events, event] },
      settles: { mid: act.mid, taken: isTaken(result.fields) },
    };
  },
};

function asMeant({ conflicts: _, ...act }: ParkedAct): ParkedAsMeant {
  return act;
}

/** What stands in a record at a path, or where it is on an axis. */
export function standingOf(dossier: Dossier, field: FieldPath): FieldValue | null {
  return isAxis(field) ? standingOn(dossier, field) : (dossier.fields[field] ?? null);
}

function takenOf({ take, standing, parked, value }: FieldDecision): FieldValue | null {
  if (take === 'other') return (value ?? null) as FieldValue | null;
  return (take === 'parked' ? parked : standing) as FieldValue | null;
}

function problemsOf(dossier: Dossier, act: ParkedAct, decisions: readonly FieldDecision[]): Problem[] {
  const byField = new Map(decisions.map((one) => [one.field, one]));
  if (byField.size !== decisions.length || byField.size !== act.changes.length) return [notEveryField];
  return act.changes.flatMap(({ field, to }): Problem[] => {
    const decision = byField.get(field);
    if (decision === undefined) return [notEveryField];
    const seen = sameValue(decision.standing, standingOf(dossier, field)) && sameValue(decision.parked, to);
    return seen ? [] : [{ ...standingChanged, field }];
  });
}

/** Whether anything of the parked act was taken: a value that did not stand anyway, or all that it wanted. */
function isTaken(fields: ParkedDecision['fields']): boolean {
  const fits = fields.filter(({ parked, taken }) => sameValue(taken, parked));
  return fits.length === fields.length || fits.some(({ parked, standing }) => !sameValue(parked, standing));
}

type WithTaken =
  | { readonly status: 'decided'; readonly dossier: Dossier; readonly fields: ParkedDecision['fields'] }
  | Extract<Outcome, { status: 'refused' | 'unknownKind' }>;

function withTaken(dossier: Dossier, act: ParkedAct, decided: ParkedDecision['fields']): WithTaken {
  const changed = decided.filter(({ standing, taken }) => !sameValue(standing, taken));
  if (changed.length === 0) return { status: 'decided', dossier, fields: decided };
  const [first] = changed;
  if (first !== undefined && isAxis(first.field)) {
    const after = alongAxis(dossier, act, first.field, first.taken);
    return after === undefined
      ? { ...notThatStep, problems: notThatStep.problems.map((problem) => ({ ...problem, field: first.field })) }
      : { status: 'decided', dossier: after, fields: decided };
  }
  const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
  if (procedure === undefined) return { status: 'unknownKind' };
  const problems = fixedByEntry(
    dossier,
    procedure,
    changed.map(({ field }) => field),
  );
  if (problems.length > 0) return { status: 'refused', problems };
  const fields: Record<FieldPath, unknown> = { ...dossier.fields };
  for (const { field, taken } of changed) {
    if (taken === null) Reflect.deleteProperty(fields, field);
    else fields[field] = taken;
  }
  const checked = goodFields(procedure, fields, dossier.receivedAt);
  if (checked.status === 'refused') return checked;
  // Kept as the record holds them: a value typed anew may have been put in order.
  const kept = decided.map((one) => ({ ...one, taken: checked.fields[one.field] ?? null }));
  return { status: 'decided', dossier: withFields(dossier, procedure, checked.fields), fields: kept };
}

/** The act that was parked, with all it says; or another step, where one is chosen that says nothing. */
function alongAxis(dossier: Dossier, act: ParkedAct, axis: Axis, taken: FieldValue | null): Dossier | undefined {
  const said = { by: act.author, at: act.occurredAt };
  const isMeant = act.changes.some(({ field, to }) => field === axis && sameValue(to, taken));
  const kind = axisActOf(act.name);
  if (isMeant && act.args !== undefined && kind !== undefined) return kind.takeAfterAll(dossier, act.args, said);
  const step = v.safeParse(stateSchema, taken);
  if (axis !== 'business' || !step.success || !mayMoveIn(dossier, dossier.business, step.output)) return undefined;
  if (step.output === 'SUPPLEMENT_REQUESTED' && askedBefore(dossier) !== undefined) return undefined;
  if (step.output === 'COMPLETED' && agenciesOpen(dossier) !== undefined) return undefined;
  return enterStep(dossier, step.output, said);
}

const alreadyDecided = refused('alreadyDecided', {
  vi: 'Một cán bộ khác đã quyết mục này trước. Hãy mở hồ sơ để xem đã chọn gì.',
  en: 'Another officer has decided this before. Open the dossier to see what was chosen.',
});

const notEveryField: Problem = {
  field: null,
  code: 'notEveryField',
  message: {
    vi: 'Phải chọn cho từng ô của thay đổi đang chờ, mỗi ô một lần.',
    en: 'Every field of the waiting change must be decided, each once.',
  },
};

const standingChanged = {
  code: 'standingChanged',
  message: {
    vi: 'Giá trị ở ô này đã đổi từ lúc xem. Hãy mở lại hồ sơ và chọn lần nữa.',
    en: 'The value here has changed since it was looked at. Open the dossier again and choose once more.',
  },
};

const notThatStep: Extract<Outcome, { status: 'refused' }> = {
  status: 'refused',
  problems: [
    {
      field: null,
      code: 'moveNotAllowed',
      message: {
        vi: 'Hồ sơ không thể chuyển sang bước này từ bước đang ở.',
        en: 'The dossier cannot go to this step from the step it is in.',
      },
    },
  ],
};
