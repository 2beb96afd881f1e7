import type { FieldSpec } from './field.ts';
import type { BookedProcedure } from './procedure.ts';

/** The version of a procedure under which entries of old books are kept: no dossier is ever received under it. */
export const digitisedVersion = 0;

/**
 * What an old register book could say about an event that `procedure` registers today: the same fields, but nobody can be
 * asked any more. Only the names it is about must be there, dates may be partial, and no paper or check of today applies.
 */
export function digitised(procedure: BookedProcedure): BookedProcedure {
  const { verification, registrationLimit, ...rest } = procedure;
  return {
    ...rest,
    version: digitisedVersion,
    receivedFrom: '1850-01-01',
    receivedUntil: null,
    channels: [],
    groups: procedure.groups.map((group) => ({
      ...group,
      fields: group.fields.map((spec) => asWrittenDown(spec, procedure.subjects.includes(spec.path))),
    })),
    checks: [],
    papers: [],
  };
}

function asWrittenDown(spec: FieldSpec, isSubject: boolean): FieldSpec {
  const { askedWhen, initial, ...rest } = spec;
  return {
    ...rest,
    kind: spec.kind === 'date' ? 'partialDate' : spec.kind,
    required: isSubject ? 'always' : 'never',
  };
}
