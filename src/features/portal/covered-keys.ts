import type { FieldKind } from '../../domain/field.ts';
import type { Procedure } from '../../domain/procedure.ts';

/** By which somebody could pass for another; and what the procedure shows on request only. */
const coveredKinds: readonly FieldKind[] = ['pin', 'idDocument', 'phone'];

/** Which values of a copy sheet are covered until somebody asks: the screen may be seen across a counter. */
export function coveredKeys({ groups }: Pick<Procedure, 'groups'>): (key: string) => boolean {
  const paths = groups
    .flatMap(({ fields }) => fields)
    .filter(({ kind, sensitive }) => sensitive === true || coveredKinds.includes(kind))
    .map(({ path }) => path);
  return (key) => paths.some((path) => key === path || key.startsWith(`${path}.`));
}
