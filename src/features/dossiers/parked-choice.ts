import type { Dossier, DossierEvent, ParkedAct } from '../../domain/dossier.ts';
import type { FieldPath, FieldValue } from '../../domain/field.ts';
import { type DecideParkedArgs, standingOf } from '../../domain/mutations/decide-parked.ts';
import { sameValue } from '../../domain/same-value.ts';
import { isAxis } from '../../domain/steps/axis.ts';
import { axisOf } from '../../domain/steps/axis-acts.ts';

export type Choice = 'standing' | 'parked';

/** One field at which a person has to choose. */
export interface OpenField {
  readonly field: FieldPath;
  readonly standing: FieldValue | null;
  readonly parked: FieldValue | null;
  /** What brought the standing value; `undefined` when the history does not say. */
  readonly since: DossierEvent | undefined;
}

/** The fields of a parked act at which the record says otherwise now; where both say the same there is nothing to choose. */
export function openFields(dossier: Dossier, act: ParkedAct): readonly OpenField[] {
  return act.changes
    .map(({ field, to }) => ({
      field,
      standing: standingOf(dossier, field),
      parked: to,
      since: lastTouch(dossier, field),
    }))
    .filter(({ standing, parked }) => !sameValue(standing, parked));
}

/** The arguments of the decision: every field of the act, as the officer saw both values. */
export function decisionOf(
  dossier: Dossier,
  act: ParkedAct,
  choices: Readonly<Record<FieldPath, Choice>>,
  reason: string,
): DecideParkedArgs {
  const decisions = act.changes.map(({ field, to }) => ({
    field,
    standing: standingOf(dossier, field),
    parked: to,
    take: choices[field] ?? 'standing',
  }));
  return { parked: act.mid, decisions, reason };
}

/** What brought a value that stood when a line of the history was written; `undefined` when the history does not say. */
export function broughtBefore(dossier: Dossier, field: FieldPath, line: DossierEvent): DossierEvent | undefined {
  const at = dossier.events.indexOf(line);
  return lastTouch({ events: dossier.events.slice(0, Math.max(at, 0)) }, field);
}

/** Acts of two records that take the dossier to another step. */
const inBook: ReadonlySet<string> = new Set(['enterInBook', 'strikeEntry']);

function lastTouch(dossier: Pick<Dossier, 'events'>, field: FieldPath): DossierEvent | undefined {
  const touches = (event: DossierEvent): boolean => {
    const decided = event.decision?.fields.find((one) => one.field === field);
    // Who decided for what stood anyway has not brought it.
    if (decided !== undefined) return !sameValue(decided.taken, decided.standing);
    if (isAxis(field)) return axisOf(event) === field || (field === 'business' && inBook.has(event.type));
    return axisOf(event) === undefined && event.touched.includes(field);
  };
  return [...dossier.events].reverse().find(touches) ?? dossier.events[0];
}
