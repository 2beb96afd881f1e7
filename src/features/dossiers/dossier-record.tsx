import { useMay } from '../../state/rights.ts';
import { Suspense, useCallback, useEffect, useId, useRef, useState } from 'react';
import { Link } from 'wouter';
import { BesideNameContext } from '../../components/beside-name.ts';
import { DossierContent } from '../../components/dossier-content.tsx';
import { serverTimeOf, subjectOf } from '../../components/dossier-line.tsx';
import { ExchangeMark } from '../../components/exchange-mark.tsx';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import { ReceiptTrouble } from '../../components/receipt-trouble.tsx';
import { Sign } from '../../components/signs.tsx';
import type { DossierDocumentsComponent } from '../../components/dossier-documents-props.ts';
import type { ChosenPaper, PaperDeskComponent } from '../../components/paper-desk-props.ts';
import { isReport } from '../../domain/life-cycle.ts';
import { paperName } from '../../domain/papers/paper-names.ts';
import { reportPaper, slipPaper } from '../../domain/prints.ts';
import type { ContributedStep } from '../../components/step-props.ts';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import { contentOf } from '../../domain/report-form.ts';
import { awaitsVerification } from '../../domain/timeliness.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useJustSaved } from '../../state/just-saved.ts';
import { useLive } from '../../state/live.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useAsked } from '../../state/asked.ts';
import { useDeskTime } from '../../state/desk-time.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { noteRead } from '../../state/read-here.ts';
import { useSession } from '../../state/session.ts';
import { sayWhen } from '../../state/when-words.ts';
import type { DossierView } from '../../store/store.ts';
import { AlikeHere } from './alike-here.tsx';
import { DossierFacts } from './dossier-facts.tsx';
import { DossierReceipts } from './dossier-receipts.tsx';
import { mainPaperOf } from './main-paper.ts';
import { EditAfterEntry } from './edit-after-entry.tsx';
import { OldEntryFacts } from './old-entry-facts.tsx';
import { RegisterEntry } from './register-entry.tsx';
import { DoubleOf } from './double-of.tsx';
import { ParkedActs } from './parked-acts.tsx';
import { ReportBand } from './report-band.tsx';
import { ReportSource } from './report-source.tsx';
import { SuspectedDuplicates } from './suspected-duplicates.tsx';
import { DossierTimeline } from './dossier-timeline.tsx';
import { StepBand } from './step-band.tsx';
import { UndoSaved } from './undo-saved.tsx';
import { UpstreamStanding } from './upstream-standing.tsx';
import { usePrinting } from './use-printing.ts';
import './dossier-record.css';

export interface DossierRecordProps {
  readonly id: string;
  /** The dossier's papers, drawn by their own feature. */
  readonly papers: PaperDeskComponent;
  /** What came with it, drawn by its own feature too. */
  readonly documents: DossierDocumentsComponent;
  /** Steps that other screens offer for it. */
  readonly steps: readonly ContributedStep[];
  /** It stands beside another: what is printed, by button or key, is the other's. */
  readonly isBeside?: boolean;
}

/** One dossier: what was declared, what happened to it, and the proof. */
export function DossierRecord({ id, papers, documents, steps, isBeside = false }: DossierRecordProps) {
  const { store } = useParts();
  const words = useMessages().dossier;
  const view = useLive(() => store.dossier(id), [store, id]);
  if (view === undefined) return <div className="record" />;
  if (view === null) {
    return (
      <div className="record">
        <p className="empty">
          <b>{words.missing}</b>
        </p>
      </div>
    );
  }
  return <OpenRecord view={view} papers={papers} documents={documents} steps={steps} isBeside={isBeside} />;
}

interface OpenRecordProps extends Omit<DossierRecordProps, 'id'> {
  readonly view: DossierView;
}

function OpenRecord({ view, papers: Papers, documents: Documents, steps, isBeside = false }: OpenRecordProps) {
  const words = useMessages();
  const say = useSay();
  const now = useNow();
  const desk = useDeskTime();
  const titles = useId();
  const asked = useAsked();
  const heading = useRef<HTMLHeadingElement>(null);
  const printButton = useRef<HTMLButtonElement>(null);
  const [notPrinted, setNotPrinted] = useState<NotSaved | null>(null);
  const [preview, setPreview] = useState(false);
  const { dossier, exchange } = view;
  const justSaved = useJustSaved((state) => state.entity === dossier.id);
  const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
  const mainPaper = mainPaperOf(dossier, procedure, { now: new Date(now).toISOString(), desk });
  const [picked, setPicked] = useState<ChosenPaper | null>(null);
  // Until she picks one, the one that is waited for stands ready.
  const chosen = picked ?? { id: mainPaper, ordinal: null };
  const serverTime = serverTimeOf(view);
  const name = subjectOf(dossier);

  const { account } = useSession();
  useEffect(() => {
    noteRead(account.id, dossier);
  }, [account.id, dossier]);

  useEffect(() => {
    // After saving, the slip is what the citizen waits for: one key prints it.
    if (useJustSaved.getState().entity === dossier.id) printButton.current?.focus();
    else heading.current?.focus();
    return () => {
      if (useJustSaved.getState().entity === dossier.id) useJustSaved.setState({ entity: null });
    };
  }, [dossier.id]);

  const { printPaper, awaitsSheet, noteStands } = usePrinting(dossier, setPicked);
  // The others have to be told something first, or go on a blank: they are shown before they are printed.
  const printsAtOnce = mainPaper === slipPaper || mainPaper === reportPaper;
  const printMain = useCallback(async () => {
    setNotPrinted(null);
    if (printsAtOnce) setNotPrinted(await printPaper(mainPaper, {}));
    else {
      setPicked({ id: mainPaper, ordinal: null });
      setPreview(true);
    }
  }, [printPaper, mainPaper, printsAtOnce]);

  const may = useMay();
  const reported = isReport(dossier);
  const isLine = dossier.line !== undefined;
  const hasSlip = dossier.source === undefined && (!isLine || dossier.line === 'waiting');
  const prints = hasSlip && !isBeside;
  useEffect(() => {
    // In sight of another paper the key is that paper's.
    if (preview || !prints) return;
    const printByKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'p') return;
      event.preventDefault();
      void printMain();
    };
    addEventListener('keydown', printByKey);
    return () => removeEventListener('keydown', printByKey);
  }, [preview, printMain, prints]);

  const article = (
    <article className="record" aria-labelledby={`${titles}-name`}>
      {!isBeside && (
        <p className="record-back">
          <Link href={`${paths.dossiers}${asked}`}>{words.dossiers.back}</Link>
        </p>
      )}
      <header className="record-head">
        <h2 id={`${titles}-name`} ref={heading} tabIndex={-1}>
          {name}
        </h2>
        <p className="record-state">
          <ExchangeMark state={exchange} word={words.exchange[exchange]} />
          {exchange === 'received' && serverTime !== null && (
            <span>{words.dossiers.serverTime(sayWhen(serverTime, now, words))}</span>
          )}
        </p>
        {justSaved && !isLine && (reported || (dossier.business === 'RECEIVED' && dossier.slipPrints === 0)) && (
          <p className="record-saved">{reported ? words.report.saved : words.dossier.saved}</p>
        )}
        <UndoSaved dossier={dossier} />
        {prints && (
          <div className="actions">
            <button
              ref={printButton}
              type="button"
              className="primary"
              aria-haspopup={printsAtOnce ? undefined : 'dialog'}
              onClick={() => void printMain()}
            >
              {reported
                ? words.report.print
                : printsAtOnce
                  ? words.dossier.print
                  : words.dossier.printOther(say(paperName(mainPaper)))}
            </button>
            <button type="button" aria-haspopup="dialog" onClick={() => setPreview(true)}>
              {reported ? words.report.preview : words.dossier.preview}
            </button>
            {dossier.entry === undefined && !reported && may('editDossier') && (
              <Link href={paths.editDossier(dossier.id)} className="button">
                {words.dossier.edit}
              </Link>
            )}
            {dossier.business === 'REPORTED' && !isLine && may('editReport') && (
              <Link href={paths.editDossier(dossier.id)} className="button">
                {words.report.edit}
              </Link>
            )}
            {may('editDossier') && <EditAfterEntry dossier={dossier} procedure={procedure} />}
          </div>
        )}
        {awaitsSheet && <p role="status">{words.papers.drawing}</p>}
        {notPrinted !== null && (
          <>
            <p role="alert">{words.dossier.notPrinted}</p>
            <SavedProblem outcome={notPrinted} />
          </>
        )}
      </header>
      {exchange === 'attention' && <ReceiptTrouble entries={view.waiting} dossier={dossier} />}
      {!reported && procedure?.verification !== undefined && awaitsVerification(procedure, dossier.fields) && (
        <p className="record-waits">
          <Sign name="warning" />
          <span>
            <b>{words.procedure.verification}.</b> {say(procedure.verification.notice)}
          </span>
        </p>
      )}
      {reported ? (
        <ReportBand dossier={dossier} />
      ) : (
        <StepBand dossier={dossier} procedure={procedure} contributed={steps} />
      )}
      <ParkedActs dossier={dossier} procedure={procedure} />
      {(hasSlip || isLine) && (
        <Suspense fallback={null}>
          <Documents dossier={dossier} procedure={procedure} />
        </Suspense>
      )}
      <DoubleOf dossier={dossier} />
      <SuspectedDuplicates dossier={dossier} />
      <RegisterEntry dossier={dossier} procedure={procedure} />
      <UpstreamStanding dossier={dossier} procedure={procedure} />
      {!reported && hasSlip && may('noteHandedOver') && (
        <p>
          <Link href={paths.portal(dossier.id)}>{words.upstreamTold.keyIn}</Link>
        </p>
      )}
      {!isLine && <AlikeHere dossier={dossier} />}
      {!reported && <ReportSource dossier={dossier} />}
      {reported ? null : dossier.source === undefined || dossier.entry === undefined ? (
        <DossierFacts dossier={dossier} procedure={procedure} />
      ) : (
        <OldEntryFacts entry={dossier.entry} source={dossier.source} />
      )}
      {procedure === undefined ? (
        <p className="empty">{words.dossier.unknownProcedure}</p>
      ) : isLine ? null : (
        <DossierContent
          procedure={contentOf(dossier, procedure).asked}
          fields={contentOf(dossier, procedure).said}
          on={localDateOf(dossier.receivedAt)}
          headingLevel={3}
        />
      )}
      <DossierTimeline dossier={dossier} procedure={procedure} />
      <DossierReceipts view={view} />
      {procedure !== undefined && prints && (
        <Suspense fallback={null}>
          <Papers
            dossier={dossier}
            procedure={procedure}
            chosen={chosen}
            onChoose={(id) => setPicked({ id, ordinal: null })}
            shownOnScreen={preview}
            onHide={() => setPreview(false)}
            onStands={noteStands}
            onPrint={printPaper}
          />
        </Suspense>
      )}
    </article>
  );
  return <BesideNameContext value={isBeside ? `${titles}-name` : null}>{article}</BesideNameContext>;
}
