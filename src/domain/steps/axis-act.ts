import * as v from 'valibot';
import type { ActName } from '../access/act-names.ts';
import type { Dossier, DossierEvent } from '../dossier.ts';
import { eventOf } from '../dossier-event.ts';
import type { Mutation } from '../mutation.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { type Outcome, type Problem, refused } from '../outcome.ts';
import { park, withoutParked } from '../parked-act.ts';
import { type KnownKind, knownKind } from '../reducer.ts';
import type { Instant } from '../words.ts';
import { type Axis, mayGo, standingOn } from './axis.ts';
import { doubtfulTime } from './stated-time.ts';
import type { Said } from './step-facts.ts';

interface SeenState {
  /** The state its author saw. */
  readonly from: string;
}

/** An act that takes a dossier from one state of an axis to another and says something with it. */
interface AxisAct<Args extends SeenState> {
  readonly name: ActName;
  /** Or which of several, as its arguments say. */
  readonly axis: Axis | ((args: Args) => Axis);
  readonly args: v.GenericSchema<unknown, Args>;
  readonly to: (args: Args) => string;
  /** When it truly happened, where its author says so. */
  readonly at?: (args: Args) => Instant | undefined;
  /** Why it may not be, other than by the state the axis is in. */
  readonly hindrance?: (dossier: Dossier, args: Args) => Problem | undefined;
  /** The record with the new state and what was said. */
  readonly effect: (dossier: Dossier, args: Args, said: Said) => Dossier;
  /** What its line in the history says after the two states. */
  readonly details?: (args: Args) => readonly string[];
  readonly reason?: (args: Args) => string | undefined;
}

export interface KnownAxisAct {
  readonly name: string;
  /** `undefined`: its line in the history says which, after the two states. */
  readonly axis: Axis | undefined;
  readonly kind: KnownKind;
  /** R10: the record with a parked act of this kind that an officer takes after all; `undefined` where it may not be. */
  readonly takeAfterAll: (dossier: Dossier, args: Mutation['args'], said: Said) => Dossier | undefined;
  /** What a line of the history says of such an act; `undefined`: the arguments cannot be read. */
  readonly line: (args: Mutation['args']) => ActLine | undefined;
}

type ActLine = Pick<DossierEvent, 'touched' | 'reason'>;

/**
 * Compare-and-set on the state its author saw. From another one the act parks with all that it says; where the state it wants
 * stands already it is refused, since it may say something else about it (R10).
 */
export function axisAct<Args extends SeenState>(act: AxisAct<Args>): KnownAxisAct {
  const kind: MutationKind<Args> = {
    name: act.name,
    schema: 1,
    args: act.args,
    apply(found, args, mutation, recordedAt) {
      if (found === undefined) return { status: 'recordMissing' };
      const dossier = withoutParked(found, mutation.mid);
      const at = act.at?.(args);
      const problem =
        (at === undefined ? undefined : doubtfulTime(at, dossier, mutation)) ?? act.hindrance?.(dossier, args);
      return problem === undefined
        ? take(act, dossier, args, mutation, recordedAt)
        : { status: 'refused', problems: [problem] };
    },
  };
  const parsedArgs = (given: Mutation['args']): Args | undefined => {
    const parsed = v.safeParse(act.args, given);
    return parsed.success ? parsed.output : undefined;
  };
  return {
    name: act.name,
    axis: typeof act.axis === 'function' ? undefined : act.axis,
    kind: knownKind(kind),
    takeAfterAll(dossier, given, said) {
      const args = parsedArgs(given);
      if (args === undefined) return undefined;
      const axis = axisIn(act, args);
      if (!mayGo(axis, standingOn(dossier, axis), act.to(args))) return undefined;
      return act.hindrance?.(dossier, args) === undefined ? act.effect(dossier, args, said) : undefined;
    },
    line(given) {
      const args = parsedArgs(given);
      return args === undefined ? undefined : lineOf(act, args);
    },
  };
}

function lineOf<Args extends SeenState>(act: AxisAct<Args>, args: Args): ActLine {
  const reason = act.reason?.(args);
  const touched = [args.from, act.to(args), ...(act.details?.(args) ?? [])];
  return { touched, ...(reason === undefined ? {} : { reason }) };
}

function axisIn<Args extends SeenState>({ axis }: AxisAct<Args>, args: Args): Axis {
  return typeof axis === 'function' ? axis(args) : axis;
}

function take<Args extends SeenState>(
  act: AxisAct<Args>,
  dossier: Dossier,
  args: Args,
  mutation: Mutation,
  recordedAt: Instant | null,
): Outcome {
  const [from, to] = [args.from, act.to(args)];
  const axis = axisIn(act, args);
  if (!mayGo(axis, from, to)) return notFromHere;
  const standing = standingOn(dossier, axis);
  if (standing === to) return doneBefore;
  if (standing !== from) {
    const change = { field: axis, from, to };
    return park(dossier, mutation, [change], [{ ...change, current: standing }], {
      args: mutation.args,
    });
  }
  const line = lineOf(act, args);
  const event = eventOf(mutation, recordedAt, line.touched, line.reason);
  const after = act.effect(dossier, args, { by: mutation.author, at: mutation.occurredAt.device });
  return { status: 'applied', dossier: { ...after, events: [...dossier.events, event] } };
}

const notFromHere = refused('moveNotAllowed', {
  vi: 'Hồ sơ không thể chuyển sang bước này từ bước đang ở.',
  en: 'The dossier cannot go to this step from the step it is in.',
});

const doneBefore = refused('doneBefore', {
  vi: 'Một cán bộ khác đã ghi bước này trước. Hãy mở hồ sơ để xem đã ghi gì.',
  en: 'Another officer has recorded this step before. Open the dossier to see what was recorded.',
});
