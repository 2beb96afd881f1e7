import { askedFields } from '../../state/form/typed-form.ts';
import type { Parts } from '../../state/parts.ts';
import type { Saved } from '../../store/store.ts';
import type { OpenedDraft } from './open-draft.ts';
import { papersToSave, saveWithPapers } from './papers-to-save.ts';

/** Makes the draft a report. Its code is kept with the draft first, so that a second try uses the same. */
export async function saveReport(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  { form, frames, apart }: OpenedDraft,
): Promise<Saved> {
  const { procedure } = form.context;
  const { id: entity, papers: noted = [] } = frames.getState();
  const papers = await papersToSave(store, { draft: entity, noted, procedure, entity });
  if (papers.status !== 'ready') return papers;
  const reportedAt = new Date(clock.now()).toISOString();
  const code = frames.getState().provisionalCode ?? (await store.drawReportCode(reportedAt));
  frames.setState({ provisionalCode: code });
  const frame = frames.getState();
  const state = form.getState().form;
  const kept = await store.keepDraft({ ...frame, ...state, updatedAt: reportedAt });
  if (kept.status === 'failed') return kept;
  const args = {
    procedure: procedure.id,
    procedureVersion: procedure.version,
    code,
    reportedAt,
    fields: askedFields(state, procedure),
  };
  const report = { name: 'reportEvent', entity, args, draft: frame.id };
  const saved = await saveWithPapers(store, report, papers.commands);
  for (const other of saved.status === 'saved' ? apart.getState().ids : []) {
    await store.perform({ name: 'tellApart', entity: frame.id, args: { other } });
  }
  return saved;
}
