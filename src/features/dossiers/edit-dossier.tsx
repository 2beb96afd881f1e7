import { useCallback, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { subjectOf } from '../../components/dossier-line.tsx';
import { DossierForm } from '../../components/form/dossier-form.tsx';
import { ErrorSummary } from '../../components/form/error-summary.tsx';
import { KeptLine } from '../../components/form/kept-line.tsx';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { askedFields } from '../../state/form/typed-form.ts';
import { throwAway } from '../../state/form/throw-away.ts';
import { useKeptDraft } from '../../state/form/use-kept-draft.ts';
import { useMessages } from '../../state/locale.ts';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { useOfferUndo } from '../../state/undo-offer.ts';
import { changesBetween, type OpenedEdit } from './open-edit.ts';

export function EditDossier({ opened }: { readonly opened: OpenedEdit }) {
  const { store, wakeReplay } = useParts();
  const offerUndo = useOfferUndo();
  const words = useMessages();
  const [, navigate] = useLocation();
  const { form, frames, began, dossier, act } = opened;
  const { state: kept, keeper } = useKeptDraft(form, frames, opened.keptAt);
  const findings = useStore(form, (state) => state.findings);
  // What is still being typed counts too: it will be read when she saves.
  const changed = useStore(
    form,
    ({ form: typed }) =>
      changesBetween(began, askedFields(typed, form.context.procedure)).length + Object.keys(typed.typing).length,
  );
  const [tries, setTries] = useState(0);
  const [problem, setProblem] = useState<NotSaved | null>(null);
  const [busy, setBusy] = useState(false);
  /** What she typed could not be thrown away. */
  const [stays, setStays] = useState(false);
  const pressed = useRef(false);
  const { procedure } = form.context;
  const titleOf = act === 'editReport' ? words.report.editTitle : words.edit.title;
  const title = titleOf(subjectOf(dossier));
  const errors = findings.filter((finding) => finding.level === 'error');

  const save = useCallback(async () => {
    if (pressed.current) return;
    setProblem(null);
    if (form.review().some((finding) => finding.level === 'error')) {
      setTries((before) => before + 1);
      return;
    }
    const made = changesBetween(began, askedFields(form.getState().form, procedure));
    if (made.length === 0) return;
    pressed.current = true;
    setBusy(true);
    await keeper.pause();
    const args = { changes: made };
    const saved = await orSayFailed(() =>
      store.perform({ name: act, entity: dossier.id, args, draft: frames.getState().id }),
    );
    if (saved.status === 'saved') {
      wakeReplay('saved');
      offerUndo({ entity: dossier.id, mid: saved.mid, act: { name: act, args } });
      navigate(paths.dossier(dossier.id), { replace: true });
      return;
    }
    setProblem(saved);
    setBusy(false);
    pressed.current = false;
    keeper.resume();
  }, [act, began, dossier.id, form, frames, keeper, navigate, offerUndo, procedure, store, wakeReplay]);

  const leave = async () => {
    setStays(false);
    if (await throwAway(store, frames.getState().id, keeper)) navigate(paths.dossier(dossier.id), { replace: true });
    else setStays(true);
  };

  return (
    <DossierForm
      store={form}
      busy={busy}
      onSave={() => void save()}
      top={
        <>
          <PageTitle windowTitle={`${titleOf(dossier.codes.provisional)} – ${words.app.name}`}>{title}</PageTitle>
          <ErrorSummary procedure={procedure} errors={errors} tries={tries} />
        </>
      }
      actions={
        <>
          {problem !== null && <SavedProblem outcome={problem} />}
          <p role="status">{changed === 0 ? words.edit.nothingChanged : words.edit.changes(changed)}</p>
          <button
            type="button"
            className={changed === 0 ? undefined : 'commit'}
            data-enter-stop
            onClick={() => void save()}
          >
            {words.edit.save}
          </button>
          <KeptLine kept={kept} onRetry={() => void keeper.flush()} />
          <button type="button" className="quiet" onClick={() => void leave()}>
            {words.edit.cancel}
          </button>
          {stays && (
            <p role="alert" className="finding is-error">
              {words.newDossier.discardFailed}
            </p>
          )}
        </>
      }
    />
  );
}
