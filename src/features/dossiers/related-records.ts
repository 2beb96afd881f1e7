import { type NoteToMake, noteToMake } from '../../domain/books/notes-to-make.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { procedureFields } from '../../domain/procedure-fields.ts';
import { textAt } from '../../domain/read-field.ts';
import { eachDossier, unwatched, type Walk } from '../../state/each-dossier.ts';
import type { Store } from '../../store/store.ts';

export interface Related {
  readonly notes: readonly NoteToMake[];
  /** Open dossiers that must be looked at again now. */
  readonly concerned: readonly Dossier[];
  /** `false`: it was stopped before everything had been looked at. */
  readonly isWhole: boolean;
}

/** Ids of the records that this dossier names itself: found at once, without a walk. */
function namedBy(dossier: Dossier, procedure: Procedure): readonly string[] {
  return procedureFields(procedure).specs.flatMap((spec) => {
    const id = spec.namesRecord === true ? textAt(dossier.fields, spec.path) : undefined;
    return id === undefined ? [] : [id];
  });
}

async function* candidates(
  store: Pick<Store, 'dossierPage' | 'dossier' | 'counts'>,
  source: Dossier,
  procedure: Procedure,
  walk: Walk,
): AsyncGenerator<Dossier> {
  const named = namedBy(source, procedure);
  if (procedure.concerns === undefined && named.length > 0) {
    for (const id of named) {
      const view = await store.dossier(id);
      if (view !== null) yield view.dossier;
    }
    return;
  }
  yield* eachDossier(store, walk);
}

/** What of this device's records an entry touches. */
export async function relatedRecords(
  store: Pick<Store, 'dossierPage' | 'dossier' | 'counts'>,
  source: Dossier,
  procedure: Procedure,
  walk: Walk = unwatched,
): Promise<Related> {
  const notes: NoteToMake[] = [];
  const concerned: Dossier[] = [];
  if (source.entry === undefined) return { notes, concerned, isWhole: true };
  for await (const target of candidates(store, source, procedure, walk)) {
    const note = noteToMake(source, source.entry, target);
    if (note !== undefined) notes.push(note);
    if (procedure.concerns?.(source, target) === true) concerned.push(target);
  }
  return { notes, concerned, isWhole: !walk.isStopped() };
}
