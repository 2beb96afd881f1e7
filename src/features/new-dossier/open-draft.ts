import * as v from 'valibot';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { initialFields } from '../../domain/asked-fields.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { reportForm } from '../../domain/report-form.ts';
import { procedureOn } from '../../domain/procedures/catalogue.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import type { Instant } from '../../domain/words.ts';
import { readStatedDays } from '../../state/form/stated-days.ts';
import { createFormStore, type FormStore } from '../../state/form/form-store.ts';
import { formOf, type TypedForm } from '../../state/form/typed-form.ts';
import { lookAtNamed } from '../../state/form/looked-at.ts';
import type { DraftFrame } from '../../state/form/use-kept-draft.ts';
import type { ToldApart } from './alike-before-saving.tsx';
import { placesOfSitting } from './places-of-sitting.ts';
import { readDraft } from '../../state/form/left-drafts.ts';
import type { Parts } from '../../state/parts.ts';
import { reportStep } from '../../state/report-drafts.ts';

const dossierId = v.pipe(v.string(), v.uuid());

/** What becomes of the form when it is saved. */
export type Purpose =
  | { readonly kind: 'dossier' }
  /** A report of an event, and no dossier. */
  | { readonly kind: 'report' }
  /** The dossier that a report becomes. */
  | { readonly kind: 'receive'; readonly report: Dossier };

export interface OpenedDraft {
  readonly purpose: Purpose;
  readonly form: FormStore;
  readonly frames: StoreApi<DraftFrame>;
  /** When it was kept before it was opened; `null`: it is new. */
  readonly keptAt: Instant | null;
  readonly apart: ToldApart;
}

/** Whose desk the form stands on. */
export interface Desk {
  readonly author: string;
  readonly scope: string;
  readonly communeName: string;
}

/** The form of a draft as it was left, or a new one; `null` when there is no such procedure, the draft is another person's, or it has become a record. */
export async function openDraft(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  { author, scope, communeName }: Desk,
  procedureId: string,
  id: string,
  kind: 'dossier' | 'report' = 'dossier',
): Promise<OpenedDraft | null> {
  const now = new Date(clock.now()).toISOString();
  const receivedOn = localDateOf(now);
  const found = procedureOn(procedureId, receivedOn);
  if (found.status === 'none') return null;
  const procedure = kind === 'report' ? reportForm(found.procedure) : found.procedure;
  const draft = await readDraft(store, id);
  if (draft !== null && draft.author !== author) return null;
  // A dossier is named by its draft: a blank form under that name could never be saved.
  if (!v.is(dossierId, id) || (draft === null && (await store.dossier(id)) !== null)) return null;
  const begun: TypedForm = draft ?? {
    fields: initialFields(procedure, { receivedOn, communeName }),
    typing: {},
  };
  const frame: DraftFrame = {
    id,
    scope,
    author,
    procedure: procedure.id,
    procedureVersion: procedure.version,
    step: kind === 'report' ? reportStep : (draft?.step ?? 'form'),
    startedAt: draft?.startedAt ?? now,
    provisionalCode: draft?.provisionalCode ?? null,
    slipToken: draft?.slipToken ?? null,
    papers: draft?.papers ?? [],
  };
  const lookedAt = await lookAtNamed(store, procedure, begun.fields);
  const stated = await readStatedDays(store, receivedOn);
  const last = await placesOfSitting(store, author, receivedOn);
  return {
    purpose: { kind },
    form: createFormStore(formOf(begun), { procedure, receivedOn, communeCode: scope, last, ...lookedAt, ...stated }),
    frames: createStore<DraftFrame>(() => frame),
    keptAt: draft?.updatedAt ?? null,
    apart: createStore<ReturnType<ToldApart['getState']>>(() => ({ ids: [] })),
  };
}
