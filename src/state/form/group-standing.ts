import type { FieldGroup } from '../../domain/field.ts';
import type { FormState } from './form-store.ts';

export type GroupStanding =
  | { readonly kind: 'complete' }
  /** So many fields are missing or wrong. */
  | { readonly kind: 'remaining'; readonly count: number }
  /** Nothing of it is asked in this case. */
  | { readonly kind: 'notAsked' };

/** How far one group of questions is. */
export function groupStanding(group: FieldGroup, state: FormState): GroupStanding {
  const asked = group.fields.filter((spec) => state.asked.has(spec.path));
  if (asked.length === 0) return { kind: 'notAsked' };
  const paths = new Set(asked.map((spec) => spec.path));
  const wrong = new Set(
    state.findings.filter((finding) => finding.level === 'error' && paths.has(finding.field)).map(({ field }) => field),
  );
  return wrong.size === 0 ? { kind: 'complete' } : { kind: 'remaining', count: wrong.size };
}
