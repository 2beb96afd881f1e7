import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Dossier } from '../../domain/dossier.ts';
import type { FieldPath, Fields, FieldValue } from '../../domain/field.ts';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import { sameValue } from '../../domain/same-value.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import type { Instant } from '../../domain/words.ts';
import { readStatedDays } from '../../state/form/stated-days.ts';
import { createFormStore, type FormStore } from '../../state/form/form-store.ts';
import { editDraftId } from '../../state/edit-draft-id.ts';
import { lookAtNamed } from '../../state/form/looked-at.ts';
import type { DraftFrame } from '../../state/form/use-kept-draft.ts';
import type { Parts } from '../../state/parts.ts';

export interface OpenedEdit {
  readonly dossier: Dossier;
  /** What she saw when she began: every change is told as from this (R10). */
  readonly began: Fields;
  readonly form: FormStore;
  readonly frames: StoreApi<DraftFrame>;
  /** When what she left half done was kept; `null`: nothing was. */
  readonly keptAt: Instant | null;
}

/** The dossier as a form, or the edit she had left half done; `null` when it is not here or its procedure is unknown. */
export async function openEdit(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  { author, scope }: { readonly author: string; readonly scope: string },
  id: string,
): Promise<OpenedEdit | null> {
  const view = await store.dossier(id);
  if (view === null) return null;
  const { dossier } = view;
  const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
  if (procedure === undefined) return null;
  const draftId = editDraftId(id, author);
  const kept = await store.draft(draftId);
  const draft = kept?.author === author && kept.began !== undefined ? kept : null;
  const began = draft?.began ?? dossier.fields;
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
  const lookedAt = await lookAtNamed(store, procedure, draft?.fields ?? dossier.fields);
  const stated = await readStatedDays(store, localDateOf(dossier.receivedAt));
  const typed = { fields: draft?.fields ?? dossier.fields, typing: draft?.typing ?? {} };
  return {
    dossier,
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
