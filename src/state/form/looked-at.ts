import type { Dossier } from '../../domain/dossier.ts';
import { fieldsAsNoted } from '../../domain/books/fields-as-noted.ts';
import type { Fields, KnownRecord } from '../../domain/field.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { procedureFields } from '../../domain/procedure-fields.ts';
import { textAt } from '../../domain/read-field.ts';
import type { Store } from '../../store/store.ts';

/** Records beside the form's own that its checks may know of. */
export interface LookedAt {
  readonly record: (id: string) => KnownRecord | undefined;
  readonly remember: (dossier: Dossier) => void;
}

/** The records that these fields name, as this device has them; more are remembered as they are chosen. */
export async function lookAtNamed(
  store: Pick<Store, 'dossier'>,
  procedure: Procedure,
  fields: Fields,
): Promise<LookedAt> {
  const known = new Map<string, KnownRecord>();
  const remember = (dossier: Dossier): void => {
    const { id, entry } = dossier;
    known.set(id, { id, fields: fieldsAsNoted(dossier), ...(entry === undefined ? {} : { entry }) });
  };
  for (const spec of procedureFields(procedure).specs) {
    const id = spec.namesRecord === true ? textAt(fields, spec.path) : undefined;
    const view = id === undefined ? null : await store.dossier(id);
    if (view !== null) remember(view.dossier);
  }
  return { record: (id) => known.get(id), remember };
}
