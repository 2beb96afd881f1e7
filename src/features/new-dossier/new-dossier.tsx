import { useCallback, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import type { FormDocumentsComponent } from '../../components/form-documents-props.ts';
import { DossierForm } from '../../components/form/dossier-form.tsx';
import { ErrorSummary } from '../../components/form/error-summary.tsx';
import { KeptLine } from '../../components/form/kept-line.tsx';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { throwAway } from '../../state/form/throw-away.ts';
import { useKeptDraft } from '../../state/form/use-kept-draft.ts';
import { useJustSaved } from '../../state/just-saved.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { useSession } from '../../state/session.ts';
import { AlikeBeforeSaving } from './alike-before-saving.tsx';
import { DiscardDraft } from './discard-draft.tsx';
import { FindEntry } from './find-entry.tsx';
import type { OpenedDraft } from './open-draft.ts';
import { PapersHere } from './papers-here.tsx';
import { Review } from './review.tsx';
import { saveDossier } from './save-dossier.ts';
import { saveReport } from './save-report.ts';
import { PurposeLead, recordOf, titleOf } from './purpose.tsx';
import { ScanCard } from './scan-card.tsx';
import { SeenBefore } from './seen-before.tsx';
import { TakeFromPerson } from './take-from-person.tsx';
import './new-dossier.css';

/** From the first keystroke to the dossier, or the report, on the disk. */
export function NewDossier({
  opened,
  documents,
}: {
  readonly opened: OpenedDraft;
  /** The papers that come with it, drawn by their own feature. */
  readonly documents: FormDocumentsComponent;
}) {
  const parts = useParts();
  const session = useSession();
  const words = useMessages();
  const say = useSay();
  const [, navigate] = useLocation();
  const { form, frames, apart, purpose } = opened;
  const { state: kept, keeper } = useKeptDraft(form, frames, opened.keptAt);
  const step = useStore(frames, (frame) => frame.step);
  const findings = useStore(form, (state) => state.findings);
  const [tries, setTries] = useState(0);
  const [problem, setProblem] = useState<NotSaved | null>(null);
  const [caught, setCaught] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const pressed = useRef(false);
  const { procedure } = form.context;
  const errors = findings.filter((finding) => finding.level === 'error');

  const goTo = useCallback(
    (next: 'form' | 'review') => {
      frames.setState({ step: next });
      keeper.changed();
      scrollTo({ top: 0 });
    },
    [frames, keeper],
  );

  /** Shows everything that is wrong or missing; `true` when nothing stops saving. */
  const isClean = useCallback((): boolean => {
    setProblem(null);
    if (form.review().every((finding) => finding.level !== 'error')) return true;
    setTries((before) => before + 1);
    if (frames.getState().step === 'review') goTo('form');
    return false;
  }, [form, frames, goTo]);

  const save = useCallback(async () => {
    // One press, one dossier, however often the key repeats.
    if (pressed.current || !isClean()) return;
    pressed.current = true;
    setSaving(true);
    await keeper.pause();
    const saved = await orSayFailed(() =>
      purpose.kind === 'report' ? saveReport(parts, opened) : saveDossier(parts, session, opened),
    );
    if (saved.status === 'saved') {
      parts.wakeReplay('saved');
      useJustSaved.setState({ entity: saved.entity });
      navigate(paths.dossier(saved.entity), { replace: true });
      return;
    }
    setProblem(saved);
    setSaving(false);
    pressed.current = false;
    keeper.resume();
  }, [isClean, keeper, navigate, opened, parts, purpose, session]);

  const alike = (
    <AlikeBeforeSaving form={form} id={recordOf(opened)} apart={apart} receives={purpose.kind === 'dossier'} />
  );
  const papers = <PapersHere opened={opened} keeper={keeper} documents={documents} />;
  const saveButton = (
    <button type="button" className="commit" data-enter-stop onClick={() => void save()}>
      {purpose.kind === 'report' ? words.report.save : words.newDossier.save}
    </button>
  );
  const name = titleOf(purpose, say(procedure.name), words);
  const title = (
    <>
      <PageTitle windowTitle={`${name} – ${words.app.name}`}>{name}</PageTitle>
      <PurposeLead purpose={purpose} />
    </>
  );

  if (step === 'review') {
    return (
      <div className="review-page" inert={saving}>
        {title}
        {alike}
        <Review form={form}>
          <PapersHere opened={opened} documents={documents} />
        </Review>
        <div className="form-actions">
          {saveButton}
          <button type="button" onClick={() => goTo('form')}>
            {words.newDossier.backToForm}
          </button>
          {saving && <p role="status">{words.newDossier.saving}</p>}
          {problem !== null && <SavedProblem outcome={problem} />}
        </div>
      </div>
    );
  }

  return (
    <DossierForm
      store={form}
      busy={saving}
      onSave={() => void save()}
      top={
        <>
          {title}
          <ErrorSummary procedure={procedure} errors={errors} tries={tries} />
          <ScanCard onCaught={setCaught} />
        </>
      }
      groupTools={(group) => (
        <>
          <TakeFromPerson group={group} />
          {group.id === 'original' && procedure.drawsOnEntry !== undefined && <FindEntry />}
        </>
      )}
      below={papers}
      offered={
        <>
          {caught !== null && <p className="caught-card">{caught}</p>}
          <SeenBefore />
        </>
      }
      actions={
        <>
          {problem !== null && <SavedProblem outcome={problem} />}
          {saving && <p role="status">{words.newDossier.saving}</p>}
          {alike}
          {saveButton}
          {purpose.kind !== 'report' && (
            <button
              type="button"
              onClick={() => {
                if (isClean()) goTo('review');
              }}
            >
              {words.newDossier.review}
            </button>
          )}
          <KeptLine kept={kept} onRetry={() => void keeper.flush()} />
          <DiscardDraft
            onDiscard={async () => {
              const gone = await throwAway(parts.store, frames.getState().id, keeper);
              if (gone) navigate(paths.today);
              return gone;
            }}
          />
        </>
      }
    />
  );
}
