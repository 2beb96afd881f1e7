import { type NoteToMake, noteToMake } from '../../domain/books/notes-to-make.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { procedureFields } from '../../domain/procedure-fields.ts';
import { textAt } from '../../domain/read-field.ts';
import { walkDossiers } from '../../state/walk-dossiers.ts';
import type { Store } from '../../store/store.ts';

export interface Related {
  readonly notes: readonly NoteToMake[];
  /** Open dossiers that must be looked at again now. */
  readonly concerned: readonly Dossier[];
}

/** Ids of the records that this dossier names itself: found at once, without a walk. */
function namedBy(dossier: Dossier, procedure: Procedure): readonly string[] {
  return procedureFields(procedure).specs.flatMap((spec) => {
    const id = spec.namesRecord === true ? textAt(dossier.fields, spec.path) : undefined;
    return id === undefined ? [] : [id];
  });
}

async function* candidates(
  store: Pick<Store, 'dossiers' | 'dossier'>,
  source: Dossier,
  procedure: Procedure,
): AsyncGenerator<Dossier> {
  const named = namedBy(source, procedure);
  if (procedure.concerns === undefined && named.length > 0) {
    for (const id of named) {
      const view = await store.dossier(id);
      if (view !== null) yield view.dossier;
    }
    return;
  }
  yield* walkDossiers(store);
}

/** What of this device's records an entry touches. */
export async function relatedRecords(
  store: Pick<Store, 'dossiers' | 'dossier'>,
  source: Dossier,
  procedure: Procedure,
): Promise<Related> {
  const notes: NoteToMake[] = [];
  const concerned: Dossier[] = [];
  if (source.entry === undefined) return { notes, concerned };
  for await (const target of candidates(store, source, procedure)) {
    const note = noteToMake(source, source.entry, target);
    if (note !== undefined) notes.push(note);
    if (procedure.concerns?.(source, target) === true) concerned.push(target);
  }
  return { notes, concerned };
}
