import { createStore } from 'zustand/vanilla';
import { initialFields } from '../../domain/asked-fields.ts';
import { isReport } from '../../domain/life-cycle.ts';
import { procedureOn } from '../../domain/procedures/catalogue.ts';
import { fromReport } from '../../domain/report-form.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { readStatedDays } from '../../state/form/stated-days.ts';
import { createFormStore } from '../../state/form/form-store.ts';
import { formOf, type TypedForm } from '../../state/form/typed-form.ts';
import { lookAtNamed } from '../../state/form/looked-at.ts';
import type { DraftFrame } from '../../state/form/use-kept-draft.ts';
import { readDraft } from '../../state/form/left-drafts.ts';
import type { Parts } from '../../state/parts.ts';
import { receiveDraftId } from '../../state/report-drafts.ts';
import type { ToldApart } from './alike-before-saving.tsx';
import type { Desk, OpenedDraft } from './open-draft.ts';

/** The form of the dossier that a report becomes, filled with what was reported, or as she had left it; `null` when there is no such report any more. */
export async function openReceipt(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  { author, scope, communeName }: Desk,
  id: string,
): Promise<OpenedDraft | null> {
  const report = (await store.dossier(id))?.dossier;
  if (report === undefined || !isReport(report)) return null;
  const now = new Date(clock.now()).toISOString();
  const receivedOn = localDateOf(now);
  const found = procedureOn(report.procedure, receivedOn);
  if (found.status === 'none') return null;
  const { procedure } = found;
  const draft = await readDraft(store, receiveDraftId(id, author));
  const begun: TypedForm = draft ?? {
    fields: fromReport(procedure, initialFields(procedure, { receivedOn, communeName }), report.fields),
    typing: {},
  };
  const frame: DraftFrame = {
    id: receiveDraftId(id, author),
    scope,
    author,
    procedure: procedure.id,
    procedureVersion: procedure.version,
    step: draft?.step ?? 'form',
    startedAt: draft?.startedAt ?? now,
    provisionalCode: draft?.provisionalCode ?? null,
    slipToken: draft?.slipToken ?? null,
    papers: draft?.papers ?? [],
  };
  const lookedAt = await lookAtNamed(store, procedure, begun.fields);
  const stated = await readStatedDays(store, receivedOn);
  return {
    purpose: { kind: 'receive', report },
    form: createFormStore(
      formOf(begun),
      { procedure, receivedOn, communeCode: scope, ...lookedAt, ...stated },
      // What a dossier must have and the report has not is said at once, at its field.
      true,
    ),
    frames: createStore<DraftFrame>(() => frame),
    keptAt: draft?.updatedAt ?? null,
    apart: createStore<ReturnType<ToldApart['getState']>>(() => ({ ids: [] })),
  };
}
