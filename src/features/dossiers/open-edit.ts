import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Dossier } from '../../domain/dossier.ts';
import type { FieldPath, Fields, FieldValue } from '../../domain/field.ts';
import { isReport } from '../../domain/life-cycle.ts';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import { contentOf, partsOfReport } from '../../domain/report-form.ts';
import { sameValue } from '../../domain/same-value.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import type { Instant } from '../../domain/words.ts';
import { readStatedDays } from '../../state/form/stated-days.ts';
import { createFormStore, type FormStore } from '../../state/form/form-store.ts';
import { editDraftId } from '../../state/edit-draft-id.ts';
import { formOf } from '../../state/form/typed-form.ts';
import { lookAtNamed } from '../../state/form/looked-at.ts';
import type { DraftFrame } from '../../state/form/use-kept-draft.ts';
import { readDraft } from '../../state/form/left-drafts.ts';
import type { Parts } from '../../state/parts.ts';

export interface OpenedEdit {
  readonly dossier: Dossier;
  /** The act that makes the change, for the rights and for saving. */
  readonly act: 'editDossier' | 'editReport';
  /** What she saw when she began: every change is told as from this (R10). */
  readonly began: Fields;
  readonly form: FormStore;
  readonly frames: StoreApi<DraftFrame>;
  /** When what she left half done was kept; `null`: nothing was. */
  readonly keptAt: Instant | null;
}

/** The dossier, or the report, as a form, or the edit she had left half done; `null` when it is not here or its procedure is unknown. */
export async function openEdit(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  { author, scope }: { readonly author: string; readonly scope: string },
  id: string,
): Promise<OpenedEdit | null> {
  const view = await store.dossier(id);
  if (view === null) return null;
  const { dossier } = view;
  const of = procedureVersion(dossier.procedure, dossier.procedureVersion);
  if (of === undefined) return null;
  const { asked: procedure, said } = contentOf(dossier, of);
  const draftId = editDraftId(id, author);
  const kept = await readDraft(store, draftId);
  const draft = kept?.author === author && kept.began !== undefined ? kept : null;
  // What she had begun while the words were here goes on; beside a line alone there is nothing to begin with.
  if (dossier.line !== undefined && draft === null) return null;
  // What was begun on a report goes on as far as a dossier asks it, should it have been received meanwhile.
  const asFar = (fields: Fields): Fields => (isReport(dossier) ? fields : partsOfReport(fields).ofEvent);
  const began = asFar(draft?.began ?? said);
  const typedBefore = asFar(draft?.fields ?? said);
  const frame: DraftFrame = {
    id: draftId,
    scope,
    author,
    procedure: procedure.id,
    procedureVersion: procedure.version,
    step: 'edit',
    startedAt: draft?.startedAt ?? new Date(clock.now()).toISOString(),
    provisionalCode: null,
    slipToken: null,
    began,
  };
  const lookedAt = await lookAtNamed(store, procedure, typedBefore);
  const stated = await readStatedDays(store, localDateOf(dossier.receivedAt));
  const typed = formOf({ fields: typedBefore, typing: draft?.typing ?? {}, origins: draft?.origins });
  return {
    dossier,
    act: isReport(dossier) ? 'editReport' : 'editDossier',
    began,
    form: createFormStore(typed, {
      procedure,
      receivedOn: localDateOf(dossier.receivedAt),
      communeCode: scope,
      ...lookedAt,
      ...stated,
    }),
    frames: createStore<DraftFrame>(() => frame),
    keptAt: draft?.updatedAt ?? null,
  };
}

export interface FieldChange {
  readonly field: FieldPath;
  readonly from: FieldValue | null;
  readonly to: FieldValue | null;
}

/** What she changed, field by field; what she left alone is not mentioned, so that others' changes stand. */
export function changesBetween(began: Fields, now: Fields): readonly FieldChange[] {
  const paths = [...new Set([...Object.keys(began), ...Object.keys(now)])].sort();
  return paths.flatMap((field) => {
    const from = began[field] ?? null;
    const to = now[field] ?? null;
    return sameValue(from, to) ? [] : [{ field, from, to }];
  });
}
