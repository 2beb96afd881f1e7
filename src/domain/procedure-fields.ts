import type { FieldPath, FieldSpec } from './field.ts';
import type { Questions } from './procedure.ts';

interface ProcedureFields {
  /** In the order of the form. */
  readonly specs: readonly FieldSpec[];
  readonly byPath: ReadonlyMap<FieldPath, FieldSpec>;
  /** Place of each field in the form, from 0. */
  readonly placeOf: ReadonlyMap<FieldPath, number>;
}

const known = new WeakMap<Questions, ProcedureFields>();

/** A procedure's fields without their groups. A procedure is data that never changes, so they are listed once. */
export function procedureFields(procedure: Questions): ProcedureFields {
  const listed = known.get(procedure);
  if (listed !== undefined) return listed;
  const specs = procedure.groups.flatMap((group) => group.fields);
  const fields: ProcedureFields = {
    specs,
    byPath: new Map(specs.map((spec) => [spec.path, spec])),
    placeOf: new Map(specs.map((spec, place) => [spec.path, place])),
  };
  known.set(procedure, fields);
  return fields;
}
