import { beginDossier } from '../../domain/begin-dossier.ts';
import { deskRules } from '../../domain/office/desk-rules.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { askedFields } from '../../state/form/typed-form.ts';
import type { Parts } from '../../state/parts.ts';
import type { Saved, Session } from '../../store/store.ts';
import type { OpenedDraft } from './open-draft.ts';
import { papersToSave, saveWithPapers } from './papers-to-save.ts';

/** Makes the draft a dossier. The slip's code and token are kept with the draft first, so that a second try uses the same. */
export async function saveDossier(
  { store, clock, newToken }: Pick<Parts, 'store' | 'clock' | 'newToken'>,
  session: Session,
  { form, frames, apart, purpose }: OpenedDraft,
): Promise<Saved> {
  const frame = frames.getState();
  // R2: the dossier is named by its draft, so that one draft, saved in two tabs, is refused the second time. What was
  // reported keeps the name it has.
  const act =
    purpose.kind === 'receive'
      ? { name: 'receiveReport', entity: purpose.report.id }
      : { name: 'openDossier', entity: frame.id };
  const { procedure } = form.context;
  const noted = frame.papers ?? [];
  const papers = await papersToSave(store, { draft: frame.id, noted, procedure, entity: act.entity });
  if (papers.status !== 'ready') return papers;
  // The desk has taken a dossier when it is complete: the moment she saves it, not the first keystroke (docs/decisions/0051).
  const receivedAt = new Date(clock.now()).toISOString();
  const provisionalCode = frame.provisionalCode ?? (await store.drawProvisionalCode(receivedAt));
  const slipToken = frame.slipToken ?? newToken();
  frames.setState({ provisionalCode, slipToken });
  const state = form.getState().form;
  const kept = await store.keepDraft({ ...frames.getState(), ...state, updatedAt: receivedAt });
  if (kept.status === 'failed') return kept;
  const { office } = await store.office();
  const rules = deskRules(office ?? undefined, { closing: session.commune.closing });
  const args = beginDossier({
    procedure: rules.onDay(procedure, localDateOf(receivedAt)),
    fields: askedFields(state, procedure),
    channel: 'direct',
    receivedAt,
    provisionalCode,
    slipToken,
    calendar: rules.calendar,
    hours: rules.hours,
  });
  // With the papers that came: all of it, or nothing.
  const saved = await saveWithPapers(store, { ...act, args: { ...args }, draft: frame.id }, papers.commands);
  // What she has found to be another event is noted on the dossier; should that fail, it is only asked again.
  for (const other of saved.status === 'saved' ? apart.getState().ids : []) {
    await store.perform({ name: 'tellApart', entity: act.entity, args: { other } });
  }
  return saved;
}
