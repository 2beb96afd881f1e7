import type { Fields } from '../../domain/field.ts';
import { procedureFields } from '../../domain/procedure-fields.ts';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import type { LocalDate } from '../../domain/words.ts';
import type { Store } from '../../store/store.ts';

/** So many of the newest records are looked at: a sitting's own are among them. */
const looked = 20;

/**
 * Where the events of the dossiers happened that she herself took today, by field, the newest of each. Children of one
 * morning are born in one health station.
 */
export async function placesOfSitting(
  store: Pick<Store, 'dossiers'>,
  author: string,
  today: LocalDate,
): Promise<Fields> {
  const found: Record<string, Fields[string]> = {};
  for (const { dossier } of await store.dossiers({ limit: looked })) {
    if (localDateOf(dossier.receivedAt) !== today || dossier.events[0]?.author !== author) continue;
    const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
    for (const { path, kind } of procedure === undefined ? [] : procedureFields(procedure).specs) {
      const value = kind === 'place' ? dossier.fields[path] : undefined;
      if (value !== undefined) found[path] ??= value;
    }
  }
  return found;
}
